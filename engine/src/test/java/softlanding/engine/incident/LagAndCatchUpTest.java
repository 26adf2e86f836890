package softlanding.engine.incident;

import org.junit.jupiter.api.Test;

/**
 * BitMEX, 13 March 2020: an attack slowed the exchange down, requests were answered late, for about 25 minutes in the
 * first of two waves. BTC stood below 4,000 before, and above 5,000 within hours; the exchange paid 156 users back.
 */
class LagAndCatchUpTest
{
    private static final String GIVEN = """
        UnderlyingListed underlyingId 1, symbol BTC
        PerpetualListed instrumentId 1, underlyingId 1, contractSize 1, lotSize 0.1
        SpotPriceChanged underlyingId 1, price 5000, confidence 1
        PerpetualPriceChanged instrumentId 1, price 5000, confidence 1
        AccountOpened accountId 7, marginMode PORTFOLIO
        CashTransferRequested accountId 7, transferId 1, amount 10500
        TradeExecuted accountId 7, tradeId 1, instrumentId 1, quantity 10, price 5000, fee 0
        """;
    private static final String LATE_PRICES = """
        2 minutes later
        SpotPriceChanged underlyingId 1, price 4400, confidence 1
        PerpetualPriceChanged instrumentId 1, price 4400, confidence 1
        3 minutes later
        SpotPriceChanged underlyingId 1, price 3900, confidence 1
        PerpetualPriceChanged instrumentId 1, price 3900, confidence 1
        """;
    private static final String CAUGHT_UP = """
        20 minutes later
        SpotPriceChanged underlyingId 1, price 5100, confidence 1
        PerpetualPriceChanged instrumentId 1, price 5100, confidence 1
        """;

    @Test
    void shouldNotActOnPricesThatAreAppliedLate()
    {
        Incident.atAVenueWith("maxLagNs 2000000000")
            .given(GIVEN)
            .when("InputLagChanged lagNs 600000000000\n" + LATE_PRICES)
            .then("""
                LiquidationFreezeChanged frozen YES, lagNs 600000000000
                AccountHealthChanged accountId 7, healthAfter LIQUIDATING
                AccountHealthChanged accountId 7, healthAfter BANKRUPT
                no LiquidationOrdered
                """)
            .when(CAUGHT_UP + "InputLagChanged lagNs 100000000")
            .then("""
                AccountHealthChanged accountId 7, healthAfter HEALTHY
                LiquidationFreezeChanged frozen NO, lagNs 100000000
                no LiquidationOrdered
                """);
    }

    @Test
    void shouldLiquidateAtThePricesOfThenWhoIsStillTooLowAfterTheCatchUp()
    {
        Incident.atAVenueWith("maxLagNs 2000000000")
            .given(GIVEN)
            .when("InputLagChanged lagNs 600000000000\n" + LATE_PRICES)
            .when("""
                20 minutes later
                SpotPriceChanged underlyingId 1, price 4600, confidence 1
                PerpetualPriceChanged instrumentId 1, price 4600, confidence 1
                InputLagChanged lagNs 100000000
                """)
            .then("""
                LiquidationFreezeChanged frozen NO
                LiquidationOrdered accountId 7, instrumentId 1, limitPrice 4370
                """);
    }

    @Test
    void shouldHaveLiquidatedAtTheBottomWithoutTheGuard()
    {
        Incident.atAVenueWith("").given(GIVEN).when(LATE_PRICES).then("LiquidationOrdered accountId 7");
    }
}
