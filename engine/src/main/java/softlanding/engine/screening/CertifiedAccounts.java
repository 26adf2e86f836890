package softlanding.engine.screening;

import softlanding.engine.account.Accounts;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.policy.Health;
import softlanding.engine.screening.proof.CertificateEligibility;
import softlanding.engine.state.Begins;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Ids;

/**
 * Visits only the accounts that a change can have moved across a threshold: those without a certificate, and those
 * whose certificate the change has ended.
 *
 * <p>A certificate is proven after the evaluation of an account. It states the ranges of prices, volatilities, rates,
 * funding and time within which no decision about the account can change. It is only a reason to skip an account, and
 * every visited account is evaluated exactly. Changes that brackets do not cover (models, policy, settlements, a lost
 * peg, low confidences) end the certificates of all affected accounts. So does every change of an account.
 */
public final class CertifiedAccounts implements AccountScanner
{
    private final Market market;
    private final Accounts accounts;
    private final MovedObjects moved;
    private final ProofQueue proofs;
    private final AuditTurn audit;
    /** The accounts whose last proof holds no longer than they are above all notices. */
    private final AccountSet aboveNotices;
    private final Certificates certificates;
    private final LevelUpdates levels;
    private final MarkMoves marks;
    private final CertificateEligibility eligibility;
    private final Certifier certifier;
    private final ScreeningCounters counters;
    private final FullScan scan;
    private final AccountVisitor revoking = this::visitRevoked;
    private AccountVisitor revokedVisitor;
    private boolean areProofsDue;
    private boolean provesNow;
    private final EventContext event;

    CertifiedAccounts(
        final VenueState venue,
        final ScreeningSettings settings,
        final Certificates certificates,
        final LevelUpdates levels,
        final CertificateEligibility eligibility,
        final Certifier certifier,
        final ScreeningCapacity room)
    {
        market = venue.market();
        accounts = venue.accounts();
        event = venue.event();
        counters = certificates.counters();
        audit = new AuditTurn(settings, certificates, counters);
        this.certificates = certificates;
        this.levels = levels;
        this.eligibility = eligibility;
        this.certifier = certifier;
        moved = new MovedObjects(market, accounts, room);
        marks = new MarkMoves(market, levels, moved, eligibility);
        proofs = new ProofQueue(room.accounts(), certificates.backoff());
        aboveNotices = new AccountSet(room.accounts());
        scan = new FullScan(market, accounts);
    }

    @Override
    public void beginEvent()
    {
        audit.countEvent();
        certificates.onTime(event.nowNs());
    }

    @Override
    public void ofUnderlying(final int underlying, final AccountVisitor visitor)
    {
        eligibility.onModels();
        scan.ofUnderlying(underlying, revoking(visitor));
    }

    @Override
    public void ofExpiry(final int expiry, final AccountVisitor visitor)
    {
        if (market.expiries().isSettled(expiry))
        {
            levels.onSettled(expiry);
        }
        scan.ofExpiry(expiry, revoking(visitor));
    }

    @Override
    public void ofStrike(final int strikeSlot, final AccountVisitor visitor)
    {
        scan.ofStrike(strikeSlot, revoking(visitor));
    }

    @Override
    public void ofInstrument(final int instrument, final AccountVisitor visitor)
    {
        scan.ofInstrument(instrument, revoking(visitor));
    }

    @Override
    public void ofAsset(final int asset, final AccountVisitor visitor)
    {
        scan.ofAsset(asset, revoking(visitor));
    }

    @Override
    public void all(final AccountVisitor visitor)
    {
        scan.all(revoking(visitor));
    }

    /** Visits accounts whose certificates are void. */
    @Begins
    private AccountVisitor revoking(final AccountVisitor visitor)
    {
        revokedVisitor = visitor;
        return revoking;
    }

    private void visitRevoked(final int account)
    {
        certificates.onChange(account);
        revokedVisitor.onAccount(account);
    }

    @Override
    public void ofSpotPrice(final int underlying, final AccountVisitor visitor)
    {
        if (!marks.spot(underlying))
        {
            ofUnderlying(underlying, visitor);
        }
    }

    @Override
    public void ofForwardPrice(final int expiry, final AccountVisitor visitor)
    {
        if (!marks.forward(expiry))
        {
            ofExpiry(expiry, visitor);
        }
    }

    @Override
    public void ofVolatility(final int strikeSlot, final AccountVisitor visitor)
    {
        if (!marks.volatility(strikeSlot))
        {
            ofStrike(strikeSlot, visitor);
        }
    }

    @Override
    public void ofPerpetualPrice(final int instrument, final AccountVisitor visitor)
    {
        if (!marks.perpetual(instrument))
        {
            ofInstrument(instrument, visitor);
        }
    }

    @Override
    public void ofFunding(final int instrument, final AccountVisitor visitor)
    {
        marks.funding(instrument);
    }

    @Override
    public void ofCollateralPrice(final int asset, final AccountVisitor visitor)
    {
        if (!marks.collateral(asset))
        {
            ofAsset(asset, visitor);
        }
    }

    @Override
    public void ofStablePrice(final AccountVisitor visitor)
    {
        if (!marks.stable())
        {
            all(visitor);
        }
    }

    @Override
    public void ofTime(final AccountVisitor visitor)
    {
        moved.noteClocks();
    }

    @Override
    public void onMarkTaken(final FeedKind kind, final int slot)
    {
        marks.take(kind, slot);
    }

    @Override
    public void onExpiryFreed(final int expiry)
    {
        final Instruments instruments = market.instruments();
        certifier.forgetExpiry(expiry);
        moved.forgetExpiry(expiry, market.expiries().firstInstrument(expiry));
        int instrument = market.expiries().firstInstrument(expiry);
        while (instrument != Ids.NONE)
        {
            if (instruments.isOption(instrument))
            {
                certifier.forgetStrike(instruments.strikeSlot(instrument));
                certificates.forgetStrike(instruments.strikeSlot(instrument));
            }
            instrument = instruments.nextOfExpiry(instrument);
        }
    }

    @Override
    public void onDoubt(final int account)
    {
        certificates.onChange(account);
    }

    @Override
    public void visitUrgent(final Filter urgent, final AccountVisitor byMarket, final AccountVisitor byClock)
    {
        if (moved.isAny())
        {
            visitOpen(urgent, byMarket, byClock);
        }
    }

    @Override
    public boolean visitAtJump(final Filter first, final AccountVisitor byMarket, final AccountVisitor byClock)
    {
        if (!levels.isJump())
        {
            return false;
        }
        for (int account = 0; account < accounts.ids().size(); account++)
        {
            visitMoved(account, first, byMarket, byClock);
        }
        return true;
    }

    @Override
    public void visitOthers(final Filter test, final AccountVisitor byMarket, final AccountVisitor byClock)
    {
        if (levels.isAnyMoved())
        {
            levels.compare();
        }
        if (moved.isAny())
        {
            visitOpen(test, byMarket, byClock);
            moved.clear();
            certificates.backoff().countUpdate();
            areProofsDue = true;
        }
    }

    /** Visits the accounts without certificate that pass a test and need what has moved. */
    private void visitOpen(final Filter test, final AccountVisitor byMarket, final AccountVisitor byClock)
    {
        final AccountSet open = certificates.open();
        for (int account = open.next(0); account != AccountSet.NONE; account = open.next(account + 1))
        {
            visitMoved(account, test, byMarket, byClock);
        }
    }

    private void visitMoved(
        final int account, final Filter test, final AccountVisitor byMarket, final AccountVisitor byClock)
    {
        if (test.accepts(account))
        {
            if (moved.areClocksMoved())
            {
                byClock.onAccount(account);
            }
            if (moved.touches(account))
            {
                byMarket.onAccount(account);
            }
        }
    }

    @Override
    public void onEvaluated(
        final int account, final AccountMargin margin, final Health health, final boolean underWay)
    {
        counters.visited();
        certificates.onChange(account);
        certificates.backoff().evaluated(account);
        if (underWay)
        {
            counters.visitedUnderLiquidation();
        }
        if (!underWay && margin.isPriced() && (health == Health.HEALTHY || health == Health.RESTRICTED))
        {
            proofs.put(account, margin);
        }
        else
        {
            proofs.remove(account);
        }
    }

    @Override
    public void beginProofs()
    {
        certificates.renewOutdated(accounts.ids().size());
        provesNow = areProofsDue;
        areProofsDue = false;
        if (provesNow)
        {
            proofs.choose(accounts.ids().size());
        }
    }

    @Override
    public int nextToProve()
    {
        return provesNow ? proofs.next() : NONE;
    }

    @Override
    public int nextToProveIdly()
    {
        return proofs.nextIdly();
    }

    @Override
    public boolean isAboveNotices(final int account)
    {
        return aboveNotices.contains(account) && !certificates.open().contains(account);
    }

    @Override
    public void prove(
        final int account,
        final Book book,
        final AccountMargin margin,
        final Health health,
        final long threshold,
        final boolean isAboveNotices)
    {
        if (isAboveNotices)
        {
            aboveNotices.add(account);
        }
        else
        {
            aboveNotices.remove(account);
        }
        if (!certifier.tryToCertify(
            account, accounts.ids().id(account), book, margin, health, threshold, event.nowNs()))
        {
            proofs.putBack(account);
        }
    }

    @Override
    public int nextToAudit()
    {
        return audit.next(accounts.ids().size());
    }
}
