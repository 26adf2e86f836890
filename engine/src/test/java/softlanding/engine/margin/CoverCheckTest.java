package softlanding.engine.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;

/** Compares the check with the rule spelled out: at every price that matters, every expiry, in whole numbers. */
class CoverCheckTest
{
    private static final long ONE = 100_000_000L;
    private static final int EXPIRIES = 3;
    private static final int[] STRIKES = {100, 80, 120, 95, 110};
    private static final int OPTIONS = EXPIRIES * STRIKES.length * 2;

    private final Market market = new Market(2, 8, 64, 4);
    private final CoverCheck cover = new CoverCheck(market, 64);
    private final Book book = new Book(market, 64, 4);

    CoverCheckTest()
    {
        market.listUnderlying(1);
        market.listUnderlying(2);
        market.listAsset(1, 0, 0, 0);
        market.listAsset(2, 1, 0, 0);
        int instrumentId = 1;
        for (int expiry = 0; expiry < EXPIRIES; expiry++)
        {
            market.listExpiry(expiry + 1, expiry / 2, 1_000);
            for (final int strike : STRIKES)
            {
                market.listOption(instrumentId++, expiry, strike * ONE, InstrumentKind.CALL, ONE, ONE / 10);
                market.listOption(instrumentId++, expiry, strike * ONE, InstrumentKind.PUT, ONE, ONE / 10);
            }
        }
        market.listPerpetual(instrumentId, 0, ONE, ONE / 10);
        book.clear(MarginMode.PORTFOLIO);
    }

    @Test
    void shouldAgreeWithTheRuleOnRandomPortfolios()
    {
        final SplittableRandom random = new SplittableRandom(7);
        int covered = 0;
        for (int trial = 0; trial < 20_000; trial++)
        {
            book.clear(MarginMode.PORTFOLIO);
            final int positions = 1 + random.nextInt(5);
            for (int i = 0; i < positions; i++)
            {
                final int instrument = random.nextInt(OPTIONS);
                hold(instrument, (1 + random.nextInt(3)) * ONE * (random.nextInt(3) == 0 ? -1 : 1));
            }
            book.addCash(random.nextInt(30) * 10L * ONE - book.cash());
            for (int asset = 0; asset < 2; asset++)
            {
                final long coins = random.nextInt(3) * ONE;
                if (coins > 0)
                {
                    book.addCollateral(asset, coins);
                }
            }
            final boolean expected = isCoveredByRule();
            assertEquals(expected, cover.isCovered(book), "trial " + trial);
            covered += expected ? 1 : 0;
        }
        assertTrue(covered > 2_000 && covered < 18_000, "covered: " + covered);
    }

    private void hold(final int instrument, final long quantity)
    {
        book.trade(book.require(instrument), quantity, 0, 0);
    }

    private boolean isCoveredByRule()
    {
        BigInteger cash = BigInteger.valueOf(book.cash());
        for (int underlying = 0; underlying < 2; underlying++)
        {
            long calls = 0;
            for (int expiry = 0; expiry < EXPIRIES; expiry++)
            {
                if (market.expiries().underlying(expiry) == underlying)
                {
                    final long delivered = Math.max(0, -netCalls(expiry));
                    calls += delivered;
                    BigInteger least = paid(expiry, delivered, 0);
                    for (final int strike : STRIKES)
                    {
                        least = least.min(paid(expiry, delivered, strike));
                    }
                    cash = cash.add(least.min(BigInteger.ZERO));
                }
            }
            long coins = 0;
            for (int i = 0; i < book.balances(); i++)
            {
                coins += book.asset(i) == underlying ? book.assetQuantity(i) : 0;
            }
            if (calls > coins)
            {
                return false;
            }
        }
        return cash.signum() >= 0;
    }

    private long netCalls(final int expiry)
    {
        long net = 0;
        for (int row = 0; row < book.size(); row++)
        {
            final int instrument = book.instrument(row);
            net += market.instruments().expiry(instrument) == expiry &&
                market.instruments().kind(instrument) == InstrumentKind.CALL ? book.quantity(row) : 0;
        }
        return net;
    }

    private BigInteger paid(final int expiry, final long delivered, final long price)
    {
        BigInteger sum = BigInteger.valueOf(delivered * price);
        for (int row = 0; row < book.size(); row++)
        {
            final int instrument = book.instrument(row);
            if (market.instruments().expiry(instrument) == expiry)
            {
                final long strike = market.strikes().strikePrice(market.instruments().strikeSlot(instrument)) / ONE;
                final boolean call = market.instruments().kind(instrument) == InstrumentKind.CALL;
                sum = sum.add(BigInteger.valueOf(
                    book.quantity(row) * Math.max(0, call ? price - strike : strike - price)));
            }
        }
        return sum;
    }

    @Test
    void shouldAskForTheLastUnitOfCash()
    {
        hold(1, -ONE);
        book.addCash(100 * ONE - 1);

        assertFalse(cover.isCovered(book));
        book.addCash(1);
        assertTrue(cover.isCovered(book));
        book.addCash(-101 * ONE);
        assertFalse(cover.isCovered(book));
    }

    @Test
    void shouldNotCoverAPerpetual()
    {
        book.addCash(1_000 * ONE);
        hold(OPTIONS, ONE);

        assertFalse(cover.isCovered(book));
    }

    @Test
    void shouldCountContractsThatAreFractionsOfACoin()
    {
        market.listOption(900, 0, 100 * ONE, InstrumentKind.PUT, ONE / 1_000, ONE);
        hold(market.instruments().ids().slot(900), -7 * ONE);
        book.addCash(new BigDecimal("0.7").movePointRight(8).longValueExact());

        assertTrue(cover.isCovered(book));
        book.addCash(-1);
        assertFalse(cover.isCovered(book));
    }
}
