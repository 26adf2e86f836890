package softlanding.perf.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.codecs.AccountHealthChangedDecoder;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.LiquidationOrderCompletedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.OrderMarginDecidedDecoder;
import softlanding.codecs.Policy;
import softlanding.engine.wire.WireEngine;

class VenueStreamTest
{
    private static final int ACCOUNTS = 200;
    private static final int EVENTS = 400;
    /** Two coins, nine events per move, 800 moves down, up and back. */
    private static final int SWING_EVENTS = 2 * 9 * 800;

    private final EventTape tape = new EventTape(1 << 22);
    private final VenueStream stream = new VenueStream(new BenchVenue(), ACCOUNTS, tape);
    private final WireEngine engine = new WireEngine(BenchVenue.limits(ACCOUNTS), this::onDecision);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Map<Integer, Integer> decisions = new HashMap<>();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final Set<Long> liquidated = new HashSet<>();
    private long sequence;
    private long rounds;

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
    void shouldTakeAccountsAcrossInitialMarginButNoFurtherOnSwingingTicks()
    {
        stream.fill(Workload.SWINGING_TICK, SWING_EVENTS);
        for (int event = 0; event < tape.size(); event++)
        {
            engine.onEvent(++sequence, tape.buffer(), tape.offset(event), tape.length(event));
        }

        assertTrue(count(AccountHealthChangedDecoder.TEMPLATE_ID) > 0);
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
    void shouldLiquidateAnotherAccountOnEveryMeasuredTick(final Policy policy)
    {
        stream.setPolicy(policy, (buffer, offset, length) -> engine.onEvent(++sequence, buffer, offset, length));

        assertEquals(EVENTS / 4, liquidate(EVENTS));
    }

    /** More groups than the engine remembers orders (4,096), and more than fit into a depth window of 10 seconds. */
    @Test
    void shouldLiquidateInRoundsWithoutEndAndInTheTimeOfTheirEventsOnly()
    {
        final long openedNs = engine.timeNs();
        final long opened = sequence;
        final int slices = 4;
        int measured = 0;
        for (int slice = 0; slice < slices; slice++)
        {
            measured += liquidate(20_000);
        }

        assertEquals(slices * 5_000, measured);
        final long elapsedNs = engine.timeNs() - openedNs;
        assertTrue(elapsedNs <= 20_000L * (sequence - opened), () -> "elapsedNs=" + elapsedNs);
    }

    /** Returns the number of measured ticks. Each tick orders for one account without a recent turn. */
    private int liquidate(final int events)
    {
        int measured = 0;
        stream.fill(Workload.LIQUIDATING_TICK, events);
        for (int event = 0; event < tape.size(); event++)
        {
            decisions.clear();
            liquidated.clear();
            engine.onEvent(++sequence, tape.buffer(), tape.offset(event), tape.length(event));
            assertEquals(0, count(EventRejectedDecoder.TEMPLATE_ID), "event=" + event);
            if (tape.isMeasured(event))
            {
                final long turn = ACCOUNTS + 1 + rounds++ % BenchVenue.FRAGILE_ACCOUNTS;
                assertEquals(Set.of(turn), liquidated, "event=" + event);
                assertEquals(0, count(LiquidationOrderCompletedDecoder.TEMPLATE_ID), "order of another round, event=" +
                    event);
                measured++;
            }
            else
            {
                assertEquals(Set.of(), liquidated, "event=" + event);
            }
        }
        return measured;
    }

    /** Like the floor, whose engine has no accounts. */
    @Test
    void shouldBeAbleToLiquidateWithoutHavingOpenedAnAccount()
    {
        final EventTape unopened = new EventTape(1 << 18);
        new VenueStream(new BenchVenue(), ACCOUNTS, unopened).fill(Workload.LIQUIDATING_TICK, EVENTS);

        assertTrue(unopened.size() >= EVENTS);
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void shouldBeginWithEqualBytesWhereverItIsMade(final Workload workload)
    {
        final EventTape otherTape = new EventTape(1 << 22);
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
        if (header.templateId() == LiquidationOrderedDecoder.TEMPLATE_ID)
        {
            liquidated.add(ordered.wrapAndApplyHeader(buffer, offset, header).accountId());
        }
    }

    private int count(final int templateId)
    {
        return decisions.getOrDefault(templateId, 0);
    }
}
