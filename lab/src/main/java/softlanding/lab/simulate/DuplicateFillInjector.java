package softlanding.lab.simulate;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.Frames;
import softlanding.codecs.LiquidationOrderFilledDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.RejectReason;
import softlanding.codecs.StateHashedDecoder;
import softlanding.codecs.TimeAdvancedDecoder;
import softlanding.engine.wire.DecisionSink;
import softlanding.workload.SeededRandom;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.OrderKey;

/**
 * Passes events to an engine and repeats some fills, either at once or at any later time, with their order open or
 * completed. It also sends fills of unknown orders. The engine must reject each such fill and change nothing.
 */
final class DuplicateFillInjector implements EventSink, DecisionSink
{
    private static final long DRAWS = 10;
    private static final double REPEATED_AT_ONCE = 0.3;
    private static final double REPEATED_PER_TIME = 0.01;
    private static final double UNKNOWN_PER_TIME = 0.002;
    private static final long UNKNOWN_ORDER = Long.MAX_VALUE;

    private final SeededRandom random;
    private final RestartingEngine engine;
    private final List<String> violations;
    private final FillLedger ledger;
    private final AccountEncoder unknown;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EventRejectedDecoder rejected = new EventRejectedDecoder();
    private final LiquidationOrderFilledDecoder filled = new LiquidationOrderFilledDecoder();
    private final List<UnsafeBuffer> booked = new ArrayList<>();
    private int decisions;
    private @Nullable RejectReason refusal;
    private int said;

    /**
     * Creates an injector.
     *
     * @param seed       that selects the repeated fills.
     * @param engine     receives all events; its decisions come back to this object.
     * @param violations receives broken invariants.
     */
    DuplicateFillInjector(final long seed, final RestartingEngine engine, final List<String> violations)
    {
        this.engine = engine;
        this.violations = violations;
        ledger = new FillLedger(violations);
        random = SeededRandom.of(seed, DRAWS);
        unknown = new AccountEncoder((buffer, offset, length) ->
            sayInVain(buffer, offset, length, RejectReason.UNKNOWN_ID));
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        // A state hash depends only on the sequence, so it does not count as a decision of the fill.
        decisions += header.wrap(buffer, offset).templateId() == StateHashedDecoder.TEMPLATE_ID ? 0 : 1;
        if (header.templateId() == EventRejectedDecoder.TEMPLATE_ID)
        {
            refusal = rejected.wrapAndApplyHeader(buffer, offset, header).reason();
        }
        ledger.onDecision(buffer, offset, length);
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case LiquidationOrderFilledDecoder.TEMPLATE_ID -> onFilled(buffer, offset, length);
            case TimeAdvancedDecoder.TEMPLATE_ID ->
            {
                engine.onEvent(buffer, offset, length);
                onTime(Frames.timestampNs(buffer, offset));
            }
            default -> engine.onEvent(buffer, offset, length);
        }
    }

    private void onFilled(final DirectBuffer buffer, final int offset, final int length)
    {
        filled.wrapAndApplyHeader(buffer, offset, header);
        ledger.begin(filled.orderId(), filled.quantity());
        refusal = null;
        engine.onEvent(buffer, offset, length);
        ledger.end(refusal == null);
        if (refusal == null)
        {
            remember(buffer, offset, length);
        }
    }

    private void remember(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] frame = new byte[length];
        buffer.getBytes(offset, frame);
        booked.add(new UnsafeBuffer(frame));
        if (random.chance(REPEATED_AT_ONCE))
        {
            sayInVain(buffer, offset, length, RejectReason.DUPLICATE_ID);
        }
    }

    private void onTime(final long nowNs)
    {
        if (!booked.isEmpty() && random.chance(REPEATED_PER_TIME))
        {
            final UnsafeBuffer frame = booked.get(random.nextInt(booked.size()));
            Frames.timestampNs(frame, 0, nowNs);
            sayInVain(frame, 0, frame.capacity(), RejectReason.DUPLICATE_ID);
        }
        if (random.chance(UNKNOWN_PER_TIME))
        {
            unknown.liquidationOrderFilled(nowNs, new OrderKey(UNKNOWN_ORDER, 0, 0), 1, 1, 1);
        }
    }

    private void sayInVain(
        final DirectBuffer buffer, final int offset, final int length, final RejectReason expected)
    {
        final long before = engine.stateHash();
        decisions = 0;
        refusal = null;
        engine.onEvent(buffer, offset, length);
        said++;
        final long orderId = filled.wrapAndApplyHeader(buffer, offset, header).orderId();
        if (refusal != expected || decisions != 1)
        {
            violations.add("a fill too many of order " + orderId + " is answered by " + decisions +
                " decisions and refused as " + refusal + ", not " + expected);
        }
        if (engine.stateHash() != before)
        {
            violations.add("a fill too many of order " + orderId + " was refused, but has changed something");
        }
    }

    /** Returns the number of injected fills. */
    int said()
    {
        return said;
    }
}
