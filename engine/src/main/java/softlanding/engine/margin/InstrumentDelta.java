package softlanding.engine.margin;

import softlanding.engine.market.Expiries;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.pricing.Black76;
import softlanding.engine.state.Decimal8;

/** Computes an instrument's delta per coin: Black-76 delta for an option, 1 for any other instrument. */
public final class InstrumentDelta
{
    private final Market market;

    /** Reads marks and models from this market at each call. */
    public InstrumentDelta(final Market market)
    {
        this.market = market;
    }

    /** Returns the delta per coin of a priced instrument. */
    public double of(final int instrument)
    {
        final Instruments instruments = market.instruments();
        final InstrumentKind kind = instruments.kind(instrument);
        if (!kind.isOption())
        {
            return 1;
        }
        final Expiries expiries = market.expiries();
        final int strikeSlot = instruments.strikeSlot(instrument);
        final int expiry = market.strikes().expiry(strikeSlot);
        final ExpiryShocks shocks = market.riskArrays().shocks(expiry);
        return Black76.delta(
            kind == InstrumentKind.CALL, Decimal8.toDouble(expiries.forward(expiry)),
            market.strikes().strike(strikeSlot), market.strikes().volatility(strikeSlot),
            shocks.years(), shocks.discountFactor());
    }
}
