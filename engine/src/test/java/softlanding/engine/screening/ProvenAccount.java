package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.policy.Health;
import softlanding.engine.screening.proof.CertificateEligibility;
import softlanding.engine.screening.proof.Proof;
import softlanding.engine.screening.proof.Prover;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateHash;

/** Holds one account of a venue, the marks at which it was evaluated, and the proof about it. */
final class ProvenAccount
{
    private static final int MOVES = Integer.getInteger("softlanding.boundMoves", 60);
    private static final long THRESHOLD = Decimal8.ONE / 20 * 21;
    private static final double[] DAYS = {0.3, 3, 40};
    /** Brackets of this account are hardly shortened. */
    static final long ACCOUNT_ID = accountOfLeastJitter();

    final Proof proof = new Proof(64);
    final ProofVenue venue;
    private final SplittableRandom random;
    private final Book book;
    private final Prover prover;
    private final boolean hasOptions;
    private final double[] spot = new double[ProofVenue.UNDERLYINGS];
    private final double[] perpetual = new double[ProofVenue.UNDERLYINGS];
    private final double[] forward;
    private final double[] carryUnit;
    private final double[] rate;
    private final double[] volatility;

    ProvenAccount(final int seed, final MarginMode mode, final int options)
    {
        random = new SplittableRandom(seed);
        venue = new ProofVenue(random, DAYS);
        final PortfolioMarginSettings model = venue.randomModel();
        venue.setModel(0, model);
        book = venue.book(mode);
        hasOptions = options > 0;
        if (hasOptions)
        {
            venue.holdSome(book, 0, 1 + random.nextInt(options), 200_000);
            venue.holdSome(book, 1, random.nextInt(3), 100_000);
        }
        else if (options == 0)
        {
            // Futures alone: no funding, so that nothing is spent on the surface.
            venue.hold(book, venue.future(0), random.nextDouble(-50, 50));
            venue.hold(book, venue.future(1), random.nextDouble(-50, 50));
        }
        if (options >= 0 && random.nextInt(3) == 0)
        {
            book.addCollateral(0, ProofVenue.decimal(random.nextDouble(0.5)));
        }
        if (options >= 0 && random.nextInt(3) == 0 && mode == MarginMode.PORTFOLIO)
        {
            book.addCollateral(ProofVenue.UNDERLYINGS, ProofVenue.decimal(random.nextDouble(10_000)));
        }
        final CertificateEligibility eligibility = new CertificateEligibility(venue.market);
        prover = new Prover(
            venue.market, venue.levels, venue.prices, venue.carry, eligibility, venue.slopes, venue.shape);
        if (random.nextBoolean())
        {
            venue.moveUnevenly();
        }
        forward = new double[venue.expiries];
        rate = new double[venue.expiries];
        carryUnit = new double[venue.expiries];
        volatility = new double[venue.market.strikes().size()];
        note();
        fund(random.nextDouble(500, 15_000));
    }

    private static long accountOfLeastJitter()
    {
        long id = 1;
        while (StateHash.mix(id) >>> 40 > (1L << 24) / 10_000)
        {
            id++;
        }
        return id;
    }

    private void note()
    {
        for (int underlying = 0; underlying < spot.length; underlying++)
        {
            spot[underlying] = venue.spot(underlying);
            perpetual[underlying] =
                Decimal8.toDouble(venue.market.instruments().perpetualPrice(venue.perpetual(underlying)));
        }
        for (int expiry = 0; expiry < forward.length; expiry++)
        {
            forward[expiry] = venue.forward(expiry);
            carryUnit[expiry] = venue.carry.unit(venue.levels.rateMark(expiry));
            rate[expiry] = venue.market.expiries().discountRate(expiry);
        }
        for (int strike = 0; strike < volatility.length; strike++)
        {
            volatility[strike] = venue.market.strikes().volatility(strike);
        }
    }

    /** Returns the spot at which the account was evaluated. */
    double spot(final int underlying)
    {
        return spot[underlying];
    }

    void fund(final double initialExcess)
    {
        venue.fund(book, initialExcess);
    }

    boolean prove(final Health health)
    {
        return prover.prove(ACCOUNT_ID, book, venue.evaluate(book), health, THRESHOLD, venue.nowNs, proof);
    }

    /** Evaluates the account as the engine does. */
    private Health health()
    {
        final AccountMargin margin = venue.evaluate(book);
        if (!margin.isPriced())
        {
            return Health.UNPRICED;
        }
        if (margin.equity() < 0)
        {
            return Health.BANKRUPT;
        }
        return book.owesAnything() && margin.isBelow(THRESHOLD) ? Health.LIQUIDATING :
            margin.initialExcess() < 0 ? Health.RESTRICTED : Health.HEALTHY;
    }

    /** Moves marks within what is proven, if anything is, and notes how far that reaches. */
    void compare(final Health health, final Shares shares)
    {
        if (health == Health.RESTRICTED)
        {
            final AccountMargin margin = venue.evaluate(book);
            final double room = Decimal8.toDouble(margin.initialRequirement()) -
                1.05 * Decimal8.toDouble(margin.maintenanceRequirement());
            fund(-room * random.nextDouble(0.1, 0.9));
        }
        if (health() != health || !prove(health))
        {
            return;
        }
        for (int i = 0; i < MOVES; i++)
        {
            moveWithin(i);
            assertEquals(health, health(), "move " + i);
        }
        final double proven = provenWidth();
        final double truth = trueWidth(health);
        if (truth < 0.3)
        {
            shares.add(proven, truth);
        }
    }

    private int groupAt(final int group)
    {
        for (int i = 0; i < proof.groups(); i++)
        {
            if (proof.group(i) == group)
            {
                return i;
            }
        }
        return -1;
    }

    /** Marks that the account does not depend on stay. */
    private double price(final int group, final double base, final int kind)
    {
        final int i = groupAt(group);
        if (i < 0)
        {
            return base;
        }
        final double low = proof.lowPrice(i) * (1 - 1e-9);
        final double high = proof.highPrice(i) * (1 - 1e-9);
        return base * (1 + (kind % 3 == 2 ? random.nextDouble(low, high) : random.nextBoolean() ? low : high));
    }

    /** Every mark to an end of its bracket, or anywhere in it; time to the end of the life, or before. */
    private void moveWithin(final int kind)
    {
        final long life = proof.lifeTicks() == Proof.LONGEST_TICKS ? 0 :
            (long)proof.lifeTicks() << Proof.TICK_BITS;
        venue.time(ProofVenue.T0 + (kind % 2 == 0 || life == 0 ? life : random.nextLong(life)));
        for (int underlying = 0; underlying < spot.length; underlying++)
        {
            venue.spot(underlying, price(underlying, spot[underlying], kind));
            venue.asset(underlying, price(underlying, spot[underlying], kind));
            venue.perpetual(underlying, price(underlying, perpetual[underlying], kind));
        }
        venue.asset(ProofVenue.UNDERLYINGS,
            price(venue.levels.groupOfAsset(ProofVenue.UNDERLYINGS), 1.01, kind));
        moveSurface(kind);
    }

    private void moveSurface(final int kind)
    {
        for (int expiry = 0; expiry < forward.length; expiry++)
        {
            final int group = venue.market.expiries().underlying(expiry);
            final int i = groupAt(group);
            final double carry = i < 0 ? 0 :
                (random.nextBoolean() ? proof.lowCarry(i) : proof.highCarry(i)) * (1 - 1e-9);
            venue.forward(
                expiry, price(group, forward[expiry], kind), Math.max(0, rate[expiry] + carry / carryUnit[expiry]));
        }
        for (int i = 0; i < proof.strikes(); i++)
        {
            final int strike = proof.strike(i);
            final long toGoNs =
                venue.market.expiries().expiryNs(venue.market.strikes().expiry(strike)) - ProofVenue.T0;
            final double most = proof.strikeWidth(i) / Math.sqrt(toGoNs / 1e9 / 86_400 / 365) * (1 - 1e-9);
            venue.volatility(strike, Math.max(0, volatility[strike] + (random.nextBoolean() ? most : -most)));
        }
    }

    private double provenWidth()
    {
        double width = 0.4;
        for (int i = 0; i < proof.groups(); i++)
        {
            width = Math.min(width, Math.min(-proof.lowPrice(i), proof.highPrice(i)));
        }
        return width;
    }

    /** The least width at which a corner among many has another health, all else as it was. */
    private double trueWidth(final Health health)
    {
        double truth = 0.5;
        for (int i = 0; i < 2 * MOVES; i++)
        {
            final long corner = random.nextLong();
            double within = 0;
            double beyond = truth;
            if (healthAt(corner, beyond) == health)
            {
                continue;
            }
            while (beyond - within > 1e-7)
            {
                final double middle = (within + beyond) / 2;
                final boolean same = healthAt(corner, middle) == health;
                within = same ? middle : within;
                beyond = same ? beyond : middle;
            }
            truth = beyond;
        }
        return truth;
    }

    private Health healthAt(final long corner, final double width)
    {
        venue.time(ProofVenue.T0);
        int bit = 0;
        for (int underlying = 0; underlying < spot.length; underlying++)
        {
            venue.spot(underlying, spot[underlying] * way(corner, bit++, width));
            venue.asset(underlying, spot[underlying] * way(corner, bit++, width));
            venue.perpetual(underlying, perpetual[underlying] * way(corner, bit++, width));
        }
        venue.asset(ProofVenue.UNDERLYINGS, 1.01 * way(corner, bit++, width));
        for (int expiry = 0; expiry < forward.length; expiry++)
        {
            venue.forward(expiry, forward[expiry] * way(corner, bit++, width), rate[expiry]);
        }
        for (int strike = 0; strike < volatility.length; strike++)
        {
            venue.volatility(strike, volatility[strike]);
        }
        return health();
    }

    private static double way(final long corner, final int bit, final double width)
    {
        return (corner >> bit & 1) == 0 ? 1 - width : 1 + width;
    }
}
