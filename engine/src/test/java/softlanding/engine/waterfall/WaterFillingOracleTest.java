package softlanding.engine.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.waterfall.CloseOutVenue.PERPETUAL;
import static softlanding.engine.waterfall.CloseOutVenue.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Compares water-filling with a naive loop: the account with the highest leverage closes one lot at a time. */
class WaterFillingOracleTest
{
    private static final int VENUES = 400;
    private static final long BANKRUPT = 1;
    private static final BigDecimal LOT = new BigDecimal("0.1");

    @Test
    void shouldGiveTheSameAsOneLotAtATime()
    {
        int touched = 0;
        for (long seed = 0; seed < VENUES; seed++)
        {
            touched += check(seed);
        }
        assertTrue(touched > 2 * VENUES, "accounts touched: " + touched);
    }

    private int check(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        final CloseOutVenue venue = new CloseOutVenue();
        final int others = 1 + random.nextInt(8);
        final boolean isLong = random.nextBoolean();
        final long lots = 1L + random.nextInt(120);
        venue.account(BANKRUPT, text(-1 - random.nextLong(lots * 1_000_000_000L)));
        venue.trade(BANKRUPT, PERPETUAL, lots(isLong ? lots : -lots), "1000");
        final BigDecimal[] held = new BigDecimal[others];
        final BigDecimal[] equity = new BigDecimal[others];
        for (int i = 0; i < others; i++)
        {
            final long lotsHeld = 1L + random.nextInt(80);
            final long cash = lotsHeld * (2_000_000_000L + random.nextLong(30_000_000_000L));
            venue.account(2 + i, text(cash));
            venue.trade(2 + i, PERPETUAL, lots(isLong ? -lotsHeld : lotsHeld), "1000");
            held[i] = LOT.multiply(BigDecimal.valueOf(lotsHeld));
            equity[i] = venue.equity(2 + i);
        }
        if (random.nextBoolean())
        {
            venue.insure(text(1 + random.nextLong(20_000_000_000L)));
        }

        assertTrue(venue.closeOut(BANKRUPT), () -> "seed=" + seed);

        final BigDecimal price = new BigDecimal(lastWord(venue));
        final BigDecimal[] expected =
            oneLotAtATime(held, equity, lots, price.subtract(new BigDecimal("1000")).abs());
        int touched = 0;
        for (int i = 0; i < others; i++)
        {
            final int account = i;
            final BigDecimal left = venue.quantity(2 + i, PERPETUAL).abs();
            assertEquals(0, expected[i].compareTo(left), () ->
                "seed=" + seed + " account=" + (2 + account) + " expected=" + expected[account] + " left=" + left);
            touched += left.compareTo(held[i]) < 0 ? 1 : 0;
        }
        return touched;
    }

    /** What each holds after it; leverage is exposure over equity, and every coin given costs a slip. */
    private static BigDecimal[] oneLotAtATime(
        final BigDecimal[] held, final BigDecimal[] equity, final long lots, final BigDecimal slip)
    {
        final BigDecimal[] left = held.clone();
        for (long lot = 0; lot < lots; lot++)
        {
            int highest = -1;
            BigDecimal most = BigDecimal.ZERO;
            for (int i = 0; i < held.length; i++)
            {
                final BigDecimal loss = held[i].subtract(left[i]).multiply(slip);
                final BigDecimal leverage = left[i].multiply(new BigDecimal("1000"))
                    .divide(equity[i].subtract(loss), MathContext.DECIMAL128);
                if (leverage.compareTo(most) > 0)
                {
                    most = leverage;
                    highest = i;
                }
            }
            if (highest < 0)
            {
                break;
            }
            left[highest] = left[highest].subtract(LOT);
        }
        return left;
    }

    private static String lots(final long lots)
    {
        return LOT.multiply(BigDecimal.valueOf(lots)).toPlainString();
    }

    private static String lastWord(final CloseOutVenue venue)
    {
        final String last = venue.told().get(venue.told().size() - 1);
        return last.substring(last.lastIndexOf(' ') + 1);
    }
}
