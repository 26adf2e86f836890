package softlanding.engine.screening.proof;

import softlanding.engine.margin.Book;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * Decides whether an account can have a certificate: all its marks are trusted, the stable coin is at its peg, its
 * amounts are moderate, and its models are within the reach of the bounds. Any other account is evaluated each time,
 * and while a mark is not trusted so are all accounts that depend on it. A confidence above every model's threshold has
 * no effect on margin.
 */
public final class CertificateEligibility
{
    /** The maximum cash at stake, so that no move within a bracket leads to an amount that cannot be represented. */
    private static final double MAX_CASH = 1e9;
    /**
     * The maximum floor of days to expiry. The scaling of volatility shocks changes at this number of days, and a
     * higher floor would make the shocks jump there.
     */
    private static final double MAX_DTE_FLOOR = 30;

    private final Market market;
    private int models;
    private long trustedFrom;
    private long peggedFrom;

    /** Reads the marks and models of a market. */
    public CertificateEligibility(final Market market)
    {
        this.market = market;
    }

    /** Reads the thresholds of all models again after a model was set or listed. */
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

    /** Returns whether a confidence has no effect on any margin. */
    public boolean isTrusted(final long confidence)
    {
        takeNewModels();
        return confidence >= trustedFrom;
    }

    /** Returns whether the stable coin has no effect on any requirement. */
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

    /** Returns whether the bounds hold for the model of an underlying. */
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

    /** Returns whether all inputs to the margin of a priced portfolio are trusted. */
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

    /** Returns whether the first underlying is trusted. It represents collateral that no underlying moves. */
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

    /**
     * Returns the cash at stake: the sum of magnitudes of all positions and balances. Options count by their underlying
     * coins.
     */
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
