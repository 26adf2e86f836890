package softlanding.workload.listing;

import java.util.Collection;
import softlanding.codecs.EventSink;
import softlanding.codecs.OptionRight;
import softlanding.workload.FixedPoint;
import softlanding.workload.margin.RulesEncoder;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.ListingEncoder;

/**
 * Lists underlyings, perpetuals, collateral, expiries and options, and sets the rules, in the market and as events.
 */
public final class VenueListing
{
    private final VenueMarket market;
    private final ListingEncoder encoder;
    private final RulesEncoder rules;
    private int lastExpiryId;
    private int lastInstrumentId = Coin.values().length;

    /**
     * Creates a listing.
     *
     * @param market to fill.
     * @param sink   receives the events.
     */
    public VenueListing(final VenueMarket market, final EventSink sink)
    {
        this.market = market;
        encoder = new ListingEncoder(sink);
        rules = new RulesEncoder(sink);
    }

    /**
     * Underlyings with their perpetuals and rules, and collateral assets.
     *
     * @param timestampNs in nanoseconds since the epoch.
     * @param coins       underlyings.
     * @param assets      collateral.
     */
    public void listCoins(
        final long timestampNs, final Collection<Coin> coins, final Collection<Collateral> assets)
    {
        for (final Coin coin : coins)
        {
            final Instrument perpetual = coin.perpetual();
            market.list(perpetual);
            encoder.underlyingListed(timestampNs, coin.underlyingId(), coin.name());
            encoder.perpetualListed(
                timestampNs, perpetual.id(), coin.underlyingId(), perpetual.contractSize(), perpetual.lotSize());
            rules.portfolioMarginSet(timestampNs, coin.underlyingId());
            rules.standardMarginSet(timestampNs, coin.underlyingId());
        }
        for (final Collateral asset : assets)
        {
            encoder.collateralListed(
                timestampNs,
                asset.assetId(),
                asset.name(),
                asset.riskCancellingUnderlyingId(),
                FixedPoint.of(asset.maintenanceHaircut()),
                FixedPoint.of(asset.initialHaircutAddOn()));
        }
    }

    /**
     * Lists a new expiry without options.
     *
     * @param timestampNs in nanoseconds since the epoch.
     * @param coin        underlying.
     * @param expiryNs    time of settlement, in nanoseconds since the epoch.
     * @return its chain.
     */
    public Chain listExpiry(final long timestampNs, final Coin coin, final long expiryNs)
    {
        final Chain chain = market.listExpiry(++lastExpiryId, coin.underlyingId(), expiryNs);
        encoder.expiryListed(timestampNs, chain.expiryId(), coin.underlyingId(), expiryNs);
        return chain;
    }

    /**
     * Lists a new option.
     *
     * @param timestampNs in nanoseconds since the epoch.
     * @param chain       of its expiry.
     * @param strike      Decimal8 mantissa, cash per coin.
     * @param kind        CALL or PUT.
     * @return the option.
     */
    public Instrument listOption(
        final long timestampNs, final Chain chain, final long strike, final ContractKind kind)
    {
        final Instrument option = new Instrument(
            ++lastInstrumentId,
            kind,
            chain.underlyingId(),
            chain.expiryId(),
            strike,
            FixedPoint.ONE,
            Coin.of(chain.underlyingId()).lotSize());
        market.list(option);
        encoder.optionListed(
            timestampNs,
            option.id(),
            chain.expiryId(),
            strike,
            kind == ContractKind.CALL ? OptionRight.CALL : OptionRight.PUT,
            option.contractSize(),
            option.lotSize());
        return option;
    }
}
