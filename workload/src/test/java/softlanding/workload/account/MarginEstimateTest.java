package softlanding.workload.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.workload.Decimal8;
import softlanding.workload.margin.RiskTable;
import softlanding.workload.margin.Stress;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.InstrumentKind;
import softlanding.workload.market.Market;

class MarginEstimateTest
{
    private static final long NOW_NS = 1_780_272_000_000_000_000L;
    private static final long MONTH_NS = 30L * 86_400 * 1_000_000_000;

    private final Market market = new Market();
    private Instrument put;
    private Instrument lowerPut;

    @BeforeEach
    void listAndMark()
    {
        market.list(Coin.BTC.perpetual());
        market.spot(1, 100_000);
        market.perpetualPrice(1, 100_000);
        market.collateralPrice(Collateral.BTC, 100_000);
        final Chain chain = market.listExpiry(1, 1, NOW_NS + MONTH_NS);
        chain.mark(100_000, 0);
        put = list(chain, 10, 90_000);
        lowerPut = list(chain, 11, 80_000);
    }

    private Instrument list(final Chain chain, final int id, final long strike)
    {
        final Instrument option = new Instrument(
            id, InstrumentKind.PUT, 1, 1, strike * Decimal8.ONE, Decimal8.ONE, Decimal8.ONE / 100);
        market.list(option);
        chain.strike(option.strike()).volatility(0.5);
        return option;
    }

    private double requirement(final Book book)
    {
        return new MarginEstimate(new RiskTable(market, NOW_NS, Stress.NONE)).requirement(book);
    }

    @Test
    void shouldAskOfAPerpetualTheWorstMoveAndItsContingency()
    {
        final Book book = new Book(AccountKind.LEVERAGED_PERPETUAL);
        book.trade(Coin.BTC.perpetual(), 2 * Decimal8.ONE);

        // 18 % of 200,000 times 0.8, and 1.5 % of 200,000.
        assertEquals(28_800 + 3_000, requirement(book), 1e-6);
    }

    @Test
    void shouldLetCoinsCancelAShortPerpetual()
    {
        final Book book = new Book(AccountKind.LEVERAGED_PERPETUAL);
        book.trade(Coin.BTC.perpetual(), -Decimal8.ONE);
        book.depositCoins(Collateral.BTC, Decimal8.ONE);

        // Nothing is left to lose: 1.5 % for the perpetual and the 5 % haircut of the coin.
        assertEquals(1_500 + 5_000, requirement(book), 1e-6);
    }

    @Test
    void shouldAskLessOfASpreadThanOfItsShortLeg()
    {
        final Book naked = new Book(AccountKind.NAKED_SHORT);
        naked.trade(put, -Decimal8.ONE);
        final Book spread = new Book(AccountKind.VERTICAL_SPREAD);
        spread.trade(put, -Decimal8.ONE);
        spread.trade(lowerPut, Decimal8.ONE);

        assertTrue(requirement(spread) > 0);
        assertTrue(requirement(spread) < requirement(naked) / 2, requirement(spread) + " " + requirement(naked));
    }

    @Test
    void shouldAskOfAStandardSellerAShareOfSpotAndTheMark()
    {
        final Book book = new Book(AccountKind.STANDARD_SELLER);
        book.trade(put, -Decimal8.ONE);

        assertEquals(7_500 + market.mark(put, NOW_NS), requirement(book), 1e-6);
    }

    @Test
    void shouldJoinLegsOfOneInstrumentAndDropWhatIsFlat()
    {
        final Book book = new Book(AccountKind.DELTA_HEDGED);
        book.trade(put, 3);
        book.trade(put, -1);
        book.trade(lowerPut, 5);
        book.trade(lowerPut, -5);

        assertEquals(1, book.legs().size());
        assertEquals(2, book.legs().get(0).quantity());
    }
}
