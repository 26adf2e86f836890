package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.Book;
import softlanding.engine.market.DefaultMarginModel;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.VolShock;
import softlanding.engine.screening.proof.ExpirySlice;
import softlanding.engine.state.Decimal8;

/**
 * What volatility, rate and time take from the options of one expiry, column by column. Exact values never pass the
 * bound; and the bound is what certified bounds of single options add up to, so that it cannot shrink unnoticed.
 */
class TimeVolBoundsTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.boundSeeds", 20);
    private static final int MOVES = Integer.getInteger("softlanding.boundMoves", 60);

    @Test
    void shouldNeverBeWornMoreThanTheBound()
    {
        final Shares shares = new Shares("value worn by volatility, rate and time");
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            final WornSlice slice = new WornSlice(new SplittableRandom(seed), null, seed % 3 > 0, seed);
            sample(slice, shares);
        }
        shares.assertMedianAbove(0.03, 100 * SEEDS);
    }

    private static void sample(final WornSlice slice, final Shares shares)
    {
        final SplittableRandom random = slice.venue.random;
        final double[] bound = slice.slice.wear().ofColumns().clone();
        final double discounts = slice.slice.wear().ofDiscounts();
        assertEquals(slice.model.basisMult * (slice.from - slice.to) / WornSlice.YEAR_SECONDS,
            slice.slice.wear().ofBasisWeight(), 1e-15);
        for (int i = 0; i < MOVES; i++)
        {
            final double at = slice.forward *
                (i % 3 == 0 ? WornSlice.HIGHEST : random.nextDouble(0.6, WornSlice.HIGHEST));
            final double[] before = slice.values(at, slice.volatility, WornSlice.RATE, slice.from);
            final ExpiryShocks shocks = slice.venue.market.riskArrays().shocks(slice.expiry);
            final double longBefore = shocks.longDiscount();
            final double shortBefore = shocks.shortDiscount();
            final int way = random.nextBoolean() ? 1 : -1;
            final boolean together = random.nextBoolean();
            final double[] moved = IntStream.range(0, slice.volatility.length).mapToDouble(k ->
                Math.max(0, slice.volatility[k] + (together ? way : random.nextDouble(-1, 1)) *
                slice.level / Math.sqrt(slice.years()))).toArray();
            final double rate = Math.max(0, WornSlice.RATE + (together ? way : random.nextDouble(-1, 1)) *
                slice.level / 8 / slice.years());
            final double[] after = slice.values(at, moved, rate, slice.to);
            for (int column = 0; column < before.length; column++)
            {
                final double worn = Math.abs(after[column] - before[column]);
                if (worn > 0.01)
                {
                    shares.add(worn, bound[column] + 1e-4);
                }
            }
            assertTrue(Math.abs(shocks.longDiscount() - longBefore) <= discounts + 1e-12, "long discount");
            assertTrue(Math.abs(shocks.shortDiscount() - shortBefore) <= discounts + 1e-12, "short discount");
        }
    }

    @Test
    void shouldBeNoLessThanTheCertifiedBoundsOfSingleOptions()
    {
        final Shares shares = new Shares("bounds of single options, added up");
        for (int seed = 1; seed <= 5 * SEEDS; seed++)
        {
            final WornSlice slice = new WornSlice(
                new SplittableRandom(seed), seed % 2 == 0 ? null : evenModel(), seed % 3 > 0, seed);
            for (int column = 0; column < slice.model.scenarios() + 3; column++)
            {
                shares.add(slice.certified(column), slice.slice.wear().ofColumns()[column]);
            }
        }
        shares.assertMedianAbove(0.97, 100 * SEEDS);
        // Where neither terms nor tilts change with time, nothing is given away.
        final WornSlice even = new WornSlice(new SplittableRandom(1), evenModel(), false, 3);
        for (int column = 0; column < even.model.scenarios() + 3; column++)
        {
            assertEquals(1, even.certified(column) / even.slice.wear().ofColumns()[column], 1e-9, "column " + column);
        }
    }

    @Test
    void shouldBoundWhatTiltsTakeAsMoneynessMoves()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            final WornSlice slice = new WornSlice(new SplittableRandom(seed), null, false, seed);
            final MarginModel model = slice.model;
            final double root = Math.sqrt(slice.years());
            final double cap = Math.max(
                model.linearCBase * root + model.linearScaleCap, model.absCBase * root + model.absScaleCap);
            final double reach = Math.max(
                model.minKStar, root * model.widthScale * (model.volParamStatic + root * model.volParamScale));
            double taken = 0;
            for (int row = 0; row < slice.book.size(); row++)
            {
                final int strike = slice.venue.market.instruments().strikeSlot(slice.book.instrument(row));
                taken += WornSlice.LARGEST_DENSITY * WornSlice.HIGHEST * slice.forward * Math.abs(slice.coins(row)) *
                    slice.venue.market.strikes().volatility(strike) * root * cap / reach;
            }
            assertEquals(1, slice.slice.wear().tiltedPerMoneyness(WornSlice.HIGHEST) / taken, 1e-9);
            slice.slice.wear().bound(0, slice.from, slice.from, WornSlice.HIGHEST, 0.1);
            for (int s = 0; s < model.scenarios(); s++)
            {
                if (model.volShock(s).isTilt())
                {
                    assertEquals(0.1 * taken, slice.slice.wear().ofColumns()[s], 1e-9 * taken);
                }
            }
        }
    }

    /** Shocks do not change with time, and those down are none. */
    static PortfolioMarginSettings evenModel()
    {
        final PortfolioMarginSettings model = DefaultMarginModel.settings();
        model.minShockedVol = 0;
        model.volRangeDown = 0;
        model.shortTermPower = 0;
        model.longTermPower = 0;
        model.linearCBase = 0;
        model.absCBase = 0;
        model.volParamScale = 0;
        model.widthScale = 0;
        return model;
    }

    @Test
    void shouldBoundAnOptionAtTheMoneyNearlyExactly()
    {
        // Time alone, without a rate: at the strike where vega is greatest nothing is given away.
        final ProofVenue venue = new ProofVenue(new SplittableRandom(3), 20);
        venue.setModel(0, evenModel());
        venue.volatility(3, 0.4);
        final double years = venue.market.expiries().yearsToExpiry(0);
        final double forward = venue.market.strikes().strike(3) * Math.exp(-0.4 * 0.4 * years / 2);
        venue.forward(0, forward, 0);
        final Book book = venue.book(MarginMode.PORTFOLIO);
        venue.hold(book, venue.option(0, 3, true), 1);
        final ExpirySlice slice = new ExpirySlice(venue.market, venue.slopes);
        final MarginModel model = venue.market.underlyings().model(0);
        slice.load(book, 0, model);
        final double from = venue.market.expiries().secondsToExpiry(0);
        slice.wear().bound(0, from, from - 3_600, 1, 0);
        final double bound = slice.wear().ofColumns()[model.scenarios()];
        final double before = venue.market.riskArrays().mark(venue.option(0, 3, true));
        venue.time(ProofVenue.T0 + 3_600 * ProofVenue.SECOND);
        final double worn = before - venue.market.riskArrays().mark(venue.option(0, 3, true));
        assertTrue(worn <= bound && worn > 0.9999 * bound, worn + " of " + bound);
    }

    @Test
    void shouldBoundBooksOfWhichTheFloorOfShockedVolatilityHoldsForSome()
    {
        final ProofVenue venue = new ProofVenue(new SplittableRandom(3), 20);
        final PortfolioMarginSettings settings = evenModel();
        settings.minShockedVol = Decimal8.ONE;
        settings.volRangeUp = 0;
        settings.clearScenarios();
        settings.addScenario(Decimal8.ONE, VolShock.UP, Decimal8.ONE);
        venue.setModel(0, settings);
        venue.forward(0, 60_000, 0);
        // Shocked, one stands at 200 % and the other at the floor of 100 %.
        venue.volatility(3, 2);
        venue.volatility(4, 0.01);
        final Book book = venue.book(MarginMode.PORTFOLIO);
        venue.hold(book, venue.option(0, 3, true), 1);
        venue.hold(book, venue.option(0, 4, true), 1);
        final ExpirySlice slice = new ExpirySlice(venue.market, venue.slopes);
        slice.load(book, 0, venue.market.underlyings().model(0));
        final double from = venue.market.expiries().secondsToExpiry(0);
        slice.wear().bound(0, from, from - 3_600, 1, 0);
        final double before = shocked(venue, 3) + shocked(venue, 4);
        venue.time(ProofVenue.T0 + 3_600 * ProofVenue.SECOND);
        final double worn = before - shocked(venue, 3) - shocked(venue, 4);
        assertTrue(worn <= slice.wear().ofColumns()[0], worn + " of " + slice.wear().ofColumns()[0]);
    }

    private static double shocked(final ProofVenue venue, final int k)
    {
        return venue.market.riskArrays().row(venue.option(0, k, true))[0];
    }
}
