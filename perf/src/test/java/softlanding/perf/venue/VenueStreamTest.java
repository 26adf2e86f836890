package softlanding.perf.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.codecs.AccountHealthChangedDecoder;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.OrderMarginDecidedDecoder;
import softlanding.codecs.Policy;
import softlanding.engine.wire.WireEngine;

class VenueStreamTest
{
    private static final int ACCOUNTS = 200;
    private static final int EVENTS = 400;

    private final EventTape tape = new EventTape(1 << 18);
    private final VenueStream stream = new VenueStream(new BenchVenue(), ACCOUNTS, tape);
    private final WireEngine engine = new WireEngine(BenchVenue.limits(ACCOUNTS), this::onDecision);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Map<Integer, Integer> decisions = new HashMap<>();
    private long sequence;

    @BeforeEach
    void open()
    {
        stream.open((buffer, offset, length) -> engine.onEvent(++sequence, buffer, offset, length));
        assertEquals(0, count(EventRejectedDecoder.TEMPLATE_ID));
        assertEquals(0, count(LiquidationOrderedDecoder.TEMPLATE_ID));
        decisions.clear();
    }

    @Test
    void shouldLiquidateNobodyOnCalmTicks()
    {
        apply(Workload.CALM_TICK);

        assertEquals(0, count(LiquidationOrderedDecoder.TEMPLATE_ID));
        assertEquals(0, count(EventRejectedDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldAnswerEveryQuestion()
    {
        apply(Workload.ORDER_CHECK);

        assertEquals(EVENTS, count(OrderMarginDecidedDecoder.TEMPLATE_ID));
        assertEquals(0, count(EventRejectedDecoder.TEMPLATE_ID));
    }

    @Test
    void shouldTakeFillsWithoutAWord()
    {
        apply(Workload.FILL);

        assertEquals(0, count(EventRejectedDecoder.TEMPLATE_ID));
        assertEquals(0, count(AccountHealthChangedDecoder.TEMPLATE_ID));
    }

    @ParameterizedTest
    @EnumSource(names = {"TIERED", "OPTIMAL"})
    void shouldLiquidateOneAccountOnEveryMeasuredTick(final Policy policy)
    {
        stream.setPolicy(policy, (buffer, offset, length) -> engine.onEvent(++sequence, buffer, offset, length));
        stream.fill(Workload.LIQUIDATING_TICK, EVENTS);
        int measured = 0;
        for (int event = 0; event < tape.size(); event++)
        {
            decisions.clear();
            engine.onEvent(++sequence, tape.buffer(), tape.offset(event), tape.length(event));
            assertEquals(tape.isMeasured(event), count(LiquidationOrderedDecoder.TEMPLATE_ID) > 0, "event=" + event);
            measured += tape.isMeasured(event) ? 1 : 0;
        }

        assertEquals(EVENTS / 4, measured);
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void shouldBeginWithEqualBytesWhereverItIsMade(final Workload workload)
    {
        final EventTape otherTape = new EventTape(1 << 18);
        final VenueStream other = new VenueStream(new BenchVenue(), ACCOUNTS, otherTape);
        other.open((buffer, offset, length) -> {});

        stream.fill(workload, EVENTS);
        other.fill(workload, EVENTS);

        assertTrue(tape.size() >= EVENTS);
        assertEquals(tape.size(), otherTape.size());
        assertEquals(tape.buffer(), otherTape.buffer());
    }

    private void apply(final Workload workload)
    {
        stream.fill(workload, EVENTS);
        for (int event = 0; event < tape.size(); event++)
        {
            engine.onEvent(++sequence, tape.buffer(), tape.offset(event), tape.length(event));
        }
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        decisions.merge(header.templateId(), 1, Integer::sum);
    }

    private int count(final int templateId)
    {
        return decisions.getOrDefault(templateId, 0);
    }
}
