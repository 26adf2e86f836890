package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.MarginMode;
import softlanding.engine.guard.FeedGuards;
import softlanding.engine.guard.LagGuard;
import softlanding.engine.liquidation.LiquidationPolicy;
import softlanding.engine.liquidation.LiquidationPolicySettings;
import softlanding.engine.liquidation.Liquidator;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.MarginModelSettings;
import softlanding.engine.market.Market;
import softlanding.engine.market.StandardModel;
import softlanding.engine.market.StandardModelSettings;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** Events that list things and set parameters. Amounts are Decimal8 mantissas. */
public final class ReferenceEvents
{
    private static final long LONGEST_LIFE_NS = 100L * 365 * 86_400 * 1_000_000_000L;
    private static final long LARGEST_STRIKE = 1_000_000_000L * Decimal8.ONE;
    private static final long LARGEST_CONTRACT = 1_000_000L * Decimal8.ONE;

    private final Market market;
    private final Accounts accounts;
    private final Liquidator liquidator;
    private final FeedGuards guards;
    private final LagGuard lagGuard;
    private final EventChecks checks;
    private final EventCycle cycle;

    ReferenceEvents(
        final Market market,
        final Accounts accounts,
        final Liquidator liquidator,
        final FeedGuards guards,
        final LagGuard lagGuard,
        final EventChecks checks,
        final EventCycle cycle)
    {
        this.market = market;
        this.accounts = accounts;
        this.liquidator = liquidator;
        this.guards = guards;
        this.lagGuard = lagGuard;
        this.checks = checks;
        this.cycle = cycle;
    }

    public void onUnderlyingListed(final long sequence, final long timestampNs, final int underlyingId)
    {
        if (checks.isEarlier(timestampNs) || checks.isNoId(underlyingId, "underlyingId") ||
            isTaken(market.underlyings().ids(), underlyingId, "underlyingId"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        market.listUnderlying(underlyingId);
        cycle.end();
    }

    public void onExpiryListed(
        final long sequence,
        final long timestampNs,
        final int expiryId,
        final int underlyingId,
        final long expiryNs)
    {
        if (checks.isEarlier(timestampNs) || checks.isNoId(expiryId, "expiryId") ||
            isTaken(market.expiries().ids(), expiryId, "expiryId") ||
            isUnknown(market.underlyings().ids(), underlyingId, "underlyingId") ||
            checks.isBeyond(expiryNs, timestampNs + 1, timestampNs + LONGEST_LIFE_NS, "expiryNs"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        market.listExpiry(expiryId, market.underlyings().ids().slot(underlyingId), expiryNs);
        cycle.end();
    }

    public void onOptionListed(
        final long sequence,
        final long timestampNs,
        final int instrumentId,
        final int expiryId,
        final long strike,
        final boolean call,
        final long contractSize,
        final long lotSize)
    {
        if (isBadInstrument(timestampNs, instrumentId, contractSize, lotSize) ||
            isBadExpiry(expiryId) || checks.isNotPositive(strike, "strike") ||
            checks.isBeyond(strike, 1, LARGEST_STRIKE, "strike") ||
            checks.refuseIf(!market.hasRoomForStrike(), RejectReason.CAPACITY, "strike"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        market.listOption(
            instrumentId, market.expiries().ids().slot(expiryId), strike,
            call ? InstrumentKind.CALL : InstrumentKind.PUT, contractSize, lotSize);
        cycle.end();
    }

    public void onFutureListed(
        final long sequence,
        final long timestampNs,
        final int instrumentId,
        final int expiryId,
        final long contractSize,
        final long lotSize)
    {
        if (isBadInstrument(timestampNs, instrumentId, contractSize, lotSize) || isBadExpiry(expiryId))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        market.listFuture(instrumentId, market.expiries().ids().slot(expiryId), contractSize, lotSize);
        cycle.end();
    }

    public void onPerpetualListed(
        final long sequence,
        final long timestampNs,
        final int instrumentId,
        final int underlyingId,
        final long contractSize,
        final long lotSize)
    {
        if (isBadInstrument(timestampNs, instrumentId, contractSize, lotSize) ||
            isUnknown(market.underlyings().ids(), underlyingId, "underlyingId"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        market.listPerpetual(
            instrumentId, market.underlyings().ids().slot(underlyingId), contractSize, lotSize);
        cycle.end();
    }

    /**
     * @param riskCancellingUnderlyingId 0 = none.
     */
    public void onCollateralListed(
        final long sequence,
        final long timestampNs,
        final int assetId,
        final int riskCancellingUnderlyingId,
        final long maintenanceHaircut,
        final long initialHaircutAddOn)
    {
        if (checks.isEarlier(timestampNs) || checks.isNoId(assetId, "assetId") ||
            isTaken(market.assets().ids(), assetId, "assetId") ||
            riskCancellingUnderlyingId != 0 &&
            isUnknown(market.underlyings().ids(), riskCancellingUnderlyingId, "riskCancellingUnderlyingId") ||
            checks.isNoShare(maintenanceHaircut, "maintenanceHaircut") ||
            checks.isNoShare(initialHaircutAddOn, "initialHaircutAddOn"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        market.listAsset(
            assetId, market.underlyings().ids().slot(riskCancellingUnderlyingId),
            maintenanceHaircut, initialHaircutAddOn);
        cycle.end();
    }

    public void onMarginModelSet(
        final long sequence, final long timestampNs, final int underlyingId, final MarginModelSettings settings)
    {
        if (checks.isEarlier(timestampNs) || isUnknown(market.underlyings().ids(), underlyingId, "underlyingId") ||
            isFaulty(settings.faultyField()))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        final int underlying = market.underlyings().ids().slot(underlyingId);
        market.setMarginModel(underlying, new MarginModel(settings));
        liquidator.affected().ofUnderlying(underlying, liquidator);
        cycle.end();
    }

    public void onStandardMarginSet(
        final long sequence, final long timestampNs, final int underlyingId, final StandardModelSettings settings)
    {
        if (checks.isEarlier(timestampNs) || isUnknown(market.underlyings().ids(), underlyingId, "underlyingId") ||
            isFaulty(settings.faultyField()))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        final int underlying = market.underlyings().ids().slot(underlyingId);
        market.setStandardModel(underlying, new StandardModel(settings));
        liquidator.affected().ofUnderlying(underlying, liquidator);
        cycle.end();
    }

    public void onLiquidationPolicySet(
        final long sequence, final long timestampNs, final LiquidationPolicySettings settings)
    {
        if (checks.isEarlier(timestampNs) || isFaulty(settings.faultyField()))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        final LiquidationPolicy policy = new LiquidationPolicy(settings);
        liquidator.setPolicy(settings.accountClass, policy);
        if (settings.accountClass == 0)
        {
            guards.setLimits(policy.guardLimits());
            lagGuard.setLimits(policy.guardLimits());
        }
        liquidator.affected().all(liquidator);
        cycle.end();
    }

    /**
     * @param accountClass whose liquidation policy it has.
     */
    public void onAccountOpened(
        final long sequence,
        final long timestampNs,
        final long accountId,
        final MarginMode marginMode,
        final int accountClass)
    {
        if (checks.isEarlier(timestampNs) || checks.isNegative(accountId, "accountId") ||
            isTaken(accounts.ids(), accountId, "accountId") ||
            checks.isBeyond(accountClass, 0, LiquidationPolicySettings.MAX_CLASSES - 1, "accountClass"))
        {
            return;
        }
        cycle.begin(sequence, timestampNs);
        accounts.open(accountId, marginMode, accountClass);
        cycle.end();
    }

    private boolean isBadInstrument(
        final long timestampNs, final int instrumentId, final long contractSize, final long lotSize)
    {
        return checks.isEarlier(timestampNs) || checks.isNoId(instrumentId, "instrumentId") ||
            isTaken(market.instruments().ids(), instrumentId, "instrumentId") ||
            checks.isNotPositive(contractSize, "contractSize") ||
            checks.isBeyond(contractSize, 1, LARGEST_CONTRACT, "contractSize") ||
            checks.isNotPositive(lotSize, "lotSize");
    }

    private boolean isBadExpiry(final int expiryId)
    {
        return isUnknown(market.expiries().ids(), expiryId, "expiryId") ||
            checks.refuseIf(
                market.expiries().isSettled(market.expiries().ids().slot(expiryId)), RejectReason.EXPIRED, "expiryId");
    }

    private boolean isTaken(final Ids ids, final long id, final String field)
    {
        return checks.refuseIf(ids.contains(id), RejectReason.DUPLICATE_ID, field) ||
            checks.refuseIf(ids.isFull(), RejectReason.CAPACITY, field);
    }

    private boolean isUnknown(final Ids ids, final long id, final String field)
    {
        return checks.refuseIf(!ids.contains(id), RejectReason.UNKNOWN_ID, field);
    }

    private boolean isFaulty(final String field)
    {
        return checks.refuseIf(field != null, RejectReason.OUT_OF_RANGE, field);
    }
}
