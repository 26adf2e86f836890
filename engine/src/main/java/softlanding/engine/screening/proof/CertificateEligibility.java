package softlanding.engine.screening.proof;

import softlanding.engine.margin.Book;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Whether an account is of the kind that can be certified: all its marks trusted, the stable coin at its peg, its
 * amounts moderate, its models as bounds need them. Every other account is evaluated each time, as are all when a mark
 * is not trusted; confidences above every model's threshold have no effect on margin.
 */
public final class CertificateEligibility
{
    /** Most cash at stake, so that no move within a bracket leads to an amount that cannot be written. */
    private static final double MAX_CASH = 1e9;
    /** Beyond the days from which volatility shocks are scaled otherwise, a floor would make them jump there. */
    private static final double MAX_DTE_FLOOR = 30;

    private final Market market;
    private int models;
    private long trustedFrom;
    private long peggedFrom;

    public CertificateEligibility(final Market market)
    {
        this.market = market;
    }

    /** Takes the thresholds of all models anew: one was set or listed. */
    public void onModels()
    {
        models = market.underlyings().ids().size();
        trustedFrom = 0;
        peggedFrom = 0;
        for (int u = 0; u < models; u++)
        {
            final double trusted = Math.max(
                market.underlyings().model(u).confThreshold, market.underlyings().standardModel(u).confThreshold);
            final double pegged = Math.max(
                market.underlyings().model(u).pegThreshold, market.underlyings().standardModel(u).pegThreshold);
            trustedFrom = Math.max(trustedFrom, Decimal8.ceil(trusted));
            peggedFrom = Math.max(peggedFrom, Decimal8.ceil(pegged));
        }
    }

    /** Whether a confidence has no effect on any margin. */
    public boolean isTrusted(final long confidence)
    {
        takeNewModels();
        return confidence >= trustedFrom;
    }

    /** Whether the stable coin has no effect on any requirement. */
    public boolean isPegged()
    {
        takeNewModels();
        return market.stablePrice() >= peggedFrom;
    }

    private void takeNewModels()
    {
        if (models != market.underlyings().ids().size())
        {
            onModels();
        }
    }

    /** Whether the bounds hold for the model of an underlying. */
    boolean isProvable(final int underlying)
    {
        final MarginModel model = market.underlyings().model(underlying);
        boolean provable = model.dteFloor <= MAX_DTE_FLOOR;
        for (int s = 0; s < model.scenarios(); s++)
        {
            provable &= !model.volShock(s).isTilt() || model.spotShock(s) == 1;
        }
        return provable;
    }

    /** Whether all that a priced book's margin rests on is trusted. */
    boolean isSound(final Book book)
    {
        boolean sound = isPegged() && gross(book) < MAX_CASH && Math.abs(Decimal8.toDouble(book.cash())) < MAX_CASH;
        for (int row = 0; row < book.size() && sound; row++)
        {
            sound = book.quantity(row) == 0 || isTrustedInstrument(book.instrument(row));
        }
        for (int i = 0; i < book.balances() && sound; i++)
        {
            final int asset = book.asset(i);
            final int moving = market.assets().riskCancellingUnderlying(asset);
            sound = isTrusted(market.assets().confidence(asset)) &&
                (moving == Ids.NONE || isTrusted(market.underlyings().confidence(moving)));
        }
        return sound && (book.balances() == 0 || isFirstTrusted());
    }

    /** The first underlying stands in for collateral that none moves. */
    private boolean isFirstTrusted()
    {
        return market.underlyings().ids().size() == 0 || !market.underlyings().isPriced(0) ||
            isTrusted(market.underlyings().confidence(0));
    }

    private boolean isTrustedInstrument(final int instrument)
    {
        final Instruments instruments = market.instruments();
        final int expiry = instruments.expiry(instrument);
        final boolean own = expiry == Ids.NONE ?
            isTrusted(instruments.perpetualConfidence(instrument)) : isTrusted(market.expiries().confidence(expiry));
        return own && isTrusted(market.underlyings().confidence(instruments.underlying(instrument))) &&
            (!instruments.isOption(instrument) ||
            isTrusted(market.strikes().confidence(instruments.strikeSlot(instrument))));
    }

    /** Cash at stake: the magnitudes of all positions and balances, options by their underlying coins. */
    public double gross(final Book book)
    {
        double gross = 0;
        for (int row = 0; row < book.size(); row++)
        {
            final int instrument = book.instrument(row);
            final double coins = Math.abs(market.instruments().coins(instrument, book.quantity(row)));
            gross += coins * Decimal8.toDouble(market.underlyings().spot(market.instruments().underlying(instrument)));
            gross += market.instruments().isOption(instrument) ?
                coins * market.strikes().strike(market.instruments().strikeSlot(instrument)) : 0;
            gross += Math.abs(Decimal8.toDouble(book.cost(row)));
        }
        for (int i = 0; i < book.balances(); i++)
        {
            gross += Decimal8.toDouble(book.assetQuantity(i)) * Decimal8.toDouble(market.assets().price(book.asset(i)));
        }
        return gross;
    }
}
