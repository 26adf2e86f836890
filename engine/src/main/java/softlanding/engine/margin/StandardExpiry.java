package softlanding.engine.margin;

import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.market.StandardModel;
import softlanding.engine.pricing.LeastPayoff;
import softlanding.engine.state.Decimal8;

/**
 * Computes standard margin of the options of one expiry: the lesser of the short options' isolated requirements and the
 * greatest loss at settlement. Amounts are in cash, requirements are magnitudes.
 */
final class StandardExpiry
{
    private final Market market;
    private final Valuation valuation;
    private final LeastPayoff payoffs = new LeastPayoff();
    private double isolated;
    private double byPayoff;
    private double maintenance;
    private double initial;
    private boolean initialByPayoff;
    private double value;
    private double shortCoins;
    private long confidence;

    StandardExpiry(final Market market, final Valuation valuation)
    {
        this.market = market;
        this.valuation = valuation;
    }

    void evaluate(final Book book, final int begin, final int end)
    {
        final Instruments instruments = market.instruments();
        final int underlying = instruments.underlying(book.instrument(begin));
        final int expiry = instruments.expiry(book.instrument(begin));
        final StandardModel model = market.underlyings().standardModel(underlying);
        final double spot = Decimal8.toDouble(valuation.spot(underlying));

        double isolatedMaintenance = 0;
        double isolatedInitial = 0;
        double netCalls = 0;
        value = 0;
        shortCoins = 0;
        confidence = market.expiries().forwardConfidence(expiry);
        for (int row = begin; row < end; row++)
        {
            final int instrument = book.instrument(row);
            final double coins = instruments.coins(instrument, book.quantity(row));
            if (coins != 0)
            {
                final boolean call = instruments.kind(instrument) == InstrumentKind.CALL;
                final double mark = valuation.optionMark(instrument);
                final int strikeSlot = instruments.strikeSlot(instrument);
                value += coins * mark;
                netCalls += call ? coins : 0;
                confidence = Math.min(confidence, market.strikes().confidence(strikeSlot));
                if (coins < 0)
                {
                    final double strike = market.strikes().strike(strikeSlot);
                    final double perCoin = model.maintenance(call, spot, mark);
                    shortCoins -= coins;
                    isolatedMaintenance -= coins * perCoin;
                    isolatedInitial -= coins * initial(model, call, spot, strike, mark, perCoin);
                }
            }
        }

        final double greatestLoss = -Math.min(0, leastPayoff(book, begin, end));
        final double unpaired = Decimal8.toDouble(valuation.forward(expiry)) * Math.max(0, -netCalls);
        isolated = isolatedMaintenance;
        byPayoff = greatestLoss + model.unpairedMm * unpaired;
        maintenance = Math.min(isolated, byPayoff);
        initial = Math.min(isolatedInitial, greatestLoss + model.unpairedIm * unpaired);
        initialByPayoff = initial < isolatedInitial;
    }

    /** Returns the isolated initial requirement of one short coin. */
    private static double initial(
        final StandardModel model,
        final boolean call,
        final double spot,
        final double strike,
        final double mark,
        final double maintenancePerCoin)
    {
        final double outOfTheMoney = Math.max(0, call ? strike - spot : spot - strike) / spot;
        final double required = Math.max(model.optMin, model.optMax - outOfTheMoney) * spot + mark;
        return call ? required : Math.max(required, model.mmOffsetScale * maintenancePerCoin);
    }

    private double leastPayoff(final Book book, final int begin, final int end)
    {
        final Instruments instruments = market.instruments();
        payoffs.begin(end - begin);
        for (int row = begin; row < end; row++)
        {
            if (book.quantity(row) != 0)
            {
                final int instrument = book.instrument(row);
                payoffs.add(
                    instruments.coins(instrument, book.quantity(row)),
                    market.strikes().strike(instruments.strikeSlot(instrument)),
                    instruments.kind(instrument) == InstrumentKind.CALL);
            }
        }
        return payoffs.least();
    }

    double maintenance()
    {
        return maintenance;
    }

    /** Returns whether the least payoff requires less than the isolated requirements. */
    boolean isPayoffBetter()
    {
        return byPayoff < isolated;
    }

    /** Returns whether the least payoff requires less than the isolated initial requirements. */
    boolean isInitialByPayoff()
    {
        return initialByPayoff;
    }

    /** Returns the maintenance requirement by one of the two methods. */
    double maintenance(final boolean payoff)
    {
        return payoff ? byPayoff : isolated;
    }

    double initial()
    {
        return initial;
    }

    /** Returns the value of all options at mark. */
    double value()
    {
        return value;
    }

    double shortCoins()
    {
        return shortCoins;
    }

    /** Returns the least of the confidences in the forward and in the held volatilities, a Decimal8 mantissa. */
    long confidence()
    {
        return confidence;
    }
}
