package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.Book;
import softlanding.engine.market.DefaultMarginModel;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.VolShock;
import softlanding.engine.state.Decimal8;

/** What prices take from each surplus, moved each for itself between the anchors of every ring. */
class PriceBoundsTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.boundSeeds", 20);
    private static final int MOVES = Integer.getInteger("softlanding.boundMoves", 60);
    private static final double[] DAYS = {0.015, 2, 30, 200};
    private static final double[] BOTH_WAYS = {-0.02, 0.02};

    private final Shares options = new Shares("loss of a surplus to one price");

    @Test
    void shouldNeverLoseMoreThanTheBoundWhileHealthy()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            compare(seed, false);
        }
        options.assertMedianAbove(0.95, 100 * SEEDS);
    }

    @Test
    void shouldNeverLoseMoreThanTheBoundWhileRestricted()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            compare(100 + seed, true);
        }
        options.assertMedianAbove(0.95, 50 * SEEDS);
    }

    private void compare(final int seed, final boolean restricted)
    {
        final ProofVenue venue = new ProofVenue(new SplittableRandom(seed), DAYS);
        venue.setModel(0, venue.randomModel());
        final Book book = venue.book(MarginMode.PORTFOLIO);
        venue.holdSome(book, 0, 1 + venue.random.nextInt(10), 300_000);
        if (venue.random.nextBoolean())
        {
            book.addCollateral(0, ProofVenue.decimal(venue.random.nextDouble(2)));
        }
        venue.fund(book, (restricted ? -1 : 1) * venue.random.nextDouble(1, 20_000));
        final BoundProbe probe = new BoundProbe(venue, book, 0);
        probe.load(restricted);
        sample(venue, probe, 1.09, "seed=" + seed);
    }

    private void sample(
        final ProofVenue venue, final BoundProbe probe, final double highest, final String where)
    {
        probe.surpluses.layInto(probe.constraints);
        final double roomDown = probe.roomDown();
        final double roomUp = probe.roomUp(highest);
        probe.fast.lay(roomDown, highest);
        assertEquals(probe.feeds(), probe.constraints.feeds());
        final double[] bases = probe.bases();
        final double[] before = probe.exact();
        assertEquals(before.length, probe.constraints.size());
        for (int c = 0; c < before.length; c++)
        {
            assertEquals(before[c], probe.constraints.slack[c], 1e-4, where + " surplus " + c);
        }
        for (int i = 0; i < MOVES; i++)
        {
            final double[] moves = moves(venue.random, probe.feeds(), roomDown, roomUp, i);
            for (int feed = 0; feed < moves.length; feed++)
            {
                probe.move(feed, bases[feed], moves[feed]);
            }
            final double[] after = probe.exact();
            for (int c = 0; c < before.length; c++)
            {
                final double lost = before[c] - after[c];
                final double bound = probe.bound(c, moves);
                final int surplus = c;
                assertTrue(lost <= bound + 1e-4, () -> where + " surplus " + surplus + " lost " + lost +
                    ", bound " + bound + " at " + Arrays.toString(moves));
                if (lost > 1 && i % 4 == 0)
                {
                    options.add(lost, bound + 1e-4);
                }
            }
        }
        for (int feed = 0; feed < bases.length; feed++)
        {
            probe.move(feed, bases[feed], 0);
        }
    }

    /** One price alone to an end; all prices, each to an end; all anywhere; a little. */
    static double[] moves(
        final SplittableRandom random, final int feeds, final double roomDown, final double roomUp, final int kind)
    {
        final double[] moves = new double[feeds];
        final int alone = random.nextInt(feeds);
        for (int feed = 0; feed < feeds; feed++)
        {
            final double end = random.nextBoolean() ? -roomDown : roomUp;
            moves[feed] = switch (kind & 3)
            {
                case 0 -> feed == alone ? end : 0;
                case 1 -> end;
                case 2 -> random.nextDouble(-roomDown, roomUp);
                default -> end * 0.01 * random.nextDouble();
            } * (1 - 1e-9);
        }
        return moves;
    }

    @Test
    void shouldBoundWhatMovesInAStraightLineExactly()
    {
        final ProofVenue venue = new ProofVenue(new SplittableRandom(5), DAYS);
        final Book book = venue.book(MarginMode.PORTFOLIO);
        venue.hold(book, venue.perpetual(0), 2);
        venue.hold(book, venue.future(1), -70);
        book.addCollateral(0, 3 * Decimal8.ONE);
        venue.fund(book, 1);
        assertExact(venue, book, false, 1, BOTH_WAYS);
        venue.fund(book, -1);
        assertExact(venue, book, true, 1, BOTH_WAYS);
    }

    /** Without discounts and tilts the delta of a call at a fifth of the price is 1 in every column. */
    private static PortfolioMarginSettings plainModel()
    {
        final PortfolioMarginSettings model = DefaultMarginModel.settings();
        model.clearScenarios();
        model.addScenario(Decimal8.ONE * 9 / 10, VolShock.NONE, Decimal8.ONE);
        model.addScenario(Decimal8.ONE * 11 / 10, VolShock.DOWN, Decimal8.ONE);
        model.addScenario(Decimal8.ONE, VolShock.LINEAR, Decimal8.ONE);
        model.basisAdd = 0;
        model.basisMult = 0;
        model.linearCBase = 0;
        model.linearScaleCap = 0;
        model.absCBase = 0;
        model.absScaleCap = 0;
        model.baseLong = Decimal8.ONE;
        model.longRateMult = 0;
        model.longRateAdd = 0;
        model.baseShort = Decimal8.ONE;
        model.shortRateMult = 0;
        model.shortRateAdd = 0;
        return model;
    }

    @Test
    void shouldAddWhatTiltsTakeAsAForwardMoves()
    {
        final PortfolioMarginSettings tilting = plainModel();
        tilting.linearScaleCap = Decimal8.ONE / 10;
        final BoundProbe without = deepCall(plainModel());
        final BoundProbe with = deepCall(tilting);
        // The third scenario tilts the smile; it counts fully against the tier.
        final double k = with.surpluses.tierFactor();
        final double taken = with.slices[0].wear().tiltedPerMoneyness(1.09);
        assertTrue(taken > 100);
        assertEquals(k * taken, with.constraints.up[0][2] - without.constraints.up[0][2], 1e-3);
        assertEquals(k * taken / 0.98, with.constraints.down[0][2] - without.constraints.down[0][2], 1e-3);
    }

    private static BoundProbe deepCall(final PortfolioMarginSettings model)
    {
        final ProofVenue venue = new ProofVenue(new SplittableRandom(6), 2, 30);
        venue.setModel(0, model);
        final Book book = venue.book(MarginMode.PORTFOLIO);
        venue.hold(book, venue.option(0, 0, true), 3);
        venue.fund(book, 1);
        final BoundProbe probe = new BoundProbe(venue, book, 0);
        probe.load(false);
        probe.surpluses.layInto(probe.constraints);
        probe.fast.lay(0.02, 1.09);
        return probe;
    }

    @Test
    void shouldBoundOptionsDeepInTheMoneyNearlyExactly()
    {
        final PortfolioMarginSettings model = plainModel();
        for (final int sign : new int[] {1, -1})
        {
            final ProofVenue venue = new ProofVenue(new SplittableRandom(6), 2, 30);
            venue.setModel(0, model);
            final Book book = venue.book(MarginMode.PORTFOLIO);
            venue.hold(book, venue.option(0, 0, true), sign * 3);
            venue.fund(book, 1);
            assertExact(venue, book, false, 0.9999, BOTH_WAYS);
            venue.fund(book, -1);
            assertExact(venue, book, true, 0.9999, BOTH_WAYS);
        }
        model.basisAdd = Decimal8.ONE;
        final ProofVenue venue = new ProofVenue(new SplittableRandom(7), 2, 30);
        venue.setModel(0, model);
        final Book book = venue.book(MarginMode.PORTFOLIO);
        venue.hold(book, venue.option(0, 0, true), -3);
        venue.fund(book, 1);
        assertExact(venue, book, false, 0.9999, 0.02);
    }

    /** Every price alone, both ways: what is lost is what the bound says, but for a share. */
    private static void assertExact(
        final ProofVenue venue, final Book book, final boolean restricted, final double share, final double... ways)
    {
        final BoundProbe probe = new BoundProbe(venue, book, 0);
        probe.load(restricted);
        probe.surpluses.layInto(probe.constraints);
        probe.fast.lay(0.02, 1.09);
        final double[] bases = probe.bases();
        final double[] before = probe.exact();
        for (int feed = 0; feed < bases.length; feed++)
        {
            for (final double move : ways)
            {
                final double[] moves = new double[bases.length];
                moves[feed] = move;
                probe.move(feed, bases[feed], move);
                final double[] after = probe.exact();
                for (int c = 0; c < before.length; c++)
                {
                    final double lost = before[c] - after[c];
                    final double bound = probe.bound(c, moves);
                    assertTrue(lost <= bound + 1e-5, "feed " + feed + " surplus " + c + ": " + lost + " of " + bound);
                    assertTrue(lost >= bound - (1 - share) * Math.abs(bound) - 1e-5,
                        "feed " + feed + " surplus " + c + ": " + lost + " of " + bound);
                }
                probe.move(feed, bases[feed], 0);
            }
        }
    }
}
