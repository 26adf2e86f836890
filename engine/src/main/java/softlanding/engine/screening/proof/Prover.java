package softlanding.engine.screening.proof;

import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.Health;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateHash;

/**
 * Proves how far marks can move, and for how long, before the health of a just evaluated account can change. There is
 * no proof for an account too near a threshold or with unusual contents.
 */
public final class Prover
{
    /**
     * The maximum loss by rounding. Amounts are rounded to 1e-8, and sums of doubles have relative errors far below
     * 1e-12.
     */
    private static final double ROUNDING = 1e-6;
    private static final double RELATIVE_ROUNDING = 1e-11;
    /**
     * The maximum move of rates and funding for the certificate of an account of standard margin, in units of the carry
     * level.
     */
    public static final double CARRY_OF_STANDARD = 0.002;
    private static final double MAX_ASSET = 0.4;
    private static final double MAX_CARRY = 0.1;
    /**
     * The maximum share by which brackets and lives are shortened, account by account, so that they do not end
     * together.
     */
    private static final double JITTER = 0.25;
    /** The width below which the proof data of a bracket is stored, while memory is free. */
    private static final double NARROW = 0.01;
    private static final double WORTH_KEEPING = 1.5;

    private final Market market;
    private final MarketLevels marketLevels;
    private final Levels prices;
    private final Levels carry;
    private final CertificateEligibility eligibility;
    private final SlopeRows slopes;
    private final SurfaceShape shape;
    private final PortfolioProver portfolio;
    private final StandardProver standard;
    private final MarginBuffers buffers = new MarginBuffers();
    private final MarkGroups groups;

    /** Creates a prover over the marks and levels of a market. */
    public Prover(
        final Market market,
        final MarketLevels marketLevels,
        final Levels prices,
        final Levels carry,
        final CertificateEligibility eligibility,
        final SlopeRows slopes,
        final SurfaceShape shape)
    {
        this.shape = shape;
        this.market = market;
        this.marketLevels = marketLevels;
        this.prices = prices;
        this.carry = carry;
        this.eligibility = eligibility;
        this.slopes = slopes;
        groups = new MarkGroups(market.instruments(), marketLevels);
        portfolio = new PortfolioProver(market, marketLevels, prices, slopes, shape);
        standard = new StandardProver(market, marketLevels, slopes);
    }

    /** Forgets the slopes of an expiry whose slot is freed. */
    public void forgetExpiry(final int expiry)
    {
        slopes.forgetExpiry(expiry);
    }

    /** Forgets the slopes of a strike whose slot is freed. */
    public void forgetStrike(final int strikeSlot)
    {
        slopes.forgetStrike(strikeSlot);
    }

    /**
     * Searches a proof for an account.
     *
     * @param threshold the ratio at which liquidation begins, a Decimal8 mantissa.
     * @param proof     receives the proof.
     * @return whether there is a proof.
     */
    public boolean prove(
        final long accountId,
        final Book book,
        final AccountMargin margin,
        final Health health,
        final long threshold,
        final long nowNs,
        final Proof proof)
    {
        proof.begin();
        portfolio.setSurfaceShare(proof.surfaceShare());
        if (!eligibility.isSound(book) || !groups.load(book) || !endsBeforeExpiries(book, nowNs, proof))
        {
            return false;
        }
        if (groups.size() == 0)
        {
            return true;
        }
        final double jitter = 1 - JITTER * (StateHash.mix(accountId) >>> 40) / (1L << 24);
        return book.marginMode() == MarginMode.PORTFOLIO ?
            provePortfolio(book, margin, health, threshold, nowNs, jitter, proof) :
            health == Health.HEALTHY && proveStandard(book, margin, threshold, nowNs, jitter, proof);
    }

    /**
     * Limits the life of a proof to the time before the first expiry of the portfolio, because an expired position is
     * margined by another rule. Returns whether enough time is left.
     */
    private boolean endsBeforeExpiries(final Book book, final long nowNs, final Proof proof)
    {
        for (int row = 0; row < book.size(); row++)
        {
            final int expiry = market.instruments().expiry(book.instrument(row));
            if (expiry != Ids.NONE && book.quantity(row) != 0)
            {
                final long ticks = ((market.expiries().expiryNs(expiry) - nowNs) >> Proof.TICK_BITS) - 1;
                if (market.expiries().fixedPart(expiry) > 0)
                {
                    return false;
                }
                proof.limitLife((int)Math.max(0, Math.min(Proof.LONGEST_TICKS - 1, ticks)));
            }
        }
        return proof.lifeTicks() >= 2;
    }

    private boolean provePortfolio(
        final Book book,
        final AccountMargin margin,
        final Health health,
        final long threshold,
        final long nowNs,
        final double jitter,
        final Proof proof)
    {
        takeCushions(book, margin, health, threshold);
        buffers.split(groups.size());
        if (!buffers.isPositive())
        {
            return false;
        }
        boolean proven = true;
        for (int i = 0; i < groups.size() && proven; i++)
        {
            proven = groups.get(i) < marketLevels.underlyings() ?
                addUnderlying(book, groups.get(i), nowNs, jitter, proof) : addAsset(book, groups.get(i), jitter, proof);
        }
        return proven;
    }

    private boolean proveStandard(
        final Book book,
        final AccountMargin margin,
        final long threshold,
        final long nowNs,
        final double jitter,
        final Proof proof)
    {
        final double ratio = book.owesAnything() ? Decimal8.toDouble(threshold) : 0;
        if (!standard.prove(book, Decimal8.toDouble(margin.equity()), Decimal8.toDouble(margin.marginEquity()),
            ratio, reserve(book, margin), nowNs))
        {
            return false;
        }
        proof.limitLife((int)(jitter * standard.lifeTicks()));
        for (int i = 0; i < groups.size(); i++)
        {
            final double width = jitter * standard.width();
            add(groups.get(i), width, width, CARRY_OF_STANDARD, proof);
            addStrikes(book, groups.get(i), jitter * standard.surfaceWidth(), false, proof);
        }
        return proof.lifeTicks() >= 2;
    }

    private void takeCushions(
        final Book book, final AccountMargin margin, final Health health, final long threshold)
    {
        final double ratio = Decimal8.toDouble(threshold);
        final double equity = Decimal8.toDouble(margin.marginEquity());
        final double required = Decimal8.toDouble(margin.maintenanceRequirement());
        final double reserve = reserve(book, margin);
        buffers.set(
            book.owesAnything(), health == Health.RESTRICTED, ratio, equity - ratio * required - reserve,
            Math.abs(Decimal8.toDouble(margin.initialExcess())) - reserve);
    }

    private double reserve(final Book book, final AccountMargin margin)
    {
        return ROUNDING + RELATIVE_ROUNDING * (eligibility.gross(book) + Math.abs(Decimal8.toDouble(margin.equity())) +
            2 * Decimal8.toDouble(margin.initialRequirement()));
    }

    private boolean addUnderlying(
        final Book book, final int underlying, final long nowNs, final double jitter, final Proof proof)
    {
        if (!eligibility.isProvable(underlying) || !portfolio.prove(book, underlying, buffers, nowNs))
        {
            return false;
        }
        if (portfolio.lifeTicks() < Proof.LONGEST_TICKS)
        {
            proof.limitLife((int)(jitter * portfolio.lifeTicks()));
        }
        add(
            underlying, jitter * portfolio.widthDown(), jitter * portfolio.widthUp(),
            jitter * portfolio.surfaceWidth() * shape.ofCarry(underlying), proof);
        if (portfolio.width() < NARROW * proof.localRoom())
        {
            keepNearby(underlying, proof);
        }
        addStrikes(book, underlying, jitter * portfolio.surfaceWidth(), true, proof);
        return proof.lifeTicks() >= 2;
    }

    /** Keeps the proof data of a narrow bracket if it reaches farther than the bracket itself. */
    private void keepNearby(final int underlying, final Proof proof)
    {
        final LocalProof localProof = proof.draft();
        final double others = portfolio.describe(underlying, localProof);
        final double down = Math.min(others, portfolio.roomDown());
        final double up = Math.min(others, portfolio.roomUp());
        if (Math.min(down, up) >= WORTH_KEEPING * portfolio.width())
        {
            localProof.limit(lowestLevel(underlying, down), highestLevel(underlying, up));
            proof.keepDraft();
        }
    }

    /** Adds the strikes of an underlying, with the same width or, if it is shaped, with that of their expiry. */
    private void addStrikes(
        final Book book, final int underlying, final double width, final boolean isShaped, final Proof proof)
    {
        final Instruments instruments = market.instruments();
        int last = Ids.NONE;
        for (int row = 0; row < book.size(); row++)
        {
            final int strikeSlot = instruments.strikeSlot(book.instrument(row));
            if (book.quantity(row) != 0 && strikeSlot != Ids.NONE && strikeSlot != last &&
                instruments.underlying(book.instrument(row)) == underlying)
            {
                final int expiry = market.strikes().expiry(strikeSlot);
                proof.addStrike(strikeSlot, isShaped ? width * shape.ofExpiry(underlying, expiry) : width);
                last = strikeSlot;
            }
        }
    }

    /** Adds an asset that no underlying moves. Its value less its haircut counts. */
    private boolean addAsset(final Book book, final int group, final double jitter, final Proof proof)
    {
        final int asset = group - marketLevels.underlyings();
        double value = 0;
        for (int i = 0; i < book.balances(); i++)
        {
            value += book.asset(i) != asset ? 0 :
                Decimal8.toDouble(book.assetQuantity(i)) * marketLevels.assetPrice(asset);
        }
        final double haircut = market.assets().maintenanceHaircut(asset);
        final double tierLoss = value * (1 - buffers.threshold() * haircut);
        final double initialLoss = value * (1 - haircut - market.assets().initialHaircutAddOn(asset)) *
            (buffers.isRestricted() ? -1 : 1);
        final double down = Math.min(width(buffers.tier(), tierLoss), width(buffers.initial(), initialLoss));
        final double up = Math.min(width(buffers.tier(), -tierLoss), width(buffers.initial(), -initialLoss));
        add(group, jitter * down, jitter * up, MAX_CARRY, proof);
        return true;
    }

    private static double width(final double cushion, final double loss)
    {
        return loss > 0 ? Math.max(0, Math.min(MAX_ASSET, cushion / loss)) : MAX_ASSET;
    }

    /**
     * Adds the bracket of a group. Every mark of the group stands between the extremes, so each can still move by the
     * widths from its present value.
     */
    private void add(
        final int group, final double down, final double up, final double carryWidth, final Proof proof)
    {
        proof.add(
            group, lowestLevel(group, down), highestLevel(group, up),
            carry.most(group) - carryWidth, carry.least(group) + carryWidth);
    }

    private double lowestLevel(final int group, final double down)
    {
        return (1 + prices.most(group)) * (1 - down) - 1;
    }

    private double highestLevel(final int group, final double up)
    {
        return (1 + prices.least(group)) * (1 + up) - 1;
    }
}
