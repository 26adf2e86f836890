package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.market.StandardMarginSettings;
import softlanding.engine.screening.proof.MarketLevels;
import softlanding.engine.screening.proof.Proof;
import softlanding.engine.screening.proof.Prover;
import softlanding.engine.screening.proof.StandardProver;
import softlanding.engine.state.Decimal8;

/**
 * Each amount of standard margin at its worst within the bracket. A prover says only yes or no, so each bound is read
 * from outside: it is the least that an account must have for a bracket to be proven.
 */
class StandardProverTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.boundSeeds", 20);
    private static final int MOVES = Integer.getInteger("softlanding.boundMoves", 60);
    private static final double[] DAYS = {0.2, 9, 60};
    private static final double PLENTY = 1e9;
    private static final double RESERVE = 1e-6;
    /** So steep a threshold makes the maintenance requirement stand out. */
    private static final double STEEP = 1_000;

    @Test
    void shouldBoundPerpetualsAndFutures()
    {
        compare("linear", new double[] {0.99, 0.9, 0.99}, (venue, book) ->
        {
            venue.hold(book, venue.perpetual(0), venue.random.nextDouble(-3, 3));
            venue.hold(book, venue.future(venue.random.nextInt(DAYS.length)), venue.random.nextDouble(-30, 30));
        });
    }

    @Test
    void shouldBoundShortCalls()
    {
        compare("short call", new double[] {0.75, 0.95, 0.95}, (venue, book) -> option(venue, book, true, -1));
    }

    @Test
    void shouldBoundShortPuts()
    {
        compare("short put", new double[] {0.7, 0.95, 0.95}, (venue, book) -> option(venue, book, false, -1));
    }

    @Test
    void shouldBoundLongOptions()
    {
        // Standard margin wants nothing for them.
        compare("long option", new double[] {0.4, -1, -1}, (venue, book) ->
            option(venue, book, venue.random.nextBoolean(), 1));
    }

    @Test
    void shouldBoundSpreads()
    {
        compare("spread", new double[] {0.15, 0.95, 0.95}, (venue, book) ->
        {
            final int expiry = venue.random.nextInt(DAYS.length);
            final boolean call = venue.random.nextBoolean();
            venue.hold(book, venue.option(expiry, 2 + venue.random.nextInt(2), call), -1);
            venue.hold(book, venue.option(expiry, 4 + venue.random.nextInt(2), call), venue.random.nextDouble(0.5, 1));
        });
    }

    @Test
    void shouldBoundCollateral()
    {
        compare("collateral", new double[] {0.99, 0.9, 0.1}, (venue, book) ->
        {
            final StandardMarginSettings model = StandardMarginSettings.published();
            model.collateralFactor = ProofVenue.decimal(venue.random.nextDouble(0.2, 1));
            model.collateralInitialScale = ProofVenue.decimal(venue.random.nextDouble());
            venue.setStandardModel(0, model);
            book.addCollateral(0, ProofVenue.decimal(venue.random.nextDouble(0.1, 3)));
            venue.hold(book, venue.perpetual(0), 0.001);
        });
    }

    private static void option(final ProofVenue venue, final Book book, final boolean call, final double sign)
    {
        venue.hold(book, venue.option(
            venue.random.nextInt(DAYS.length), 1 + venue.random.nextInt(ProofVenue.STRIKES.length - 2), call),
            sign * venue.random.nextDouble(0.1, 3));
    }

    /** Fills a book. */
    private interface Filling
    {
        void fill(ProofVenue venue, Book book);
    }

    private static void compare(final String name, final double[] floors, final Filling filling)
    {
        final Shares equity = new Shares(name + ": loss of equity");
        final Shares initial = new Shares(name + ": loss of initial margin");
        final Shares maintenance = new Shares(name + ": rise of the maintenance requirement");
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            final ProofVenue venue = new ProofVenue(new SplittableRandom(seed), DAYS);
            final Book book = venue.book(MarginMode.STANDARD);
            filling.fill(venue, book);
            book.addCash(ProofVenue.decimal(1_000_000));
            new Account(venue, book).compare(seed % 5, equity, initial, maintenance);
        }
        equity.assertMedianAbove(floors[0], SEEDS / 2);
        initial.assertMedianAbove(floors[1], SEEDS / 2);
        maintenance.assertMedianAbove(floors[2], SEEDS / 2);
    }

    /** One account with its bounds for one width. */
    private static final class Account
    {
        private static final double[] WIDTHS = {0.2, 0.08, 0.03, 0.012, 0.002};
        private final ProofVenue venue;
        private final SplittableRandom random;
        private final Book book;
        private final StandardProver prover;
        private final double spot;
        private final double perpetual;
        private final double[] forward = new double[DAYS.length];
        private final double[] rate = new double[DAYS.length];
        private final double[] volatility;
        private double width;
        private double surface;
        private long untilNs;

        Account(final ProofVenue venue, final Book book)
        {
            this.venue = venue;
            this.book = book;
            random = venue.random;
            prover = new StandardProver(venue.market, venue.levels, venue.slopes);
            spot = venue.spot(0);
            perpetual = Decimal8.toDouble(venue.market.instruments().perpetualPrice(venue.perpetual(0)));
            for (int expiry = 0; expiry < DAYS.length; expiry++)
            {
                forward[expiry] = venue.forward(expiry);
                rate[expiry] = venue.market.expiries().discountRate(expiry);
            }
            volatility = new double[venue.market.strikes().size()];
            for (int strike = 0; strike < volatility.length; strike++)
            {
                volatility[strike] = venue.market.strikes().volatility(strike);
            }
        }

        /** The least amount with which a bracket at least so wide is proven. */
        private double least(final DoublePredicate isProven)
        {
            double without = 0;
            double with = PLENTY;
            while (with - without > 1e-7 * Math.max(1, with / 1_000))
            {
                final double middle = (without + with) / 2;
                final boolean proven = isProven.test(middle);
                with = proven ? middle : with;
                without = proven ? without : middle;
            }
            return with - RESERVE;
        }

        private boolean proves(final double equity, final double counted, final double threshold)
        {
            return prover.prove(book, equity, counted, threshold, RESERVE, ProofVenue.T0) && prover.width() >= width;
        }

        void compare(final int kind, final Shares equity, final Shares initial, final Shares maintenance)
        {
            width = WIDTHS[kind];
            final double equityLoss = least(amount -> proves(amount, PLENTY, 0));
            final double initialLoss = least(amount -> proves(PLENTY, amount, 0));
            final double maintenanceLoss = least(amount -> proves(PLENTY, amount, STEEP));
            // The narrowest bracket that is wide enough, for the shortest life.
            assertTrue(proves(equityLoss + 2 * RESERVE + 1e-3, PLENTY, 0));
            assertEquals(width, prover.width());
            surface = prover.surfaceWidth();
            untilNs = ProofVenue.T0 + ((long)prover.lifeTicks() << Proof.TICK_BITS);
            final AccountMargin margin = venue.evaluate(book);
            final double equityNow = Decimal8.toDouble(margin.equity());
            final double countedNow = Decimal8.toDouble(margin.marginEquity());
            double worstEquity = 0;
            double worstInitial = 0;
            double worstMaintenance = 0;
            for (int i = 0; i < 4 * MOVES; i++)
            {
                move(i);
                venue.evaluate(book);
                assertTrue(margin.isPriced());
                final double lost = countedNow - Decimal8.toDouble(margin.marginEquity());
                worstEquity = Math.max(worstEquity, equityNow - Decimal8.toDouble(margin.equity()));
                worstInitial = Math.max(worstInitial, lost + Decimal8.toDouble(margin.initialRequirement()));
                worstMaintenance = Math.max(
                    worstMaintenance, lost + STEEP * Decimal8.toDouble(margin.maintenanceRequirement()));
            }
            note(equity, worstEquity, equityLoss);
            note(initial, worstInitial, initialLoss);
            note(maintenance, worstMaintenance, maintenanceLoss);
        }

        private static void note(final Shares shares, final double worst, final double bound)
        {
            // Amounts are rounded to 1e-8 and steep thresholds multiply that, and the search ends somewhere.
            shares.add(worst, bound + 1e-3 + 1e-6 * bound);
        }

        /** Every mark to an end of the bracket or anywhere in it, and time to the end of the life or anywhere. */
        private void move(final int kind)
        {
            venue.time(kind % 2 == 0 ? untilNs : ProofVenue.T0 + random.nextLong(untilNs - ProofVenue.T0));
            final double common = end();
            venue.spot(0, spot * (1 + share(kind, common)));
            venue.asset(0, spot * (1 + share(kind, common)));
            venue.perpetual(0, perpetual * (1 + share(kind, common)));
            final double together = random.nextBoolean() ? 1 : -1;
            final double carry = Prover.CARRY_OF_STANDARD * (1 - 1e-9);
            for (int expiry = 0; expiry < DAYS.length; expiry++)
            {
                final double move = (kind % 3 == 0 ? together : random.nextDouble(-1, 1)) * carry /
                    MarketLevels.RATE_UNIT / years(expiry);
                venue.forward(expiry, forward[expiry] * (1 + share(kind, common)), Math.max(0, rate[expiry] + move));
            }
            for (int strike = 0; strike < volatility.length; strike++)
            {
                final double move = (kind % 3 < 2 ? together : random.nextDouble(-1, 1)) * surface /
                    Math.sqrt(years(venue.market.strikes().expiry(strike)));
                venue.volatility(strike, Math.max(0, volatility[strike] + move));
            }
            final double funding =
                (random.nextBoolean() ? 1 : -1) * carry / venue.levels.fundingUnit(venue.perpetual(0));
            venue.fund(0, funding - Decimal8.toDouble(
                venue.market.instruments().cumulativeFunding(venue.perpetual(0))));
        }

        private double end()
        {
            return (random.nextBoolean() ? width : -width) * (1 - 1e-9);
        }

        private double share(final int kind, final double common)
        {
            return switch (kind & 3)
            {
                case 0 -> common;
                case 1, 2 -> end();
                default -> random.nextDouble(-width, width);
            };
        }

        private double years(final int expiry)
        {
            return (venue.market.expiries().expiryNs(expiry) - ProofVenue.T0) / 1e9 / 86_400 / 365;
        }
    }

    @Test
    void shouldProveNothingWithCollateralThatNoUnderlyingMoves()
    {
        final ProofVenue venue = new ProofVenue(new SplittableRandom(1), DAYS);
        final Book book = venue.book(MarginMode.STANDARD);
        book.addCollateral(ProofVenue.UNDERLYINGS, Decimal8.ONE);
        final StandardProver prover = new StandardProver(venue.market, venue.levels, venue.slopes);
        assertFalse(prover.prove(book, PLENTY, PLENTY, 0, RESERVE, ProofVenue.T0));
    }

    @Test
    void shouldBoundAPerpetualExactly()
    {
        final ProofVenue venue = new ProofVenue(new SplittableRandom(2), DAYS);
        final Book book = venue.book(MarginMode.STANDARD);
        venue.hold(book, venue.perpetual(0), 2);
        venue.perpetual(0, 60_000);
        final double funding = 2 * Prover.CARRY_OF_STANDARD / venue.levels.fundingUnit(venue.perpetual(0));
        final Account account = new Account(venue, book);
        account.width = 0.03;
        // Two coins at 60,000; published standard margin wants 6.5 % at first and 5 % to keep them.
        final double loss = 120_000 * 0.03 + funding;
        assertEquals(loss, account.least(amount -> account.proves(amount, PLENTY, 0)), 1e-4);
        assertEquals(loss + 120_000 * 1.03 * 0.065, account.least(amount -> account.proves(PLENTY, amount, 0)), 1e-3);
        assertEquals(loss + STEEP * 120_000 * 1.03 * 0.05,
            account.least(amount -> account.proves(PLENTY, amount, STEEP)), 1);
        assertTrue(account.proves(loss + 1, PLENTY, 0));
        assertEquals(0.03, prover(account).width());
        assertEquals(0.003, prover(account).surfaceWidth(), 1e-12);
        assertTrue(account.proves(PLENTY, PLENTY, 0));
        assertEquals(0.3, prover(account).width());
    }

    private static StandardProver prover(final Account account)
    {
        return account.prover;
    }
}
