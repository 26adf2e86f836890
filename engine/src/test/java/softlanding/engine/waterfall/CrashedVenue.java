package softlanding.engine.waterfall;

import static softlanding.engine.waterfall.CloseOutVenue.PERPETUAL;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import softlanding.engine.market.InstrumentKind;

/**
 * A seeded venue whose accounts have traded with each other, a third of them in hedges, and whose price has then moved
 * by up to a third. Every trade has both sides.
 */
final class CrashedVenue
{
    private static final int ACCOUNTS = 24;
    private static final int[] INSTRUMENTS = {PERPETUAL, 2, 3, 4, 5};

    private final CloseOutVenue venue = new CloseOutVenue();
    private final SplittableRandom random;
    private final List<Long> bankrupt = new ArrayList<>();
    private final List<Long> solvent = new ArrayList<>();

    CrashedVenue(final long seed)
    {
        random = new SplittableRandom(seed);
        venue.option(2, "800", InstrumentKind.CALL);
        venue.option(3, "1000", InstrumentKind.CALL);
        venue.option(4, "1000", InstrumentKind.PUT);
        venue.option(5, "1200", InstrumentKind.CALL);
        for (long accountId = 1; accountId <= ACCOUNTS; accountId++)
        {
            venue.account(accountId, Integer.toString(500 + random.nextInt(9_000)));
        }
        for (int i = 0; i < 5 * ACCOUNTS; i++)
        {
            trade();
        }
        venue.price(Integer.toString(670 + random.nextInt(660)));
        venue.insure(Integer.toString(1 + random.nextInt(2_000)));
        for (long accountId = 1; accountId <= ACCOUNTS; accountId++)
        {
            (venue.equity(accountId).signum() < 0 ? bankrupt : solvent).add(accountId);
        }
    }

    /** A random pair trades; now and then the buyer of a call sells perpetuals to the same. */
    private void trade()
    {
        final long buyer = 1L + random.nextInt(ACCOUNTS);
        final long seller = 1 + (buyer + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        final int instrument = INSTRUMENTS[random.nextInt(INSTRUMENTS.length)];
        final String quantity = BigDecimal.valueOf(1 + random.nextInt(60), 1).toPlainString();
        venue.trade(buyer, seller, instrument, quantity, CloseOutVenue.text(venue.mark(instrument)));
        if (instrument != PERPETUAL && random.nextInt(2) == 0)
        {
            final boolean call = instrument != 4;
            venue.trade(call ? seller : buyer, call ? buyer : seller, PERPETUAL, quantity, "1000.00000001");
        }
    }

    CloseOutVenue venue()
    {
        return venue;
    }

    List<Long> bankrupt()
    {
        return bankrupt;
    }

    List<Long> solvent()
    {
        return solvent;
    }

    /** What all accounts and the fund are worth together; trades among them cannot change it. */
    BigDecimal worth()
    {
        BigDecimal sum = CloseOutVenue.decimal(venue.fund().balance());
        for (long accountId = 1; accountId <= ACCOUNTS; accountId++)
        {
            sum = sum.add(venue.equity(accountId));
        }
        return sum;
    }

    /** Every account's position in every instrument. */
    List<BigDecimal> positions()
    {
        final List<BigDecimal> positions = new ArrayList<>();
        for (long accountId = 1; accountId <= ACCOUNTS; accountId++)
        {
            for (final int instrument : INSTRUMENTS)
            {
                positions.add(venue.quantity(accountId, instrument));
            }
        }
        return positions;
    }
}
