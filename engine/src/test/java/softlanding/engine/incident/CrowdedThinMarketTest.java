package softlanding.engine.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/**
 * dYdX, 17 November 2023: open interest in YFI had risen from 0.8 to 67 million USD within days when the thinly traded
 * coin fell by 43 % within hours. Longs of 38 million were liquidated, at 9 million of the insurance fund.
 */
class CrowdedThinMarketTest
{
    private static final int CROWD = 12;
    private static final String FALL = """
        1 seconds later
        SpotPriceChanged underlyingId 1, price 13000, confidence 1
        PerpetualPriceChanged instrumentId 1, price 13000, confidence 1
        """;
    private static final String FROZEN = "InputLagChanged lagNs 10000000000\n";
    private static final String THAWED = "InputLagChanged lagNs 0\n";

    /** Accounts 1 to 12 are 10 coins long each; account 1 has the least cash. */
    private static String given()
    {
        final StringBuilder lines = new StringBuilder("""
            UnderlyingListed underlyingId 1, symbol YFI
            PerpetualListed instrumentId 1, underlyingId 1, contractSize 1, lotSize 0.1
            SpotPriceChanged underlyingId 1, price 14500, confidence 1
            PerpetualPriceChanged instrumentId 1, price 14500, confidence 1
            LiquidityChanged instrumentId 1, halfSpread 10, depth 20
            """);
        for (int i = 1; i <= CROWD; i++)
        {
            lines.append("AccountOpened accountId ").append(i).append(", marginMode PORTFOLIO\n")
                .append("CashTransferRequested accountId ").append(i).append(", transferId ").append(i)
                .append(", amount ").append(35_000 + 50 * i).append('\n')
                .append("TradeExecuted accountId ").append(i).append(", tradeId ").append(i)
                .append(", instrumentId 1, quantity 10, price 14500, fee 0\n");
        }
        return lines.toString();
    }

    @Test
    void shouldSellTheWorstFirstAndOfAllTogetherAShareOfTheDepth()
    {
        final Incident incident =
            Incident.atAVenueWith("maxLagNs 1000000000").given(given() + FROZEN + FALL).when(THAWED);
        for (int worst = 1; worst <= CROWD; worst++)
        {
            // A quarter of the depth of 20 in a window, for the worst account, and nothing for the others.
            incident.then("LiquidationOrdered accountId " + worst + ", quantity -5");
            assertEquals(1, incident.count("LiquidationOrdered"));
            incident.whenFilled("1", "1").then("no LiquidationOrdered").when("10 seconds later\nTimeAdvanced");
        }
        incident.then("no LiquidationOrdered");
        assertEquals(new BigDecimal("5"), incident.position(CROWD, 1));
    }

    @Test
    void shouldHaveNoMoreInSaleThanTheCapOfTheVenue()
    {
        final Incident incident = Incident.atAVenueWith("maxLagNs 1000000000, maxNotionalInLiquidation 30000")
            .given(given() + FROZEN + FALL)
            .when(THAWED);
        // 2.3 coins at 13,000 are 29,900.
        assertEquals(new BigDecimal("-2.3"), incident.sum("LiquidationOrdered", "quantity"));
        incident.when("1 seconds later\nTimeAdvanced").then("no LiquidationOrdered");
    }

    @Test
    void shouldNotPushTheMarkByItsOwnSales()
    {
        final Incident incident =
            Incident.atAVenueWith("maxLagNs 1000000000").given(given() + FROZEN + FALL).when(THAWED);
        final BigDecimal before = incident.margin(12, "equity");
        incident.whenFilled("1", "0.9").then("no AccountHealthChanged accountId 12");
        assertEquals(before, incident.margin(12, "equity"));
    }

    @Test
    void shouldGiveOppositeClosingsToEachOtherBeforeAnythingIsSold()
    {
        final String both = given() + """
            UnderlyingListed underlyingId 2, symbol BTC
            PerpetualListed instrumentId 2, underlyingId 2, contractSize 1, lotSize 0.1
            SpotPriceChanged underlyingId 2, price 36000, confidence 1
            PerpetualPriceChanged instrumentId 2, price 36000, confidence 1
            AccountOpened accountId 21, marginMode PORTFOLIO
            CashTransferRequested accountId 21, transferId 21, amount 30000
            TradeExecuted accountId 21, tradeId 21, instrumentId 1, quantity -5, price 14500, fee 0
            TradeExecuted accountId 21, tradeId 22, instrumentId 2, quantity 2, price 36000, fee 0
            """;
        Incident.atAVenueWith("maxLagNs 1000000000")
            .given(both + FROZEN + FALL + """
                SpotPriceChanged underlyingId 2, price 26400, confidence 1
                PerpetualPriceChanged instrumentId 2, price 26400, confidence 1
                """)
            .when(THAWED)
            .then("""
                LiquidationsCrossed buyerAccountId 21, instrumentId 1, price 13000
                LiquidationOrdered instrumentId 1
                """);
    }

    @Test
    void shouldHaveSoldTheWholeOpenInterestAtOnceWithoutTheLimits()
    {
        final Incident incident = Incident.atAVenueWith("maxLagNs 1000000000, maxDepthShare 1000")
            .given(given() + FROZEN + FALL)
            .when(THAWED);
        assertEquals(new BigDecimal("-120"), incident.sum("LiquidationOrdered", "quantity"));
    }
}
