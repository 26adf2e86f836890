package softlanding.node.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.LiquidationFilledDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.StateHashedDecoder;
import softlanding.codecs.TimeAdvancedDecoder;
import softlanding.engine.wire.DecisionSink;
import softlanding.workload.EventSink;
import softlanding.workload.SeededRandom;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.Frames;

/**
 * Passes events on to an engine and says some fills once too often: those of orders that were filled whole, and of
 * orders that nobody gave. Such a fill must be refused and change nothing at all.
 */
final class UnwantedFills implements EventSink, DecisionSink
{
    private static final long DRAWS = 10;
    private static final double REPEATED_SHARE = 0.3;
    private static final double UNKNOWN_PER_TIME = 0.002;
    private static final long UNKNOWN_ORDER = Long.MAX_VALUE;

    private final SeededRandom random;
    private final RestartingEngine engine;
    private final List<String> violations;
    private final AccountEncoder unknown;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final LiquidationFilledDecoder filled = new LiquidationFilledDecoder();
    private final Map<Long, Long> leftByOrder = new HashMap<>();
    private int decisions;
    private int rejections;
    private int said;

    /**
     * Before the first event.
     *
     * @param seed       of which fills are said again.
     * @param engine     receives all events; its decisions come back here.
     * @param violations receives what may not be.
     */
    UnwantedFills(final long seed, final RestartingEngine engine, final List<String> violations)
    {
        this.engine = engine;
        this.violations = violations;
        random = SeededRandom.of(seed, DRAWS);
        unknown = new AccountEncoder(this::sayInVain);
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        // A hash is due by sequence, whatever the event.
        decisions += header.wrap(buffer, offset).templateId() == StateHashedDecoder.TEMPLATE_ID ? 0 : 1;
        switch (header.wrap(buffer, offset).templateId())
        {
            case LiquidationOrderedDecoder.TEMPLATE_ID ->
            {
                ordered.wrapAndApplyHeader(buffer, offset, header);
                leftByOrder.put(ordered.orderId(), Math.abs(ordered.quantity()));
            }
            case EventRejectedDecoder.TEMPLATE_ID -> rejections++;
            default ->
            {
            }
        }
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        rejections = 0;
        engine.onEvent(buffer, offset, length);
        switch (header.wrap(buffer, offset).templateId())
        {
            case LiquidationFilledDecoder.TEMPLATE_ID ->
            {
                if (rejections == 0 && isWhole(buffer, offset) && random.chance(REPEATED_SHARE))
                {
                    sayInVain(buffer, offset, length);
                }
            }
            case TimeAdvancedDecoder.TEMPLATE_ID ->
            {
                if (random.chance(UNKNOWN_PER_TIME))
                {
                    unknown.liquidationFilled(Frames.timestampNs(buffer, offset), UNKNOWN_ORDER, 1, 1, 1);
                }
            }
            default ->
            {
            }
        }
    }

    private boolean isWhole(final DirectBuffer buffer, final int offset)
    {
        filled.wrapAndApplyHeader(buffer, offset, header);
        return leftByOrder.merge(filled.orderId(), -Math.abs(filled.quantity()), Long::sum) == 0;
    }

    private void sayInVain(final DirectBuffer buffer, final int offset, final int length)
    {
        final long before = engine.stateHash();
        decisions = 0;
        rejections = 0;
        engine.onEvent(buffer, offset, length);
        said++;
        final long orderId = filled.wrapAndApplyHeader(buffer, offset, header).orderId();
        if (rejections != 1 || decisions != 1)
        {
            violations.add("a fill too many of order " + orderId + " is answered by " + decisions + " decisions, " +
                rejections + " of them a refusal");
        }
        if (engine.stateHash() != before)
        {
            violations.add("a fill too many of order " + orderId + " was refused, but has changed something");
        }
    }

    /** How many fills were said too often so far. */
    int said()
    {
        return said;
    }
}
