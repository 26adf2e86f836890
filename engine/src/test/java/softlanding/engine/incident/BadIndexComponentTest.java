package softlanding.engine.incident;

import org.junit.jupiter.api.Test;

/**
 * Deribit, 31 October 2019: one of the exchanges behind the BTC index sent wrong prices that were not removed as
 * outliers. BTC went from about 9,150 to 7,720 and back within minutes; about 1.3 million USD was paid back.
 */
class BadIndexComponentTest
{
    private static final String GIVEN = """
        UnderlyingListed underlyingId 1, symbol BTC
        UnderlyingListed underlyingId 2, symbol ETH
        PerpetualListed instrumentId 1, underlyingId 1, contractSize 1, lotSize 0.1
        PerpetualListed instrumentId 2, underlyingId 2, contractSize 1, lotSize 0.1
        SpotPriceChanged underlyingId 1, price 9150, confidence 1
        PerpetualPriceChanged instrumentId 1, price 9150, confidence 1
        SpotPriceChanged underlyingId 2, price 183, confidence 1
        PerpetualPriceChanged instrumentId 2, price 183, confidence 1
        AccountOpened accountId 7, marginMode PORTFOLIO
        CashTransferRequested accountId 7, transferId 1, amount 19000
        TradeExecuted accountId 7, tradeId 1, instrumentId 1, quantity 10, price 9150, fee 0
        AccountOpened accountId 8, marginMode PORTFOLIO
        CashTransferRequested accountId 8, transferId 2, amount 320
        TradeExecuted accountId 8, tradeId 2, instrumentId 2, quantity 10, price 183, fee 0
        """;
    private static final String WRONG_INDEX = """
        1 seconds later
        SpotPriceChanged underlyingId 1, price 7600, confidence 1
        PerpetualPriceChanged instrumentId 1, price 7720, confidence 1
        1 seconds later
        SpotPriceChanged underlyingId 1, price 7590, confidence 1
        PerpetualPriceChanged instrumentId 1, price 7720, confidence 1
        """;

    @Test
    void shouldHaltTheCoinWhoseIndexIsWrongAndNoOther()
    {
        Incident.atAVenueWith("jumpLimit 0.1, jumpConfirmNs 30000000000")
            .given(GIVEN)
            .when(WRONG_INDEX)
            .then("""
                FeedSuspended feedKind SPOT, id 1, reason JUMP, price 7600
                AccountHealthChanged accountId 7, healthAfter UNPRICED
                FeedSuspended feedKind PERPETUAL, id 1, reason JUMP, price 7720
                no LiquidationOrdered
                no AccountHealthChanged accountId 8
                """)
            .when("""
                SpotPriceChanged underlyingId 2, price 175, confidence 1
                PerpetualPriceChanged instrumentId 2, price 175, confidence 1
                """)
            .then("""
                LiquidationOrdered accountId 8, instrumentId 2
                no LiquidationOrdered accountId 7
                """)
            .when("""
                20 seconds later
                SpotPriceChanged underlyingId 1, price 9140, confidence 1
                PerpetualPriceChanged instrumentId 1, price 9120, confidence 1
                """)
            .then("""
                FeedResumed feedKind SPOT, id 1
                FeedResumed feedKind PERPETUAL, id 1
                AccountHealthChanged accountId 7, healthBefore UNPRICED, healthAfter HEALTHY
                no LiquidationOrdered accountId 7
                """);
    }

    @Test
    void shouldHaveLiquidatedWithoutTheGuard()
    {
        Incident.atAVenueWith("").given(GIVEN).when(WRONG_INDEX).then("LiquidationOrdered accountId 7");
    }
}
