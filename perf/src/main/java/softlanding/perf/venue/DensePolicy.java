package softlanding.perf.venue;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.LiquidationPolicySetEncoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.Policy;
import softlanding.workload.margin.RulesEncoder;

/**
 * The default policy with shorter times. Every fourth event liquidates, thousands of times as often as on a venue, so
 * order timeout and depth window are shorter by the same factor. No round meets the remains of an earlier one, and no
 * time is skipped in which options would lose their value.
 */
final class DensePolicy
{
    /** Order timeout, in nanoseconds. An order is open during one event and has timed out at the next. */
    static final long ORDER_TIMEOUT_NS = 2 * StreamClock.NS_PER_EVENT;

    private DensePolicy()
    {
    }

    static void set(final long timestampNs, final Policy policy, final EventSink sink)
    {
        new RulesEncoder((buffer, offset, length) -> sendChanged(buffer, offset, length, policy, sink))
            .liquidationPolicySet(timestampNs);
    }

    private static void sendChanged(
        final DirectBuffer buffer, final int offset, final int length, final Policy policy, final EventSink sink)
    {
        final UnsafeBuffer event = new UnsafeBuffer(new byte[length]);
        event.putBytes(0, buffer, offset, length);
        new LiquidationPolicySetEncoder().wrap(event, MessageHeaderEncoder.ENCODED_LENGTH)
            .policy(policy)
            .roundIntervalNs(ORDER_TIMEOUT_NS)
            .orderTimeoutNs(ORDER_TIMEOUT_NS)
            .depthWindowNs(ORDER_TIMEOUT_NS);
        sink.onEvent(event, 0, length);
    }
}
