package softlanding.node;

import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.Bool;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.SpotPriceChangedEncoder;

/** Creates events that differ only by their number. */
public final class SpotEvents
{
    /** Length of each event, in bytes. */
    public static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + SpotPriceChangedEncoder.BLOCK_LENGTH;

    private static final long START_NS = 1_780_272_000_000_000_000L;
    private static final long PARK_NS = 1_000;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SpotPriceChangedEncoder spot = new SpotPriceChangedEncoder();

    /** Returns the event of a number from 1. It is valid until the next call. */
    public UnsafeBuffer event(final long number)
    {
        return event(START_NS + number, number);
    }

    /** Returns an event with a time in nanoseconds since the epoch. It is valid until the next call. */
    public UnsafeBuffer eventAt(final long timestampNs)
    {
        return event(timestampNs, 0);
    }

    private UnsafeBuffer event(final long timestampNs, final long number)
    {
        spot.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs)
            .underlyingId(1)
            .price(9_500_000_000_000L + number)
            .confidence(100_000_000L)
            .lastFragment(Bool.NULL_VAL);
        return buffer;
    }

    /** Offers the events first to last. Repeats an offer while the ring is full. */
    public void offer(final MarginNode node, final long first, final long last)
    {
        for (long number = first; number <= last; number++)
        {
            final UnsafeBuffer event = event(number);
            while (!node.offer(event, 0, LENGTH))
            {
                LockSupport.parkNanos(PARK_NS);
            }
        }
    }
}
