package softlanding.engine.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/**
 * Hyperliquid, 26 March 2025: a short of 4 million USD in JELLY was left to the backstop vault while the price rose
 * more than fourfold. It shared collateral with other vaults, so nobody was deleveraged, at a loss near 12 million.
 */
class SharedBackstopTest
{
    private static final String GIVEN = """
        UnderlyingListed underlyingId 1, symbol JELLY
        UnderlyingListed underlyingId 2, symbol BTC
        PerpetualListed instrumentId 1, underlyingId 1, contractSize 1000000, lotSize 1
        PerpetualListed instrumentId 2, underlyingId 2, contractSize 1, lotSize 0.1
        SpotPriceChanged underlyingId 1, price 0.0095, confidence 1
        PerpetualPriceChanged instrumentId 1, price 0.0095, confidence 1
        SpotPriceChanged underlyingId 2, price 87000, confidence 1
        PerpetualPriceChanged instrumentId 2, price 87000, confidence 1
        InsuranceFundTransferred transferId 1, amount 2000000
        AccountOpened accountId 7, marginMode PORTFOLIO
        CashTransferRequested accountId 7, transferId 2, amount 1000000
        TradeExecuted accountId 7, tradeId 1, instrumentId 1, quantity -400, price 0.0095, fee 0
        AccountOpened accountId 8, marginMode PORTFOLIO
        CashTransferRequested accountId 8, transferId 3, amount 2000000
        TradeExecuted accountId 8, tradeId 2, instrumentId 1, quantity 400, price 0.0095, fee 0
        AccountOpened accountId 17, marginMode PORTFOLIO
        CashTransferRequested accountId 17, transferId 4, amount 200000
        TradeExecuted accountId 17, tradeId 3, instrumentId 2, quantity 10, price 87000, fee 0
        AccountOpened accountId 18, marginMode PORTFOLIO
        CashTransferRequested accountId 18, transferId 5, amount 900000
        TradeExecuted accountId 18, tradeId 4, instrumentId 2, quantity -10, price 87000, fee 0
        """;
    private static final String FOURFOLD = """
        1 seconds later
        SpotPriceChanged underlyingId 1, price 0.04, confidence 1
        PerpetualPriceChanged instrumentId 1, price 0.04, confidence 1
        """;
    private static final String SILENCE = """
        2 seconds later
        TimeAdvanced
        2 seconds later
        TimeAdvanced
        """;
    private static final String CRASH_OF_ANOTHER_COIN = """
        SpotPriceChanged underlyingId 2, price 60000, confidence 1
        PerpetualPriceChanged instrumentId 2, price 60000, confidence 1
        """;

    @Test
    void shouldPayOneAccountNoMoreThanItsLimitAndDeleverageTheRest()
    {
        // Short by 400 million * 0.0305 - 1,000,000 = 11,200,000.
        final Incident incident = Incident.atAVenueWith("auctionAfterRounds 1, insuranceLimit 500000")
            .given(GIVEN)
            .when(FOURFOLD + SILENCE)
            .then("""
                AccountHealthChanged accountId 7, healthAfter BANKRUPT
                InsuranceFundChanged accountId 7, amount 500000, fundAfter 1500000
                PositionDeleveraged accountId 8, liquidatedAccountId 7, instrumentId 1, quantity -400, price 0.01325
                """);
        assertEquals(BigDecimal.ZERO, incident.position(7, 1));
        assertEquals(0, incident.margin(7, "equity").signum());
        assertEquals(new BigDecimal("3500000"), incident.margin(8, "equity"));
        incident
            .when(CRASH_OF_ANOTHER_COIN + SILENCE)
            .then("""
                InsuranceFundChanged accountId 17, amount 70000, fundAfter 1430000
                PositionDeleveraged accountId 18, liquidatedAccountId 17, instrumentId 2, quantity 10, price 60000
                """);
        assertEquals(new BigDecimal("1170000"), incident.margin(18, "equity"));
    }

    @Test
    void shouldLetNoLiquidatorTakeWhatHisOwnMarginCannotBear()
    {
        Incident.atAVenueWith("auctionAfterRounds 1, insuranceLimit 500000")
            .given(GIVEN)
            .given("""
                AccountOpened accountId 21, marginMode PORTFOLIO
                CashTransferRequested accountId 21, transferId 6, amount 300000
                LiquidatorRegistered liquidatorId 1, accountId 21
                """)
            .when("""
                1 seconds later
                SpotPriceChanged underlyingId 1, price 0.0108, confidence 1
                PerpetualPriceChanged instrumentId 1, price 0.0108, confidence 1
                """ + SILENCE)
            .then("AuctionStarted accountId 7, insolvent NO")
            .when("AuctionBidPlaced auctionId newest, bidId 1, liquidatorId 1, fraction 1, limitPrice 1000000")
            .then("""
                AuctionBidDecided bidId 1, verdict INITIAL_MARGIN_TOO_LOW
                no AuctionFilled
                """);
    }

    @Test
    void shouldHaveSpentTheWholeFundOnOneAccountWithoutTheLimit()
    {
        Incident.atAVenueWith("auctionAfterRounds 1")
            .given(GIVEN)
            .when(FOURFOLD + SILENCE)
            .then("InsuranceFundChanged accountId 7, amount 2000000, fundAfter 0")
            .when(CRASH_OF_ANOTHER_COIN + SILENCE)
            .then("""
                PositionDeleveraged accountId 18, liquidatedAccountId 17, instrumentId 2, price 67000
                no InsuranceFundChanged accountId 17
                """);
    }
}
