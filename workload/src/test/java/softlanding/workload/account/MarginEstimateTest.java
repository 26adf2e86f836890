package softlanding.workload.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.workload.FixedPoint;
import softlanding.workload.margin.RiskTable;
import softlanding.workload.margin.Stress;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;

class MarginEstimateTest
{
    private static final long NOW_NS = 1_780_272_000_000_000_000L;
    private static final long MONTH_NS = 30L * 86_400 * 1_000_000_000;

    private final VenueMarket market = new VenueMarket();
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
            id, ContractKind.PUT, 1, 1, strike * FixedPoint.ONE, FixedPoint.ONE, FixedPoint.ONE / 100);
        market.list(option);
        chain.strike(option.strike()).volatility(0.5);
        return option;
    }

    private double requirement(final SeededPortfolio portfolio)
    {
        return new MarginEstimate(new RiskTable(market, NOW_NS, Stress.NONE)).requirement(portfolio);
    }

    @Test
    void shouldAskOfAPerpetualTheWorstMoveAndItsContingency()
    {
        final SeededPortfolio portfolio = new SeededPortfolio(AccountKind.LEVERAGED_PERPETUAL);
        portfolio.trade(Coin.BTC.perpetual(), 2 * FixedPoint.ONE);

        // 18 % of 200,000 times 0.8, and 1.5 % of 200,000.
        assertEquals(28_800 + 3_000, requirement(portfolio), 1e-6);
    }

    @Test
    void shouldLetCoinsCancelAShortPerpetual()
    {
        final SeededPortfolio portfolio = new SeededPortfolio(AccountKind.LEVERAGED_PERPETUAL);
        portfolio.trade(Coin.BTC.perpetual(), -FixedPoint.ONE);
        portfolio.depositCoins(Collateral.BTC, FixedPoint.ONE);

        // The portfolio has no market risk: 1.5 % for the perpetual and the 5 % haircut of the coin remain.
        assertEquals(1_500 + 5_000, requirement(portfolio), 1e-6);
    }

    @Test
    void shouldAskLessOfASpreadThanOfItsShortLeg()
    {
        final SeededPortfolio naked = new SeededPortfolio(AccountKind.NAKED_SHORT);
        naked.trade(put, -FixedPoint.ONE);
        final SeededPortfolio spread = new SeededPortfolio(AccountKind.VERTICAL_SPREAD);
        spread.trade(put, -FixedPoint.ONE);
        spread.trade(lowerPut, FixedPoint.ONE);

        assertTrue(requirement(spread) > 0);
        assertTrue(requirement(spread) < requirement(naked) / 2, requirement(spread) + " " + requirement(naked));
    }

    @Test
    void shouldAskOfAStandardSellerAShareOfSpotAndTheMark()
    {
        final SeededPortfolio portfolio = new SeededPortfolio(AccountKind.STANDARD_SELLER);
        portfolio.trade(put, -FixedPoint.ONE);

        assertEquals(7_500 + market.mark(put, NOW_NS), requirement(portfolio), 1e-6);
    }

    @Test
    void shouldJoinLegsOfOneInstrumentAndDropWhatIsFlat()
    {
        final SeededPortfolio portfolio = new SeededPortfolio(AccountKind.DELTA_HEDGED);
        portfolio.trade(put, 3);
        portfolio.trade(put, -1);
        portfolio.trade(lowerPut, 5);
        portfolio.trade(lowerPut, -5);

        assertEquals(1, portfolio.legs().size());
        assertEquals(2, portfolio.legs().get(0).quantity());
    }
}
