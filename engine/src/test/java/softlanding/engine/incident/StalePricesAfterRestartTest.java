package softlanding.engine.incident;

import org.junit.jupiter.api.Test;

/**
 * dYdX Chain, 10 October 2025: after a halt of about eight hours it resumed while its price sources were still being
 * restarted, and traded and liquidated on stale prices; up to 462 thousand USD was proposed to be paid back.
 */
class StalePricesAfterRestartTest
{
    private static final String GIVEN = """
        UnderlyingListed underlyingId 1, symbol SOL
        PerpetualListed instrumentId 1, underlyingId 1, contractSize 1, lotSize 1
        SpotPriceChanged underlyingId 1, price 220, confidence 1
        PerpetualPriceChanged instrumentId 1, price 220, confidence 1
        AccountOpened accountId 7, marginMode PORTFOLIO
        CashTransferRequested accountId 7, transferId 1, amount 6500
        TradeExecuted accountId 7, tradeId 1, instrumentId 1, quantity 100, price 220, fee 0
        1 seconds later
        SpotPriceChanged underlyingId 1, price 185, confidence 1
        PerpetualPriceChanged instrumentId 1, price 185, confidence 1
        """;
    private static final String TRADING_AGAIN = """
        TimeAdvanced
        5 seconds later
        TimeAdvanced
        """;
    private static final String FRESH_PRICES = """
        SpotPriceChanged underlyingId 1, price 210, confidence 1
        PerpetualPriceChanged instrumentId 1, price 210, confidence 1
        """;

    @Test
    void shouldWaitForFreshPricesAfterARestart()
    {
        Incident.atAVenueWith("")
            .given(GIVEN)
            .then("LiquidationOrdered accountId 7")
            .when("8 hours later\nNodeRestarted\n" + TRADING_AGAIN)
            .then("""
                LiquidationOrderCompleted accountId 7, reason TIMED_OUT
                FeedSuspended feedKind SPOT, id 1, reason RESTART
                FeedSuspended feedKind PERPETUAL, id 1, reason RESTART
                AccountHealthChanged accountId 7, healthAfter UNPRICED
                no LiquidationOrdered
                """)
            .when("SpotPriceChanged underlyingId 1, price 210, confidence 1")
            .then("""
                FeedResumed feedKind SPOT, id 1
                no LiquidationOrdered
                """)
            .when("PerpetualPriceChanged instrumentId 1, price 210, confidence 1")
            .then("""
                FeedResumed feedKind PERPETUAL, id 1
                AccountHealthChanged accountId 7, healthBefore UNPRICED, healthAfter HEALTHY
                no LiquidationOrdered
                """);
    }

    @Test
    void shouldWaitJustTheSameWhereOnlyTheAgeOfMarksTells()
    {
        Incident.atAVenueWith("stalenessNs 60000000000")
            .given(GIVEN)
            .when("8 hours later\n" + TRADING_AGAIN)
            .then("""
                FeedSuspended feedKind SPOT, id 1, reason STALE
                FeedSuspended feedKind PERPETUAL, id 1, reason STALE
                no LiquidationOrdered
                """)
            .when(FRESH_PRICES)
            .then("""
                AccountHealthChanged accountId 7, healthBefore UNPRICED, healthAfter HEALTHY
                no LiquidationOrdered
                """);
    }

    @Test
    void shouldHaveLiquidatedAtTheOldPriceWithoutTheGuard()
    {
        Incident.atAVenueWith("").given(GIVEN)
            .when("8 hours later\n" + TRADING_AGAIN)
            .then("LiquidationOrdered accountId 7, limitPrice 175.75");
    }
}
