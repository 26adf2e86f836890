package softlanding.engine.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/**
 * dYdX Chain, 10 October 2025: one liquidation closed the whole open interest of an isolated market, its pool was
 * emptied before insurance had paid, and a failsafe stopped the chain, with all its other markets, for eight hours.
 */
class WholeOpenInterestTest
{
    private static final String GIVEN = """
        UnderlyingListed underlyingId 1, symbol THIN
        UnderlyingListed underlyingId 2, symbol BTC
        PerpetualListed instrumentId 1, underlyingId 1, contractSize 1, lotSize 1
        PerpetualListed instrumentId 2, underlyingId 2, contractSize 1, lotSize 0.1
        SpotPriceChanged underlyingId 1, price 10, confidence 1
        PerpetualPriceChanged instrumentId 1, price 10, confidence 1
        LiquidityChanged instrumentId 1, halfSpread 0.02, depth 40
        SpotPriceChanged underlyingId 2, price 110000, confidence 1
        PerpetualPriceChanged instrumentId 2, price 110000, confidence 1
        InsuranceFundTransferred transferId 1, amount 5000
        AccountOpened accountId 7, marginMode PORTFOLIO
        CashTransferRequested accountId 7, transferId 2, amount 2500
        TradeExecuted accountId 7, tradeId 1, instrumentId 1, quantity 1000, price 10, fee 0
        AccountOpened accountId 8, marginMode PORTFOLIO
        CashTransferRequested accountId 8, transferId 3, amount 20000
        TradeExecuted accountId 8, tradeId 2, instrumentId 1, quantity -1000, price 10, fee 0
        AccountOpened accountId 9, marginMode PORTFOLIO
        CashTransferRequested accountId 9, transferId 4, amount 20000
        TradeExecuted accountId 9, tradeId 3, instrumentId 2, quantity 1, price 110000, fee 0
        """;
    private static final String FALL = """
        1 seconds later
        SpotPriceChanged underlyingId 1, price 8.9, confidence 1
        PerpetualPriceChanged instrumentId 1, price 8.9, confidence 1
        """;
    private static final String CRASH = """
        1 seconds later
        SpotPriceChanged underlyingId 1, price 6.5, confidence 1
        PerpetualPriceChanged instrumentId 1, price 6.5, confidence 1
        2 seconds later
        TimeAdvanced
        2 seconds later
        TimeAdvanced
        """;

    @Test
    void shouldSellASmallPartOfTheMarketAtATimeUntilTheTargetIsReached()
    {
        final Incident incident = Incident.atAVenueWith("").given(GIVEN).when(FALL);
        int windows = 0;
        BigDecimal ordered = incident.sum("LiquidationOrdered", "quantity");
        while (incident.hasOpenOrders())
        {
            assertTrue(ordered.compareTo(new BigDecimal("-10")) >= 0, "a quarter of the depth of 40 in a window");
            incident.whenFilled("1", "1");
            ordered = incident.sum("LiquidationOrdered", "quantity");
            incident.when("10 seconds later\nTimeAdvanced");
            ordered = ordered.add(incident.sum("LiquidationOrdered", "quantity"));
            windows++;
        }
        assertTrue(windows >= 14, "141 contracts, 10 at a time");
        assertTrue(incident.position(7, 1).compareTo(new BigDecimal("800")) > 0, "most of the position is kept");
        assertTrue(incident.margin(7, "ratio").compareTo(new BigDecimal("1.1")) >= 0);
    }

    @Test
    void shouldCloseTheWholeMarketInOneEventWithInsuranceAndGoOnWithTheOthers()
    {
        final Incident incident = Incident.atAVenueWith("auctionAfterRounds 1")
            .given(GIVEN)
            .when(FALL + CRASH)
            .then("""
                AccountHealthChanged accountId 7, healthAfter BANKRUPT
                InsuranceFundChanged accountId 7, amount 1000, fundAfter 4000
                PositionDeleveraged accountId 8, liquidatedAccountId 7, instrumentId 1, quantity 1000, price 6.5
                no AccountHealthChanged accountId 9
                """);
        assertEquals(BigDecimal.ZERO, incident.position(7, 1));
        assertEquals(BigDecimal.ZERO, incident.position(8, 1));
        assertEquals(new BigDecimal("23500"), incident.margin(8, "equity"));
        incident
            .when("""
                SpotPriceChanged underlyingId 2, price 108000, confidence 1
                PerpetualPriceChanged instrumentId 2, price 108000, confidence 1
                """)
            .then("LiquidationOrdered accountId 9, instrumentId 2");
    }

    @Test
    void shouldHaveOrderedTheWholeMarketAtOnceWithoutTheShareOfDepth()
    {
        Incident.atAVenueWith("maxDepthShare 1000")
            .given(GIVEN)
            .when(FALL)
            .then("LiquidationOrdered accountId 7, instrumentId 1, quantity -1000");
    }
}
