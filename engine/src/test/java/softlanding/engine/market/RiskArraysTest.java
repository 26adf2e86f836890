package softlanding.engine.market;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.pricing.Black76;
import softlanding.engine.state.Decimal8;

/** Values that stand ready, or are worked out many at a time, are the ones that each option alone would get now. */
class RiskArraysTest
{
    private static final long SEED = 31;
    private static final long DAY = 86_400_000_000_000L;
    private static final int STRIKES = 30;
    private static final int OPTIONS = 2 * STRIKES;
    private static final double YEARS = 0.2;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private double forward = 1_000;
    private final double[] volatilities = new double[STRIKES];

    private static Market market()
    {
        final Market market = new Market(1, 1, OPTIONS, 1);
        market.listUnderlying(1);
        market.listExpiry(1, 0, 73 * DAY);
        for (int i = 0; i < STRIKES; i++)
        {
            market.listOption(2 * i + 1, 0, decimal(strike(i)), InstrumentKind.CALL, Decimal8.ONE, Decimal8.ONE);
            market.listOption(2 * i + 2, 0, decimal(strike(i)), InstrumentKind.PUT, Decimal8.ONE, Decimal8.ONE);
        }
        return market;
    }

    private static double strike(final int i)
    {
        return 500 + 40 * i;
    }

    private static long decimal(final double value)
    {
        return Math.round(value * Decimal8.ONE);
    }

    private void setForward(final double value, final Market... markets)
    {
        forward = value;
        for (final Market market : markets)
        {
            market.changeForward(0, decimal(value), 0, Decimal8.ONE, Decimal8.ONE, 0);
        }
    }

    private void setVolatility(final int i, final double value, final Market... markets)
    {
        volatilities[i] = value;
        for (final Market market : markets)
        {
            market.changeVolatility(i, decimal(value), Decimal8.ONE);
        }
    }

    private void markAll(final Market... markets)
    {
        setForward(1_000, markets);
        for (int i = 0; i < STRIKES; i++)
        {
            setVolatility(i, 0.5, markets);
        }
    }

    @Test
    void shouldMarkLikeTheFormulaWhicheverOptionsWereAskedForBefore()
    {
        final Market market = market();
        markAll(market);
        for (int step = 0; step < 2_000; step++)
        {
            if (random.nextInt(3) == 0)
            {
                setForward(decimal(random.nextDouble(800, 1_200)) / 1e8, market);
            }
            setVolatility(random.nextInt(STRIKES), decimal(random.nextDouble(0.2, 1.5)) / 1e8, market);
            for (int asked = random.nextInt(20); asked > 0; asked--)
            {
                assertMark(market, random.nextInt(OPTIONS), step);
            }
        }
    }

    private void assertMark(final Market market, final int option, final int step)
    {
        final double expected =
            Black76.price(option % 2 == 0, forward, strike(option / 2), volatilities[option / 2], YEARS, 1);
        assertEquals(
            expected, market.riskArrays().mark(option), 0, () -> "seed=" + SEED + " step=" + step + " " + option);
    }

    @Test
    void shouldValueStrikesTogetherAsEachAlone()
    {
        final Market together = market();
        markAll(together);
        for (int option = 0; option < OPTIONS; option++)
        {
            together.riskArrays().row(option);
        }
        setForward(1_010, together);

        for (int option = 0; option < OPTIONS; option++)
        {
            final Market alone = market();
            markAll(alone);
            setForward(1_010, alone);
            assertArrayEquals(alone.riskArrays().row(option), together.riskArrays().row(option), 0, "option " + option);
        }
    }

    @Test
    void shouldTakeAModelWithMoreScenariosOrFewer()
    {
        final Market market = market();
        markAll(market);
        final double before = market.riskArrays().mark(0);
        for (final int scenarios : new int[] {128, 1, 40})
        {
            final PortfolioMarginSettings settings = new PortfolioMarginSettings();
            settings.dteFloor = Decimal8.ONE;
            settings.minKStar = Decimal8.ONE;
            settings.basisUp = Decimal8.ONE;
            settings.basisDown = Decimal8.ONE;
            for (int i = 0; i < scenarios; i++)
            {
                settings.addScenario(decimal(1 + i / 100.0), VolShock.NONE, Decimal8.ONE);
            }
            market.setMarginModel(0, new MarginModel(settings));

            final double[] row = market.riskArrays().row(0);
            assertEquals(scenarios + ExpiryShocks.EXTRA_COLUMNS, row.length);
            assertEquals(before, row[0], 0);
            assertEquals(before, market.riskArrays().mark(0), 0);
        }
    }

    @Test
    void shouldKeepCallAndPutOfAStrikeApart()
    {
        final Market market = market();
        markAll(market);

        final double parity = market.riskArrays().mark(0) - market.riskArrays().mark(1);

        assertEquals(forward - strike(0), parity, 1e-9);
        assertNotEquals(0, market.riskArrays().mark(1));
    }
}
