package softlanding.engine.incident;

import org.junit.jupiter.api.Test;

/**
 * Mango Markets, 11 October 2022: one trader bought the thinly traded MNGO up by some 1,300 % in 20 minutes and, on the
 * paper profit of his perpetuals, withdrew about 116 million USD of other people's deposits.
 */
class PumpedCollateralTest
{
    private static final String GIVEN = """
        UnderlyingListed underlyingId 1, symbol MNGO
        PerpetualListed instrumentId 1, underlyingId 1, contractSize 1000, lotSize 1
        SpotPriceChanged underlyingId 1, price 0.038, confidence 0.9
        PerpetualPriceChanged instrumentId 1, price 0.038, confidence 0.9
        CollateralListed assetId 1, symbol MNGO, riskCancellingUnderlyingId 1, \
        maintenanceHaircut 0.4, initialHaircutAddOn 0.2
        CollateralPriceChanged assetId 1, price 0.038, confidence 0.9
        AccountOpened accountId 7, marginMode PORTFOLIO
        CashTransferRequested accountId 7, transferId 1, amount 5000
        TradeExecuted accountId 7, tradeId 1, instrumentId 1, quantity 400, price 0.038, fee 0
        AccountOpened accountId 8, marginMode PORTFOLIO
        CashTransferRequested accountId 8, transferId 2, amount 20000
        TradeExecuted accountId 8, tradeId 2, instrumentId 1, quantity -400, price 0.038, fee 0
        AccountOpened accountId 9, marginMode PORTFOLIO
        CollateralTransferRequested accountId 9, transferId 3, assetId 1, quantity 1000000
        """;
    private static final String PUMP_ON_A_THIN_BOOK = """
        2 minutes later
        SpotPriceChanged underlyingId 1, price 0.06, confidence 0.3
        PerpetualPriceChanged instrumentId 1, price 0.06, confidence 0.3
        CollateralPriceChanged assetId 1, price 0.06, confidence 0.3
        10 minutes later
        SpotPriceChanged underlyingId 1, price 0.50, confidence 0.2
        PerpetualPriceChanged instrumentId 1, price 0.50, confidence 0.2
        CollateralPriceChanged assetId 1, price 0.50, confidence 0.2
        """;
    private static final String PUMP_TAKEN_AT_ITS_WORD =
        PUMP_ON_A_THIN_BOOK.replaceAll("confidence 0..", "confidence 0.9");
    private static final String WITHDRAWALS = """
        CashTransferRequested accountId 7, transferId 4, amount -100000
        CashTransferRequested accountId 9, transferId 5, amount -100000
        """;

    @Test
    void shouldPayNothingOutOnAPriceThatNobodyIsSureOf()
    {
        Incident.atAVenueWith("minConfidence 0.5")
            .given(GIVEN)
            .when(PUMP_ON_A_THIN_BOOK + WITHDRAWALS)
            .then("""
                FeedSuspended feedKind SPOT, id 1, reason LOW_CONFIDENCE, price 0.06
                FeedSuspended feedKind PERPETUAL, id 1, reason LOW_CONFIDENCE, price 0.06
                FeedSuspended feedKind COLLATERAL, id 1, reason LOW_CONFIDENCE, price 0.06
                TransferDecided accountId 7, verdict UNPRICED
                TransferDecided accountId 9, verdict UNPRICED
                no LiquidationOrdered
                no AccountHealthChanged to BANKRUPT
                """);
    }

    @Test
    void shouldPayNothingOutOnAJumpThatOnlyTheBuyerConfirms()
    {
        Incident.atAVenueWith("jumpLimit 0.3, jumpConfirmNs 3600000000000")
            .given(GIVEN)
            .when(PUMP_TAKEN_AT_ITS_WORD + WITHDRAWALS)
            .then("""
                FeedSuspended feedKind SPOT, id 1, reason JUMP, price 0.06
                FeedSuspended feedKind SPOT, id 1, reason JUMP, price 0.5
                TransferDecided accountId 7, verdict UNPRICED
                TransferDecided accountId 9, verdict UNPRICED
                no LiquidationOrdered
                """)
            .when("""
                40 minutes later
                SpotPriceChanged underlyingId 1, price 0.025, confidence 0.9
                PerpetualPriceChanged instrumentId 1, price 0.03, confidence 0.9
                CollateralPriceChanged assetId 1, price 0.03, confidence 0.9
                """)
            .then("""
                FeedSuspended feedKind SPOT, id 1, reason JUMP, price 0.025
                FeedResumed feedKind PERPETUAL, id 1
                FeedResumed feedKind COLLATERAL, id 1
                """);
    }

    @Test
    void shouldHaveBankruptedTheShortAndPaidThePaperProfitOutWithoutTheGuards()
    {
        Incident.atAVenueWith("").given(GIVEN)
            .when(PUMP_ON_A_THIN_BOOK)
            .then("AccountHealthChanged accountId 8, healthAfter BANKRUPT");
        // The fund would have covered what the short owes, 164,800: other people's money.
        Incident.atAVenueWith("withdrawalAverageNs 0").given(GIVEN)
            .given("InsuranceFundTransferred transferId 6, amount 164800")
            .when(PUMP_TAKEN_AT_ITS_WORD + WITHDRAWALS)
            .then("""
                AccountHealthChanged accountId 8, healthAfter BANKRUPT
                TransferDecided accountId 7, verdict ACCEPTED
                TransferDecided accountId 9, verdict ACCEPTED
                """);
    }

    @Test
    void shouldKeepThePaperProfitThatNobodyPaysForEvenWithoutTheGuards()
    {
        // What the short owes beyond the fund is 49,801, and the withdrawal would leave the long 49,800.
        // A pause keeps the debt open: else the long pays for it at once, as below.
        Incident.atAVenueWith("withdrawalAverageNs 0").given(GIVEN)
            .given("InsuranceFundTransferred transferId 6, amount 114999")
            .given("LiquidationPauseOrdered scope ACCOUNT, id 8, untilNs 1800000000000000000, " +
                "operatorId 1, reason TEST")
            .when(PUMP_TAKEN_AT_ITS_WORD + WITHDRAWALS)
            .then("""
                AccountHealthChanged accountId 8, healthAfter BANKRUPT
                TransferDecided accountId 7, verdict DEFICIT_OPEN
                TransferDecided accountId 9, verdict ACCEPTED
                """);
    }

    @Test
    void shouldTakeFromThePaperProfitAtOnceWhatTheFundCannotPay()
    {
        // The short owes 164,800; the long receives the coins at 0.3754975 and so loses the 49,801 beyond the fund.
        Incident.atAVenueWith("withdrawalAverageNs 0").given(GIVEN)
            .given("InsuranceFundTransferred transferId 6, amount 114999")
            .when(PUMP_TAKEN_AT_ITS_WORD + WITHDRAWALS)
            .then("""
                AccountHealthChanged accountId 8, healthAfter BANKRUPT
                InsuranceFundChanged accountId 8, amount 114999, fundAfter 0
                PositionDeleveraged accountId 7, quantity -400, price 0.3754975
                AccountHealthChanged accountId 8, healthAfter HEALTHY, marginEquity 0
                TransferDecided accountId 7, verdict ACCEPTED, initialExcessAfter 39999
                TransferDecided accountId 9, verdict ACCEPTED
                """);
    }
}
