package softlanding.engine;

import org.jspecify.annotations.Nullable;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.CapacityLimit;
import softlanding.engine.account.MarginMode;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.StandardMarginSettings;
import softlanding.engine.market.StandardModel;
import softlanding.engine.market.TiltCaps;
import softlanding.engine.policy.Policies;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** Events that list things and set parameters. Amounts are Decimal8 mantissas. */
public final class ReferenceEventHandler
{
    private static final long LONGEST_LIFE_NS = 100L * 365 * 86_400 * 1_000_000_000L;
    private static final long LARGEST_STRIKE = 1_000_000_000L * Decimal8.ONE;
    private static final long LARGEST_CONTRACT = 1_000_000L * Decimal8.ONE;

    private final Market market;
    private final Accounts accounts;
    private final LiquidationEngine liquidation;
    private final EventValidation validation;
    private final EventScope scope;
    private final SettledSlots settledSlots;
    private final TiltCaps tiltCaps;

    ReferenceEventHandler(
        final Market market,
        final Accounts accounts,
        final LiquidationEngine liquidation,
        final EventValidation validation,
        final EventScope scope,
        final SettledSlots settledSlots)
    {
        this.market = market;
        this.accounts = accounts;
        this.liquidation = liquidation;
        this.validation = validation;
        this.scope = scope;
        this.settledSlots = settledSlots;
        tiltCaps = new TiltCaps(market);
    }

    /** Lists an underlying, or rejects an id that is below 1, taken or without room. */
    public void onUnderlyingListed(final long sequence, final long timestampNs, final int underlyingId)
    {
        if (validation.rejectIfEarlier(timestampNs) || validation.rejectUnlessId(underlyingId, "underlyingId") ||
            rejectIfTaken(market.underlyings().ids(), underlyingId, "underlyingId", CapacityLimit.UNDERLYINGS))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        market.listUnderlying(underlyingId);
        scope.end();
    }

    /** Lists an expiry that settles at expiryNs, nanoseconds since the epoch, or rejects it. */
    public void onExpiryListed(
        final long sequence,
        final long timestampNs,
        final int expiryId,
        final int underlyingId,
        final long expiryNs)
    {
        if (validation.rejectIfEarlier(timestampNs) || validation.rejectUnlessId(expiryId, "expiryId") ||
            rejectIfTaken(market.expiries().ids(), expiryId, settledSlots.hasRoomForExpiry(), "expiryId",
                CapacityLimit.EXPIRIES) ||
            rejectUnlessListed(market.underlyings().ids(), underlyingId, "underlyingId") ||
            validation.rejectUnlessWithin(expiryNs, timestampNs + 1, timestampNs + LONGEST_LIFE_NS, "expiryNs") ||
            validation.rejectIf(
                tiltCaps.isTooFar(market.underlyings().ids().slot(underlyingId), expiryNs, timestampNs),
                RejectReason.OUT_OF_RANGE, "expiryNs"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        settledSlots.makeRoomForExpiry();
        market.listExpiry(expiryId, market.underlyings().ids().slot(underlyingId), expiryNs);
        scope.end();
    }

    /** Lists an option, or rejects it; strike, contract size and lot size are above 0. */
    public void onOptionListed(
        final long sequence,
        final long timestampNs,
        final int instrumentId,
        final OptionTerms terms)
    {
        if (rejectIfBadInstrument(timestampNs, instrumentId, terms.contractSize, terms.lotSize, terms.tickSize) ||
            rejectIfBadExpiry(terms.expiryId) || validation.rejectUnlessPositive(terms.strike, "strike") ||
            validation.rejectUnlessWithin(terms.strike, 1, LARGEST_STRIKE, "strike") ||
            validation.rejectIfFull(
                !settledSlots.hasRoomForStrike(market.expiries().ids().slot(terms.expiryId), terms.strike), "strike",
                CapacityLimit.STRIKES, market.strikes().capacity()))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        final int expiry = market.expiries().ids().slot(terms.expiryId);
        settledSlots.makeRoomForOption(expiry, terms.strike);
        market.listOption(
            instrumentId, expiry, terms.strike,
            terms.call ? InstrumentKind.CALL : InstrumentKind.PUT, terms.contractSize, terms.lotSize);
        market.setTickSize(market.instruments().ids().slot(instrumentId), terms.tickSize);
        scope.end();
    }

    /** Lists a future, or rejects it; contract size and lot size are above 0. */
    public void onFutureListed(
        final long sequence,
        final long timestampNs,
        final int instrumentId,
        final int expiryId,
        final long contractSize,
        final long lotSize)
    {
        onFutureListed(sequence, timestampNs, instrumentId, expiryId, contractSize, lotSize, 1);
    }

    /** Lists a future with a tick size, or rejects it; contract size, lot size and tick size are above 0. */
    public void onFutureListed(
        final long sequence,
        final long timestampNs,
        final int instrumentId,
        final int expiryId,
        final long contractSize,
        final long lotSize,
        final long tickSize)
    {
        if (rejectIfBadInstrument(timestampNs, instrumentId, contractSize, lotSize, tickSize) ||
            rejectIfBadExpiry(expiryId))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        settledSlots.makeRoomForInstrument();
        market.listFuture(instrumentId, market.expiries().ids().slot(expiryId), contractSize, lotSize);
        market.setTickSize(market.instruments().ids().slot(instrumentId), tickSize);
        scope.end();
    }

    /** Lists a perpetual, or rejects it; contract size and lot size are above 0. */
    public void onPerpetualListed(
        final long sequence,
        final long timestampNs,
        final int instrumentId,
        final int underlyingId,
        final long contractSize,
        final long lotSize)
    {
        onPerpetualListed(sequence, timestampNs, instrumentId, underlyingId, contractSize, lotSize, 1);
    }

    /** Lists a perpetual with a tick size, or rejects it; contract size, lot size and tick size are above 0. */
    public void onPerpetualListed(
        final long sequence,
        final long timestampNs,
        final int instrumentId,
        final int underlyingId,
        final long contractSize,
        final long lotSize,
        final long tickSize)
    {
        if (rejectIfBadInstrument(timestampNs, instrumentId, contractSize, lotSize, tickSize) ||
            rejectUnlessListed(market.underlyings().ids(), underlyingId, "underlyingId"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        settledSlots.makeRoomForInstrument();
        market.listPerpetual(
            instrumentId, market.underlyings().ids().slot(underlyingId), contractSize, lotSize);
        market.setTickSize(market.instruments().ids().slot(instrumentId), tickSize);
        scope.end();
    }

    /**
     * Lists a collateral asset, or rejects it; haircuts are shares, 0 to 1.
     *
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
        if (validation.rejectIfEarlier(timestampNs) || validation.rejectUnlessId(assetId, "assetId") ||
            rejectIfTaken(market.assets().ids(), assetId, "assetId", CapacityLimit.ASSETS) ||
            (riskCancellingUnderlyingId != 0 &&
            rejectUnlessListed(market.underlyings().ids(), riskCancellingUnderlyingId, "riskCancellingUnderlyingId")) ||
            validation.rejectUnlessShare(maintenanceHaircut, "maintenanceHaircut") ||
            validation.rejectUnlessShare(initialHaircutAddOn, "initialHaircutAddOn"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        market.listAsset(
            assetId, market.underlyings().ids().slot(riskCancellingUnderlyingId),
            maintenanceHaircut, initialHaircutAddOn);
        scope.end();
    }

    /** Replaces the scenario model of an underlying, or rejects settings with a field out of range. */
    public void onPortfolioMarginSet(
        final long sequence, final long timestampNs, final int underlyingId, final PortfolioMarginSettings settings)
    {
        if (validation.rejectIfEarlier(timestampNs) ||
            rejectUnlessListed(market.underlyings().ids(), underlyingId, "underlyingId") ||
            rejectIfFaulty(settings.faultyField()))
        {
            return;
        }
        final int underlying = market.underlyings().ids().slot(underlyingId);
        final MarginModel model = new MarginModel(settings);
        if (rejectIfFaulty(tiltCaps.faultyField(underlying, model, timestampNs)))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        market.setMarginModel(underlying, model);
        liquidation.scanner().ofUnderlying(underlying, liquidation);
        scope.end();
    }

    /** Replaces the standard model of an underlying, or rejects settings with a field out of range. */
    public void onStandardMarginSet(
        final long sequence, final long timestampNs, final int underlyingId, final StandardMarginSettings settings)
    {
        if (validation.rejectIfEarlier(timestampNs) ||
            rejectUnlessListed(market.underlyings().ids(), underlyingId, "underlyingId") ||
            rejectIfFaulty(settings.faultyField()))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        final int underlying = market.underlyings().ids().slot(underlyingId);
        market.setStandardModel(underlying, new StandardModel(settings));
        liquidation.scanner().ofUnderlying(underlying, liquidation);
        scope.end();
    }

    /**
     * Puts an account under the policy of a class, or rejects an unknown one.
     *
     * @param accountClass whose liquidation policy it has.
     */
    public void onAccountOpened(
        final long sequence,
        final long timestampNs,
        final long accountId,
        final MarginMode marginMode,
        final int accountClass)
    {
        if (validation.rejectIfEarlier(timestampNs) || validation.rejectIfNegative(accountId, "accountId") ||
            rejectIfTaken(accounts.ids(), accountId, "accountId", CapacityLimit.ACCOUNTS) ||
            validation.rejectUnlessWithin(accountClass, 0, Policies.MAX_CLASSES - 1, "accountClass"))
        {
            return;
        }
        scope.begin(sequence, timestampNs);
        accounts.open(accountId, marginMode, accountClass);
        scope.end();
    }

    private boolean rejectIfBadInstrument(
        final long timestampNs,
        final int instrumentId,
        final long contractSize,
        final long lotSize,
        final long tickSize)
    {
        return validation.rejectIfEarlier(timestampNs) || validation.rejectUnlessId(instrumentId, "instrumentId") ||
            rejectIfTaken(market.instruments().ids(), instrumentId, settledSlots.hasRoomForInstrument(), "instrumentId",
                CapacityLimit.INSTRUMENTS) ||
            validation.rejectUnlessPositive(contractSize, "contractSize") ||
            validation.rejectUnlessWithin(contractSize, 1, LARGEST_CONTRACT, "contractSize") ||
            validation.rejectUnlessPositive(lotSize, "lotSize") ||
            validation.rejectUnlessPositive(tickSize, "tickSize");
    }

    private boolean rejectIfBadExpiry(final int expiryId)
    {
        return rejectUnlessListed(market.expiries().ids(), expiryId, "expiryId") ||
            validation.rejectIf(
                market.expiries().isSettled(market.expiries().ids().slot(expiryId)), RejectReason.EXPIRED, "expiryId");
    }

    private boolean rejectIfTaken(final Ids ids, final long id, final String field, final CapacityLimit limit)
    {
        return rejectIfTaken(ids, id, !ids.isFull(), field, limit);
    }

    private boolean rejectIfTaken(
        final Ids ids, final long id, final boolean hasRoom, final String field, final CapacityLimit limit)
    {
        return validation.rejectIf(ids.isTaken(id), RejectReason.DUPLICATE_ID, field) ||
            validation.rejectIfFull(!hasRoom, field, limit, ids.capacity());
    }

    private boolean rejectUnlessListed(final Ids ids, final long id, final String field)
    {
        return validation.rejectIf(!ids.contains(id), RejectReason.UNKNOWN_ID, field);
    }

    private boolean rejectIfFaulty(final @Nullable String field)
    {
        return field != null && validation.rejectIf(true, RejectReason.OUT_OF_RANGE, field);
    }
}
