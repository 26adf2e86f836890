package softlanding.workload.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.codecs.CloseReason;
import softlanding.codecs.EndReason;
import softlanding.codecs.OptionRight;
import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.wire.ListingEncoder;
import softlanding.workload.wire.MarketEncoder;

class ExchangeSimulatorTest
{
    private static final long ONE = FixedPoint.ONE;
    private static final long NOW_NS = 1_780_272_000_000_000_000L;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int PERPETUAL = 1;
    private static final int CALL = 2;
    private static final long DEPTH = 10 * ONE;

    private ExchangeSimulator exchange;
    private Decisions decisions;
    private MarketEncoder marks;

    @BeforeEach
    void open()
    {
        open(1, FillBehaviour.PROMPT);
    }

    private void open(final long seed, final FillBehaviour behaviour)
    {
        exchange = new ExchangeSimulator(seed, behaviour, 1);
        decisions = new Decisions(exchange);
        marks = new MarketEncoder(exchange);
        final ListingEncoder listing = new ListingEncoder(exchange);
        listing.underlyingListed(NOW_NS, 1, "BTC");
        listing.perpetualListed(NOW_NS, PERPETUAL, 1, ONE, ONE / 100);
        listing.expiryListed(NOW_NS, 1, 1, NOW_NS + 30 * DAY_NS);
        listing.optionListed(NOW_NS, CALL, 1, 100_000 * ONE, OptionRight.CALL, ONE, ONE / 100);
        marks.perpetualPriceChanged(NOW_NS, PERPETUAL, 100_000 * ONE);
        marks.forwardPriceChanged(NOW_NS, 1, 100_000 * ONE, 0);
        marks.volatilityChanged(NOW_NS, 1, 100_000 * ONE, ONE / 2);
        marks.liquidityChanged(NOW_NS, PERPETUAL, 20 * ONE, DEPTH);
        marks.liquidityChanged(NOW_NS, CALL, 50 * ONE, DEPTH);
    }

    private List<Answer> answers()
    {
        return Answer.all(exchange);
    }

    @Test
    void shouldAnswerAnOrderThatTheEngineHasEndedWhereItIsStubborn()
    {
        open(1, new FillBehaviour(0, 0, 0, 0, 50_000_000L, 60_000_000L, 1, 1, 0, 1));
        decisions.ordered(NOW_NS, 5, PERPETUAL, ONE, 200_000 * ONE);
        decisions.ended(NOW_NS + 1, 5, EndReason.TIMED_OUT);

        assertEquals(ONE, Answer.filled(answers(), 5));
    }

    @Test
    void shouldFillAtTheTouchAndABitBeyondAndThenClose()
    {
        decisions.ordered(NOW_NS, 77, PERPETUAL, -10 * ONE, 90_000 * ONE);

        final List<Answer> answers = answers();

        // Half of it at the touch, half within the second half-spread: on average a quarter of that beyond the touch.
        final long price = 100_000 * ONE - 25 * ONE;
        assertEquals(List.of("FILL", "TRADE", "CLOSE"), answers.stream().map(Answer::type).toList());
        assertEquals(-10 * ONE, answers.get(0).quantity());
        assertEquals(price, answers.get(0).price());
        assertEquals(10 * price / 2_000, answers.get(0).fee());
        assertEquals(10 * ONE, answers.get(1).quantity());
        assertEquals(price, answers.get(1).price());
        assertEquals(1, answers.get(1).accountId());
        assertEquals(CloseReason.FILLED, answers.get(2).reason());
        assertTrue(answers.get(0).timestampNs() > NOW_NS);
        assertEquals(Long.MAX_VALUE, exchange.nextAnswerNs());
    }

    @Test
    void shouldFillEachLegOfARoundIndependently()
    {
        final int[] filledLegs = new int[3];
        for (int seed = 0; seed < 400; seed++)
        {
            open(seed, new FillBehaviour(0, 0, 0, 0, 50_000_000L, 60_000_000L, 1, 0, 0, 0.5));
            decisions.ordered(NOW_NS, 77, PERPETUAL, ONE, 200_000 * ONE);
            decisions.ordered(NOW_NS, 78, CALL, ONE, 50_000 * ONE);
            filledLegs[(int)answers().stream().filter(answer -> answer.reason() == CloseReason.FILLED).count()]++;
        }

        assertEquals(100, filledLegs[0], 35);
        assertEquals(200, filledLegs[1], 45);
        assertEquals(100, filledLegs[2], 35);
    }

    @Test
    void shouldFillAnOptionAroundItsOwnMark()
    {
        decisions.ordered(NOW_NS, 77, CALL, ONE, 50_000 * ONE);

        // At the money: F (2 N(sigma sqrt(T) / 2) - 1), about 0.4 F sigma sqrt(T).
        final double mark = 0.3989 * 100_000 * 0.5 * StrictMath.sqrt(30 / 365.0);
        assertEquals(mark + 50, FixedPoint.toDouble(answers().get(0).price()), 5);
    }

    @Test
    void shouldTakeNoMoreThanTheDepthAndCancelTheRest()
    {
        decisions.ordered(NOW_NS, 77, PERPETUAL, 25 * ONE, 200_000 * ONE);

        final List<Answer> answers = answers();

        assertEquals(DEPTH, answers.get(0).quantity());
        assertEquals(CloseReason.CANCELLED, answers.get(2).reason());
    }

    @Test
    void shouldStopWhereTheLimitBites()
    {
        decisions.ordered(NOW_NS, 77, PERPETUAL, 8 * ONE, 100_030 * ONE);

        final List<Answer> answers = answers();

        // The limit is half a half-spread beyond the touch: all of the first half and half of the other half.
        assertEquals(8 * ONE - ONE / 2, answers.get(0).quantity());
        assertTrue(answers.get(0).price() <= 100_030 * ONE);
        assertEquals(CloseReason.CANCELLED, answers.get(2).reason());
    }

    @Test
    void shouldHaveHalfOfTheDepthAtTheTouch()
    {
        decisions.ordered(NOW_NS, 77, PERPETUAL, -8 * ONE, 99_980 * ONE);

        final List<Answer> answers = answers();

        assertEquals(-5 * ONE, answers.get(0).quantity());
        assertEquals(99_980 * ONE, answers.get(0).price());
        assertEquals(CloseReason.CANCELLED, answers.get(2).reason());
    }

    @Test
    void shouldChargeTheSameForTwoOrdersAsForOneThatTakesBoth()
    {
        decisions.ordered(NOW_NS, 1, PERPETUAL, 7 * ONE, 200_000 * ONE);
        decisions.ordered(NOW_NS, 2, PERPETUAL, 3 * ONE, 200_000 * ONE);

        final double paid = answers().stream().filter(answer -> answer.type().equals("FILL"))
            .mapToDouble(answer -> FixedPoint.toDouble(answer.quantity()) * FixedPoint.toDouble(answer.price())).sum();

        assertEquals(10 * 100_025, paid, 1e-3);
    }

    @Test
    void shouldFindNobodyOutsideTheTouch()
    {
        decisions.ordered(NOW_NS, 77, PERPETUAL, 8 * ONE, 100_010 * ONE);

        final List<Answer> answers = answers();

        assertEquals(1, answers.size());
        assertEquals(CloseReason.CANCELLED, answers.get(0).reason());
    }

    @Test
    void shouldHaveTheDepthBackLaterOrWhenNewDepthIsShown()
    {
        decisions.ordered(NOW_NS, 1, PERPETUAL, DEPTH, 200_000 * ONE);
        assertEquals(DEPTH, Answer.filled(answers(), 1));
        decisions.ordered(NOW_NS + 1_000_000_000L, 2, PERPETUAL, DEPTH, 200_000 * ONE);
        assertEquals(0, Answer.filled(answers(), 2));
        decisions.ordered(NOW_NS + 11_000_000_000L, 3, PERPETUAL, DEPTH, 200_000 * ONE);
        assertEquals(DEPTH, Answer.filled(answers(), 3));
        marks.liquidityChanged(NOW_NS + 12_000_000_000L, PERPETUAL, 20 * ONE, 3 * ONE);
        decisions.ordered(NOW_NS + 12_000_000_000L, 4, PERPETUAL, DEPTH, 200_000 * ONE);
        assertEquals(3 * ONE, Answer.filled(answers(), 4));
    }

    @Test
    void shouldRefuseWhatItDoesNotListAndWhatHasSettled()
    {
        decisions.ordered(NOW_NS, 1, 999, ONE, 200_000 * ONE);
        assertEquals(CloseReason.REJECTED, answers().get(0).reason());
        decisions.ordered(NOW_NS, 2, CALL, ONE, 200_000 * ONE);
        marks.expirySettled(NOW_NS + 1, 1, 100_000 * ONE);
        assertEquals(CloseReason.EXPIRED, answers().get(0).reason());
    }

    @Test
    void shouldNeverAnswerAnOrderThatTheEngineHasEnded()
    {
        final FillBehaviour inParts = new FillBehaviour(0, 1, 0, 0, 50_000_000L, 60_000_000L, 1, 0, 0, 1);
        int endedWithFills = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            open(seed, inParts);
            decisions.ordered(NOW_NS, 5, PERPETUAL, 8 * ONE, 200_000 * ONE);
            decisions.ordered(NOW_NS, 6, PERPETUAL, 8 * ONE, 200_000 * ONE);
            final Answer first = Answer.next(exchange);
            endedWithFills += first.orderId() == 5 ? 1 : 0;
            decisions.ended(first.timestampNs(), 5, EndReason.TIMED_OUT);

            final List<Answer> rest = answers();

            assertTrue(rest.stream().noneMatch(answer -> answer.orderId() == 5), "seed=" + seed + " " + rest);
            // The house's side of the fill before the end is still due, because positions must sum to zero.
            final long filled = first.quantity() + rest.stream().filter(a -> a.type().equals("FILL"))
                .mapToLong(Answer::quantity).sum();
            final long house = rest.stream().filter(a -> a.type().equals("TRADE")).mapToLong(Answer::quantity).sum();
            assertEquals(0, filled + house, "seed=" + seed);
        }
        assertTrue(endedWithFills > 20, "endedWithFills=" + endedWithFills);
    }

    @Test
    void shouldNeverFillPastLimitDepthOrOrderAndAlwaysConserveQuantity()
    {
        int fills = 0;
        int partly = 0;
        int unanswered = 0;
        for (int seed = 0; seed < 2_000; seed++)
        {
            open(seed, FillBehaviour.TYPICAL);
            final SeededRandom random = new SeededRandom(seed);
            final int instrumentId = random.chance(0.5) ? PERPETUAL : CALL;
            final double mark = instrumentId == PERPETUAL ? 100_000 : 5_716;
            final int side = random.chance(0.5) ? 1 : -1;
            final long quantity = side * (1L + random.nextInt(1_500)) * (ONE / 100);
            final long limit = FixedPoint.of(mark * (1 + side * random.between(-0.001, 0.02)));
            decisions.ordered(NOW_NS, 9, instrumentId, quantity, limit);

            final List<Answer> answers = answers();

            final String what = "seed=" + seed + " quantity=" + quantity + " limit=" + limit + " " + answers;
            long filled = 0;
            long house = 0;
            for (final Answer answer : answers)
            {
                filled += answer.type().equals("FILL") ? answer.quantity() : 0;
                house += answer.type().equals("TRADE") ? answer.quantity() : 0;
                if (answer.type().equals("FILL"))
                {
                    fills++;
                    assertEquals(side, Long.signum(answer.quantity()), what);
                    assertTrue(side * (limit - answer.price()) >= 0, what);
                }
            }
            assertTrue(StrictMath.abs(filled) <= StrictMath.min(StrictMath.abs(quantity), DEPTH), what);
            assertEquals(0, filled + house, what);
            partly += filled != 0 && filled != quantity ? 1 : 0;
            unanswered += answers.isEmpty() ? 1 : 0;
            checkClose(answers, filled == quantity, what);
        }
        assertTrue(fills > 1_000 && partly > 100, "fills=" + fills + " partly=" + partly);
        assertTrue(unanswered > 10 && unanswered < 100, "unanswered=" + unanswered);
    }

    private static void checkClose(final List<Answer> answers, final boolean isFilled, final String what)
    {
        if (!answers.isEmpty())
        {
            assertEquals(1, answers.stream().filter(answer -> answer.type().equals("CLOSE")).count(), what);
            final Answer last = answers.get(answers.size() - 1);
            assertEquals(isFilled ? CloseReason.FILLED : CloseReason.CANCELLED, last.reason(), what);
        }
    }

    @Test
    void shouldAnswerTheSameForTheSameSeedAndOtherwiseForAnother()
    {
        assertEquals(manyAnswers(1), manyAnswers(1));
        assertNotEquals(manyAnswers(1), manyAnswers(2));
    }

    private List<Answer> manyAnswers(final long seed)
    {
        open(seed, FillBehaviour.TYPICAL);
        for (int i = 0; i < 50; i++)
        {
            decisions.ordered(NOW_NS + i, i, PERPETUAL, ONE, 200_000 * ONE);
        }
        final List<Answer> answers = answers();
        for (int i = 1; i < answers.size(); i++)
        {
            assertFalse(answers.get(i).timestampNs() < answers.get(i - 1).timestampNs(), answers.toString());
        }
        assertTrue(answers.size() > 50);
        return answers;
    }

    @Test
    void shouldNotAnswerBeforeWhatItHasHeard()
    {
        decisions.ordered(NOW_NS, 3, PERPETUAL, ONE, 200_000 * ONE);
        marks.timeAdvanced(NOW_NS + DAY_NS);

        assertEquals(NOW_NS + DAY_NS, exchange.nextAnswerNs());
        assertEquals(NOW_NS + DAY_NS, answers().get(0).timestampNs());
    }
}
