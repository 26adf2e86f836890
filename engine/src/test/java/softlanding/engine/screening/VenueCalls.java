package softlanding.engine.screening;

import java.util.Random;
import softlanding.engine.OptionTerms;
import softlanding.engine.account.MarginMode;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Fragment;
import softlanding.engine.wire.TwinEngines;

/** Sends the events of a venue, in plain decimals and with the current time, to the test that plays the venue. */
final class VenueCalls
{
    static final long SECOND = 1_000_000_000L;

    /** Takes events. */
    interface Player
    {
        void apply(long timestampNs, TwinEngines.Event event);
    }

    private static final Fragment[] FRAGMENTS = {
        Fragment.LAST, Fragment.LAST, Fragment.LAST, Fragment.LAST, Fragment.MORE, Fragment.UNSAID, Fragment.UNSAID};

    private final Random fragments = new Random(7);
    private final Player player;
    private long nowNs = 1_700_000_000_000_000_000L;

    VenueCalls(final Player player)
    {
        this.player = player;
    }

    long nowNs()
    {
        return nowNs;
    }

    void pass(final long ns)
    {
        nowNs += ns;
    }

    void apply(final TwinEngines.Event event)
    {
        player.apply(nowNs, event);
    }

    /** Sends a mark: often whole, at times the fragment of an update, at times alone. */
    private void mark(final TwinEngines.Event event)
    {
        final Fragment fragment = FRAGMENTS[fragments.nextInt(FRAGMENTS.length)];
        apply((engine, sequence) ->
        {
            engine.say(fragment);
            event.applyTo(engine, sequence);
        });
    }

    static long decimal(final double value)
    {
        return Math.round(value * Decimal8.ONE);
    }

    /** Lists an underlying with a perpetual and a collateral asset of the same id. */
    void listUnderlying(final int id)
    {
        apply((engine, sequence) -> engine.reference().onUnderlyingListed(sequence, nowNs, id));
        apply((engine, sequence) -> engine.reference().onPerpetualListed(
            sequence, nowNs, id, id, Decimal8.ONE, Decimal8.ONE / 100));
        listAsset(id, id);
    }

    void listAsset(final int id, final int moving)
    {
        apply((engine, sequence) -> engine.reference().onCollateralListed(
            sequence, nowNs, id, moving, Decimal8.ONE / 20, Decimal8.ONE / 25));
    }

    void listExpiry(final int id, final int underlyingId, final long expiryNs)
    {
        apply((engine, sequence) -> engine.reference().onExpiryListed(sequence, nowNs, id, underlyingId, expiryNs));
    }

    void listOption(final int id, final int expiryId, final double strike, final boolean call)
    {
        final OptionTerms terms = new OptionTerms();
        terms.expiryId = expiryId;
        terms.strike = decimal(strike);
        terms.call = call;
        terms.contractSize = Decimal8.ONE;
        terms.lotSize = Decimal8.ONE / 100;
        apply((engine, sequence) -> engine.reference().onOptionListed(sequence, nowNs, id, terms));
    }

    void listFuture(final int id, final int expiryId)
    {
        apply((engine, sequence) -> engine.reference().onFutureListed(
            sequence, nowNs, id, expiryId, Decimal8.ONE / 10, Decimal8.ONE / 100));
    }

    void open(final long account, final MarginMode mode)
    {
        apply((engine, sequence) -> engine.reference().onAccountOpened(sequence, nowNs, account, mode, 0));
    }

    void transfer(final long account, final double amount)
    {
        apply((engine, sequence) ->
            engine.transfer().onCashTransferRequested(sequence, nowNs, account, sequence, decimal(amount)));
    }

    void transferCollateral(final long account, final int asset, final double quantity)
    {
        apply((engine, sequence) ->
            engine.transfer().onCollateralTransferRequested(
                sequence, nowNs, account, sequence, asset, decimal(quantity)));
    }

    void trade(final long account, final int instrument, final double quantity, final double price)
    {
        apply((engine, sequence) -> engine.account().onTradeExecuted(
            sequence, nowNs, account, instrument, decimal(quantity), decimal(price), 0));
    }

    void report(final long account)
    {
        apply((engine, sequence) -> engine.questions().onMarginReportRequested(sequence, nowNs, account, sequence));
    }

    void spot(final int underlyingId, final double price, final double confidence)
    {
        mark((engine, sequence) -> engine.market().onSpotPriceChanged(
            sequence, nowNs, underlyingId, decimal(price), decimal(confidence)));
    }

    void perpetual(final int instrumentId, final double price, final double confidence)
    {
        mark((engine, sequence) -> engine.market().onPerpetualPriceChanged(
            sequence, nowNs, instrumentId, decimal(price), decimal(confidence)));
    }

    void funding(final int instrumentId, final double amount)
    {
        apply((engine, sequence) ->
            engine.market().onFundingAccrued(sequence, nowNs, instrumentId, decimal(amount)));
    }

    void collateralPrice(final int asset, final double price, final double confidence)
    {
        mark((engine, sequence) -> engine.market().onCollateralPriceChanged(
            sequence, nowNs, asset, decimal(price), decimal(confidence)));
    }

    void forward(final int expiryId, final double price, final double rate, final double confidence)
    {
        mark((engine, sequence) -> engine.market().onForwardPriceChanged(
            sequence, nowNs, expiryId, decimal(price), decimal(rate), decimal(confidence), Decimal8.ONE));
    }

    void volatility(final int expiryId, final double strike, final double volatility)
    {
        mark((engine, sequence) -> engine.market().onVolatilityChanged(
            sequence, nowNs, expiryId, decimal(strike), decimal(Math.max(0, volatility)), Decimal8.ONE));
    }

    void stable(final double price)
    {
        mark((engine, sequence) ->
            engine.market().onStablePriceChanged(sequence, nowNs, decimal(price), Decimal8.ONE));
    }

    void settle(final int expiryId, final double price)
    {
        apply((engine, sequence) ->
            engine.settlements().onExpirySettled(sequence, nowNs, expiryId, decimal(price)));
    }

    void time()
    {
        apply((engine, sequence) -> engine.market().onTimeAdvanced(sequence, nowNs));
    }
}
