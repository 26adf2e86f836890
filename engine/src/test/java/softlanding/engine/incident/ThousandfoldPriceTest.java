package softlanding.engine.incident;

import org.junit.jupiter.api.Test;

/**
 * Synthetix, 25 June 2019: of the two sources left for the Korean Won one now and then said 1,000 times the rate, and
 * their average was used. A bot traded on it, on paper for more than 1 billion USD in less than an hour.
 */
class ThousandfoldPriceTest
{
    private static final String GIVEN = """
        UnderlyingListed underlyingId 1, symbol KRW
        PerpetualListed instrumentId 1, underlyingId 1, contractSize 1000000, lotSize 0.1
        SpotPriceChanged underlyingId 1, price 0.00086, confidence 1
        PerpetualPriceChanged instrumentId 1, price 0.00086, confidence 1
        AccountOpened accountId 7, marginMode PORTFOLIO
        CashTransferRequested accountId 7, transferId 1, amount 2000
        TradeExecuted accountId 7, tradeId 1, instrumentId 1, quantity -10, price 0.00086, fee 0
        AccountOpened accountId 8, marginMode PORTFOLIO
        CashTransferRequested accountId 8, transferId 2, amount 2000
        TradeExecuted accountId 8, tradeId 2, instrumentId 1, quantity 10, price 0.00086, fee 0
        """;
    private static final String AVERAGE_OF_TWO = """
        SpotPriceChanged underlyingId 1, price 0.43043, confidence 1
        PerpetualPriceChanged instrumentId 1, price 0.43043, confidence 1
        """;
    private static final String WITHDRAWAL = "CashTransferRequested accountId 8, transferId 3, amount -1000000";

    @Test
    void shouldNeitherLiquidateTheShortNorPayTheLong()
    {
        Incident.atAVenueWith("jumpLimit 0.1, jumpConfirmNs 5000000000")
            .given(GIVEN)
            .when(AVERAGE_OF_TWO + """
                PriceConfirmed feedKind SPOT, id 1, price 0.000861
                PriceConfirmed feedKind PERPETUAL, id 1, price 0.000861
                """ + WITHDRAWAL)
            .then("""
                FeedSuspended feedKind SPOT, id 1, reason JUMP, price 0.43043
                FeedSuspended feedKind PERPETUAL, id 1, reason JUMP, price 0.43043
                TransferDecided accountId 8, verdict UNPRICED
                no LiquidationOrdered
                no FeedResumed
                """);
    }

    @Test
    void shouldDismissEachOfTheWrongPricesThatComeNowAndThen()
    {
        final Incident incident = Incident.atAVenueWith("jumpLimit 0.1, jumpConfirmNs 5000000000").given(GIVEN);
        for (int minute = 0; minute < 10; minute++)
        {
            incident
                .when("30 seconds later\n" + AVERAGE_OF_TWO)
                .then("""
                    FeedSuspended feedKind SPOT, id 1, reason JUMP
                    no FeedResumed
                    no LiquidationOrdered
                    """)
                .when("""
                    30 seconds later
                    SpotPriceChanged underlyingId 1, price 0.00086, confidence 1
                    PerpetualPriceChanged instrumentId 1, price 0.00086, confidence 1
                    """)
                .then("""
                    FeedResumed feedKind SPOT, id 1
                    FeedResumed feedKind PERPETUAL, id 1
                    no LiquidationOrdered
                    """);
        }
    }

    @Test
    void shouldHaveBankruptedTheShortAndPaidTheLongWithoutTheGuard()
    {
        // Netted, the two would have closed against each other at the first of the two wrong prices.
        Incident.atAVenueWith("internalCrossing NO, withdrawalAverageNs 0").given(GIVEN)
            .given("InsuranceFundTransferred transferId 4, amount 4293700")
            .when(AVERAGE_OF_TWO + WITHDRAWAL)
            .then("""
                AccountHealthChanged accountId 7, healthAfter BANKRUPT
                TransferDecided accountId 8, verdict ACCEPTED
                """);
    }

    @Test
    void shouldPayTheLongNothingThatNeitherTheShortNorInsuranceCanPayEvenWithoutTheGuard()
    {
        Incident.atAVenueWith("internalCrossing NO, withdrawalAverageNs 0").given(GIVEN)
            .when(AVERAGE_OF_TWO + WITHDRAWAL)
            .then("""
                AccountHealthChanged accountId 7, healthAfter BANKRUPT
                TransferDecided accountId 8, verdict DEFICIT_OPEN
                """);
    }
}
