package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.Book;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.screening.proof.ExpirySlice;
import softlanding.engine.screening.proof.MarketLevels;
import softlanding.engine.state.Decimal8;

/**
 * What time, the surface and prices take together from each surplus: every mark moves for itself within a bracket, and
 * time to any moment of the life. Half of the accounts are proven by slopes that were taken before marks moved.
 */
class TimeVolLossesTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.boundSeeds", 20);
    private static final int MOVES = Integer.getInteger("softlanding.boundMoves", 60);
    private static final double[] DAYS = {0.5, 2, 27, 200};
    private static final double HIGHEST = 1.09;
    private final Shares time = new Shares("loss of a surplus to time");
    private final Shares surface = new Shares("loss of a surplus to the surface");

    @Test
    void shouldNeverLoseMoreThanTheBoundWhileHealthy()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            new Account(seed, false, seed % 2 == 0).sample();
        }
        time.assertMedianAbove(0.015, 20 * SEEDS);
        surface.assertMedianAbove(0.03, 20 * SEEDS);
    }

    @Test
    void shouldNeverLoseMoreThanTheBoundWhileRestricted()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            new Account(100 + seed, true, seed % 2 == 0).sample();
        }
        time.assertMedianAbove(0.015, 10 * SEEDS);
        surface.assertMedianAbove(0.03, 10 * SEEDS);
    }

    /** One account, its bound, and the marks at which it was proven. */
    private final class Account
    {
        private final String where;
        private final ProofVenue venue;
        private final SplittableRandom random;
        private final BoundProbe probe;
        private final boolean stale;
        private final double level;
        private final long provenNs;
        private final long untilNs;
        private final double roomDown;
        private final double roomUp;
        private final double[] bases;
        private final double[] volatility;
        private final double[] rate;
        private final double[] slack;
        private final double[] timeCost;
        private final double[] surfaceCost;

        Account(final int seed, final boolean restricted, final boolean stale)
        {
            this.stale = stale;
            where = "seed=" + seed;
            random = new SplittableRandom(seed);
            venue = new ProofVenue(random, DAYS);
            final PortfolioMarginSettings model = venue.randomModel();
            venue.setModel(0, model);
            final Book book = venue.book(MarginMode.PORTFOLIO);
            venue.holdSome(book, 0, 2 + random.nextInt(10), 300_000);
            if (random.nextBoolean())
            {
                book.addCollateral(0, ProofVenue.decimal(random.nextDouble(2)));
            }
            venue.fund(book, (restricted ? -1 : 1) * random.nextDouble(1, 20_000));
            probe = new BoundProbe(venue, book, 0);
            probe.load(restricted);
            if (stale)
            {
                ageSlopes();
                venue.fund(book, (restricted ? -1 : 1) * random.nextDouble(1, 20_000));
                probe.load(restricted);
            }
            provenNs = venue.nowNs;
            level = random.nextDouble(0.01);
            untilNs = provenNs + ((long)(random.nextDouble(12) * 3_600)) * ProofVenue.SECOND;
            bases = probe.bases();
            volatility = new double[venue.market.strikes().size()];
            for (int strike = 0; strike < volatility.length; strike++)
            {
                volatility[strike] = venue.market.strikes().volatility(strike);
            }
            rate = new double[DAYS.length];
            for (int expiry = 0; expiry < rate.length; expiry++)
            {
                rate[expiry] = venue.market.expiries().discountRate(expiry);
            }
            probe.slow.lay(HIGHEST);
            slack = probe.constraints.slack.clone();
            probe.slow.layTime(untilNs, HIGHEST);
            timeCost = probe.constraints.timeCost.clone();
            probe.slow.laySurface(untilNs, HIGHEST);
            surfaceCost = probe.constraints.surfaceCost.clone();
            roomDown = probe.roomDown();
            roomUp = probe.roomUp(HIGHEST);
            probe.fast.lay(roomDown, HIGHEST);
        }

        /** Marks move by less than what makes the rows of slopes be taken again. */
        private void ageSlopes()
        {
            venue.time(ProofVenue.T0 + random.nextLong(20) * ProofVenue.SECOND / 10);
            for (int expiry = 0; expiry < DAYS.length; expiry++)
            {
                venue.forward(expiry, venue.forward(expiry) * random.nextDouble(0.98, 1.02),
                    venue.market.expiries().discountRate(expiry) + random.nextDouble(-1, 1) * 0.00001);
            }
            for (int strike = 0; strike < venue.market.strikes().size(); strike++)
            {
                venue.volatility(
                    strike, venue.market.strikes().volatility(strike) + random.nextDouble(-1, 1) * 0.00002);
            }
        }

        void sample()
        {
            final double[] before = probe.exact();
            for (int c = 0; c < before.length; c++)
            {
                assertTrue(slack[c] <= before[c] + 1e-4, where);
                assertTrue(stale || before[c] - slack[c] < 1e-4, where + ": nothing is unknown of fresh slopes");
            }
            for (int i = 0; i < MOVES; i++)
            {
                final double[] moves = PriceBoundsTest.moves(
                    random, probe.feeds(), roomDown, roomUp, i);
                final boolean still = i % 8 < 2;
                if (still)
                {
                    Arrays.fill(moves, 0);
                }
                move(moves, i);
                final double[] after = probe.exact();
                for (int c = 0; c < before.length; c++)
                {
                    final double lost = before[c] - after[c];
                    final double bound = before[c] - slack[c] + timeCost[c] + level * surfaceCost[c] +
                        probe.bound(c, moves);
                    assertTrue(lost <= bound + 1e-4, () -> where + " lost " + lost + ", bound " + bound);
                    if (still && !stale && lost > 0.1)
                    {
                        (i % 8 == 0 ? time : surface).add(lost, bound + 1e-4);
                    }
                }
            }
        }

        /** Each surplus is a sum of values and of differences of values: each can lose what its parts can. */
        void compareWithParts(final Shares shares)
        {
            final MarginModel model = venue.market.underlyings().model(0);
            final int scenarios = model.scenarios();
            final boolean restricted = probe.surpluses.isRestricted();
            final double[] parts = new double[timeCost.length];
            for (int i = 0; i < probe.expiries; i++)
            {
                if (probe.slices[i].hasOptions())
                {
                    final ExpirySlice slice = probe.slices[i];
                    slice.wear().bound(0, slice.secondsTaken(),
                        (venue.market.expiries().expiryNs(slice.expiry()) - untilNs) / 1e9, HIGHEST, 0);
                    for (int s = 0; s <= scenarios; s++)
                    {
                        parts[s] += part(model, slice, s, BoundProbe.THRESHOLD * model.mmFactor);
                        parts[scenarios + 1 + s] += restricted ? 0 : part(model, slice, s, model.imFactor);
                    }
                    parts[scenarios + 1] +=
                        restricted ? part(model, slice, probe.surpluses.held(), model.imFactor) : 0;
                }
            }
            for (int c = 0; c < probe.constraints.size(); c++)
            {
                if (timeCost[c] > 0)
                {
                    shares.add(parts[c], timeCost[c]);
                }
            }
        }

        private double part(final MarginModel model, final ExpirySlice slice, final int s, final double factor)
        {
            final double[] wear = slice.wear().ofColumns();
            final double now = wear[model.scenarios()];
            if (s == model.scenarios())
            {
                final double farther = Math.max(model.basisUp - 1, 1 - model.basisDown);
                return now + factor * slice.terms().basisWeight() * (Math.max(wear[s + 1], wear[s + 2]) + now) +
                    factor * slice.wear().ofBasisWeight() * farther * slice.gross(1, 2);
            }
            final double k = factor * model.weights()[s];
            final double shocked = slice.terms().shortDiscount() * wear[s] +
                slice.wear().ofDiscounts() * slice.gross(model.spotShock(s), 2);
            return (model.volShock(s).isTilt() ? (1 + k) * now : Math.abs(1 - k) * now) + k * shocked;
        }

        /** Moves prices, then time alone, or the surface alone, or both. */
        private void move(final double[] moves, final int kind)
        {
            final boolean timeMoves = kind % 8 != 1;
            final boolean surfaceMoves = kind % 8 != 0;
            venue.time(!timeMoves ? provenNs : kind % 2 == 0 ? untilNs :
                provenNs + random.nextLong(untilNs - provenNs + 1));
            for (int feed = 0; feed < moves.length; feed++)
            {
                probe.move(feed, bases[feed], moves[feed]);
            }
            final int together = random.nextBoolean() ? 1 : -1;
            for (int strike = 0; strike < volatility.length; strike++)
            {
                final double years = years(venue.market.strikes().expiry(strike));
                final double way = kind % 3 == 0 ? together : random.nextDouble(-1, 1);
                venue.volatility(strike, surfaceMoves ?
                    Math.max(0, volatility[strike] + way * level / Math.sqrt(years)) : volatility[strike]);
            }
            for (int i = 0; i < probe.expiries; i++)
            {
                final int expiry = probe.slices[i].expiry();
                final double way = kind % 3 == 0 ? together : random.nextDouble(-1, 1);
                final double move = surfaceMoves ? way * level / MarketLevels.RATE_UNIT / years(expiry) : 0;
                venue.forward(expiry, venue.forward(expiry), Math.max(0, rate[expiry] + move));
            }
            final double funding = surfaceMoves ?
                random.nextDouble(-1, 1) * level / venue.levels.fundingUnit(venue.perpetual(0)) : 0;
            final long standing = venue.market.instruments().cumulativeFunding(venue.perpetual(0));
            venue.fund(0, funding - Decimal8.toDouble(standing));
        }

        /** Years to settlement when the account was proven: that is what a unit of level is taken from. */
        private double years(final int expiry)
        {
            return (venue.market.expiries().expiryNs(expiry) - provenNs) / 1e9 / 86_400 / 365;
        }
    }

    @Test
    void shouldBeNoLessThanWhatItsPartsAddUpTo()
    {
        final Shares shares = new Shares("losses of the parts of a surplus, added up");
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            new Account(seed, seed % 2 == 0, false).compareWithParts(shares);
        }
        shares.assertMedianAbove(0.999, 10 * SEEDS);
    }
}
