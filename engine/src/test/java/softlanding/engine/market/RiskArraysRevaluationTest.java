package softlanding.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import softlanding.engine.pricing.Black76;
import softlanding.engine.state.Decimal8;

/**
 * After any sequence of changes each value of a row is the one that the option alone has now: the forward and the
 * volatility of each column by the written formula, priced one at a time.
 */
class RiskArraysRevaluationTest
{
    private static final int CHANGES = Integer.getInteger("softlanding.changes", 1_500);
    private static final int EXPIRIES = 4;
    private static final int STRIKES_EACH = 9;
    private static final int OPTIONS = 2 * EXPIRIES * STRIKES_EACH;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long[] LIVES_NS =
        {3_600 * SECOND_NS, 86_400 * SECOND_NS, 40 * 86_400 * SECOND_NS, 400 * 86_400 * SECOND_NS};

    private final Market market = new Market(2, EXPIRIES, OPTIONS, 1);
    private final PortfolioMarginSettings[] models = new PortfolioMarginSettings[2];
    private final long[] forwards = new long[EXPIRIES];
    private final long[] rates = new long[EXPIRIES];
    private final long[] clocks = new long[EXPIRIES];
    private final long[] volatilities = new long[EXPIRIES * STRIKES_EACH];
    private SplittableRandom random;
    private RandomModel any;
    private long nowNs;
    private int rowsCompared;

    private void build(final int seed)
    {
        random = new SplittableRandom(seed);
        any = new RandomModel(random);
        for (int underlying = 0; underlying < 2; underlying++)
        {
            market.listUnderlying(1 + underlying);
            setModel(underlying);
        }
        for (int expiry = 0; expiry < EXPIRIES; expiry++)
        {
            market.listExpiry(1 + expiry, expiry % 2, LIVES_NS[expiry]);
            for (int i = 0; i < STRIKES_EACH; i++)
            {
                listPair(expiry, i);
            }
            changeForward(expiry);
        }
    }

    private void listPair(final int expiry, final int i)
    {
        final int id = 2 * (expiry * STRIKES_EACH + i);
        final long strike = strike(expiry * STRIKES_EACH + i);
        market.listOption(id + 1, expiry, strike, InstrumentKind.CALL, Decimal8.ONE, Decimal8.ONE);
        market.listOption(id + 2, expiry, strike, InstrumentKind.PUT, Decimal8.ONE, Decimal8.ONE);
        changeVolatility(expiry * STRIKES_EACH + i);
    }

    private static long strike(final int strikeSlot)
    {
        return (600 + 100L * (strikeSlot % STRIKES_EACH)) * Decimal8.ONE;
    }

    private void setModel(final int underlying)
    {
        models[underlying] = any.next(1 + random.nextInt(40));
        market.setMarginModel(underlying, new MarginModel(models[underlying]));
    }

    private void changeForward(final int expiry)
    {
        forwards[expiry] = any.between(500, 1_500);
        rates[expiry] = any.between(-0.05, 0.2);
        clocks[expiry] = nowNs;
        market.changeForward(expiry, forwards[expiry], rates[expiry], Decimal8.ONE, Decimal8.ONE, nowNs);
    }

    private void changeVolatility(final int strikeSlot)
    {
        volatilities[strikeSlot] = any.between(0, 1.5);
        market.changeVolatility(strikeSlot, volatilities[strikeSlot], Decimal8.ONE);
    }

    private void moveClock(final int expiry)
    {
        clocks[expiry] = nowNs;
        market.moveClock(expiry, nowNs);
    }

    private void moveClocks()
    {
        for (int expiry = 0; expiry < EXPIRIES; expiry++)
        {
            clocks[expiry] = nowNs;
        }
        market.moveClocks(nowNs);
    }

    private void changeSomething()
    {
        nowNs += random.nextInt(3) == 0 ? 0 : random.nextLong(5 * SECOND_NS);
        final int expiry = random.nextInt(EXPIRIES);
        switch (random.nextInt(20))
        {
            case 0 -> setModel(random.nextInt(2));
            case 1 -> moveClocks();
            case 2, 3 -> moveClock(expiry);
            case 4, 5, 6, 7 -> changeForward(expiry);
            default -> changeVolatility(expiry * STRIKES_EACH + random.nextInt(STRIKES_EACH));
        }
    }

    @RepeatedTest(8)
    void shouldValueEveryColumnLikeEachOptionAlone(final RepetitionInfo repetition)
    {
        build(repetition.getCurrentRepetition());
        for (int change = 0; change < CHANGES; change++)
        {
            changeSomething();
            for (int asked = random.nextInt(4); asked > 0; asked--)
            {
                assertRow(random.nextInt(OPTIONS), "seed " + repetition.getCurrentRepetition() + " change " + change);
            }
        }
        for (int option = 0; option < OPTIONS; option++)
        {
            assertRow(option, "at the end, option " + option);
        }
        assertTrue(rowsCompared > CHANGES, "rows compared: " + rowsCompared);
    }

    private void assertRow(final int option, final String story)
    {
        final int strikeSlot = option / 2;
        final int expiry = strikeSlot / STRIKES_EACH;
        final SlowShocks slow = new SlowShocks(
            models[expiry % 2], SlowShocks.decimal(forwards[expiry]),
            BigDecimal.valueOf(LIVES_NS[expiry] - clocks[expiry], 9), SlowShocks.decimal(rates[expiry]));
        final double[] columnForwards = slow.forwards();
        final double[] columnVolatilities = slow.volatilities(
            SlowShocks.decimal(volatilities[strikeSlot]), SlowShocks.decimal(strike(strikeSlot)));
        final double[] row = market.riskArrays().row(option);
        assertEquals(columnForwards.length, row.length, story);
        for (int column = 0; column < row.length; column++)
        {
            final double alone = Black76.price(
                option % 2 == 0, columnForwards[column], strike(strikeSlot) / 1e8, columnVolatilities[column],
                slow.years(), slow.discountFactor());
            assertEquals(alone, row[column], 1e-9 * columnForwards[column], story + " column " + column);
        }
        assertEquals(row[models[expiry % 2].scenarios()], market.riskArrays().mark(option), 0, story);
        rowsCompared++;
    }

    @RepeatedTest(2)
    void shouldBePricedOnlyWhileForwardAndVolatilityAreBelieved(final RepetitionInfo repetition)
    {
        build(repetition.getCurrentRepetition());
        final Feeds feeds = market.feeds();
        final int option = random.nextInt(OPTIONS);
        final int strikeSlot = option / 2;
        final int expiry = strikeSlot / STRIKES_EACH;
        assertTrue(market.riskArrays().isPriced(option));
        for (int feed = 0; feed < feeds.capacity(); feed++)
        {
            feeds.halt(feed, SuspensionReason.STALE);
            final boolean needed = feed == feeds.of(FeedKind.FORWARD, expiry) ||
                feed == feeds.of(FeedKind.SURFACE, expiry) || feed == feeds.of(FeedKind.VOLATILITY, strikeSlot);
            assertEquals(!needed, market.riskArrays().isPriced(option), "feed " + feeds.kind(feed));
            feeds.resume(feed);
        }
    }
}
