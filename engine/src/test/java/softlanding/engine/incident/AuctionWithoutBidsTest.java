package softlanding.engine.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/**
 * Maker, 12 March 2020: ETH lost half of its value, the network was congested, and hardly anybody could bid in the
 * auctions of collateral. Bids of nothing won ETH worth some 8.3 million USD.
 */
class AuctionWithoutBidsTest
{
    private static final String AUCTIONS = "auctionAfterRounds 1, auctionFee 0";
    private static final String GIVEN = """
        UnderlyingListed underlyingId 1, symbol ETH
        PerpetualListed instrumentId 1, underlyingId 1, contractSize 1, lotSize 0.1
        SpotPriceChanged underlyingId 1, price 194, confidence 1
        PerpetualPriceChanged instrumentId 1, price 194, confidence 1
        InsuranceFundTransferred transferId 1, amount 1000
        AccountOpened accountId 7, marginMode PORTFOLIO
        CashTransferRequested accountId 7, transferId 2, amount 4000
        TradeExecuted accountId 7, tradeId 1, instrumentId 1, quantity 100, price 194, fee 0
        AccountOpened accountId 8, marginMode PORTFOLIO
        CashTransferRequested accountId 8, transferId 3, amount 6000
        TradeExecuted accountId 8, tradeId 2, instrumentId 1, quantity -100, price 194, fee 0
        AccountOpened accountId 21, marginMode PORTFOLIO
        CashTransferRequested accountId 21, transferId 4, amount 10000
        LiquidatorRegistered liquidatorId 1, accountId 21
        1 seconds later
        SpotPriceChanged underlyingId 1, price 171, confidence 1
        PerpetualPriceChanged instrumentId 1, price 171, confidence 1
        2 seconds later
        TimeAdvanced
        2 seconds later
        TimeAdvanced
        """;
    private static final String BID_OF_NOTHING =
        "AuctionBidPlaced auctionId newest, bidId 1, liquidatorId 1, fraction 1, limitPrice 0.01\n";
    private static final String CRASH = """
        1 seconds later
        SpotPriceChanged underlyingId 1, price 140, confidence 1
        PerpetualPriceChanged instrumentId 1, price 140, confidence 1
        """;

    @Test
    void shouldBeginAgainInsteadOfSellingForNothing()
    {
        // By default after 100 seconds and two of the four hours, at half of the price at the cut-off.
        Incident.atAVenueWith(AUCTIONS)
            .given(GIVEN)
            .then("AuctionStarted accountId 7, insolvent NO, equity 1700")
            .when(BID_OF_NOTHING)
            .then("AuctionBidDecided bidId 1, verdict RESTING")
            .when("100 seconds later\nTimeAdvanced\n119 minutes later\nTimeAdvanced")
            .then("no AuctionFilled")
            .when("2 minutes later\nTimeAdvanced")
            .then("""
                AuctionBidDecided bidId 1, verdict WITHDRAWN
                AuctionEnded accountId 7, reason RESET, cashRaised 0
                AuctionStarted accountId 7, insolvent NO, equity 1700
                no AuctionFilled
                """);
    }

    @Test
    void shouldGiveWhatNobodyBuysInThreeAuctionsToWhoeverHoldsTheOppositeAtMark()
    {
        final Incident incident = Incident.atAVenueWith(AUCTIONS)
            .given(GIVEN)
            .when("122 minutes later\nTimeAdvanced")
            .then("AuctionEnded accountId 7, reason RESET\nno PositionDeleveraged")
            .when("122 minutes later\nTimeAdvanced")
            .then("AuctionEnded accountId 7, reason RESET\nno PositionDeleveraged")
            .when("122 minutes later\nTimeAdvanced")
            .then("""
                PositionDeleveraged accountId 8, liquidatedAccountId 7, instrumentId 1, quantity 100, price 171
                AuctionEnded accountId 7, reason DELEVERAGED
                no InsuranceFundChanged
                no AuctionStarted
                """);
        assertEquals(new BigDecimal("1700"), incident.margin(7, "equity"));
        // 6,000 and the fall of 23.
        assertEquals(new BigDecimal("8300"), incident.margin(8, "equity"));
    }

    @Test
    void shouldCloseOutWhatNobodyBidsForWithoutLosingAContract()
    {
        // No order goes out beside the auction, because the account owes more than the fund can pay.
        final Incident incident = Incident.atAVenueWith(AUCTIONS)
            .given(GIVEN)
            .when(CRASH)
            .then("""
                AuctionEnded accountId 7, reason TURNED_INSOLVENT, cashRaised 0
                AuctionStarted accountId 7, insolvent YES, equity -1400
                """)
            .when("599 seconds later\nTimeAdvanced")
            .then("no AuctionEnded")
            .when("4 seconds later\nTimeAdvanced")
            .then("""
                no LiquidationOrdered
                no LiquidationOrderCompleted
                InsuranceFundChanged accountId 7, amount 1000, fundAfter 0
                PositionDeleveraged accountId 8, liquidatedAccountId 7, instrumentId 1, quantity 100, price 144
                AuctionEnded accountId 7, reason DELEVERAGED
                """);
        assertEquals(BigDecimal.ZERO, incident.position(7, 1));
        assertEquals(BigDecimal.ZERO, incident.position(8, 1));
        assertEquals(0, incident.margin(7, "equity").signum());
        // 6,000 and the fall of 54, less the 400 that insurance could not pay.
        assertEquals(new BigDecimal("11000"), incident.margin(8, "equity"));
    }

    @Test
    void shouldPayALateBidderNoMoreThanTheFundHolds()
    {
        Incident.atAVenueWith(AUCTIONS)
            .given(GIVEN)
            .when(CRASH + "590 seconds later\n" + BID_OF_NOTHING.replace("0.01", "-5000"))
            .then("AuctionBidDecided bidId 1, verdict RESTING, price -1000\nno AuctionFilled")
            .when("3 seconds later\n" + BID_OF_NOTHING.replace("bidId 1", "bidId 2").replace("0.01", "0"))
            .then("""
                InsuranceFundChanged accountId 7, amount 1000, fundAfter 0
                AuctionFilled bidId 2, fraction 1, price -1000
                """);
    }

    @Test
    void shouldHaveSoldForNothingWithoutTheReset()
    {
        Incident.atAVenueWith(AUCTIONS +
            ", auctionResetNs 100000000000000, auctionPatienceNs 100000000000000, feeMode START")
            .given(GIVEN)
            .when(BID_OF_NOTHING + "5 hours later\nTimeAdvanced")
            .then("AuctionFilled bidId 1, price 0");
    }
}
