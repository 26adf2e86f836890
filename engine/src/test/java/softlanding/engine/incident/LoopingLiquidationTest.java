package softlanding.engine.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/**
 * Deribit, 15 September 2017: the liquidation of portfolio margin accounts ran in a loop in the December future and
 * traded far off the market. More than 105 BTC was missing in bankrupt accounts; trading was halted.
 */
class LoopingLiquidationTest
{
    private static final String GIVEN = """
        UnderlyingListed underlyingId 1, symbol BTC
        ExpiryListed expiryId 1, underlyingId 1, expiryNs 1709078400000000000
        FutureListed instrumentId 1, expiryId 1, contractSize 1, lotSize 0.1
        SpotPriceChanged underlyingId 1, price 3700, confidence 1
        ForwardPriceChanged expiryId 1, forward 3700, rate 0, forwardConfidence 1, rateConfidence 1
        LiquidityChanged instrumentId 1, halfSpread 2, depth 1000
        AccountOpened accountId 7, marginMode PORTFOLIO
        CashTransferRequested accountId 7, transferId 1, amount 80000
        TradeExecuted accountId 7, tradeId 1, instrumentId 1, quantity -100, price 3700, fee 0
        """;
    private static final String RISE = """
        1 seconds later
        SpotPriceChanged underlyingId 1, price 3860, confidence 1
        ForwardPriceChanged expiryId 1, forward 3860, rate 0, forwardConfidence 1, rateConfidence 1
        """;

    private static final String HEDGED = GIVEN + """
        PerpetualListed instrumentId 2, underlyingId 1, contractSize 1, lotSize 0.1
        PerpetualPriceChanged instrumentId 2, price 3700, confidence 1
        LiquidityChanged instrumentId 2, halfSpread 2, depth 1000
        TradeExecuted accountId 7, tradeId 2, instrumentId 2, quantity 101, price 3700, fee 0
        CashTransferRequested accountId 7, transferId 2, amount -64000
        InputLagChanged lagNs 1000000000
        """ + RISE + "PerpetualPriceChanged instrumentId 2, price 3821, confidence 1\n";

    @Test
    void shouldEndAtTheTargetThoughEveryFillIsTheWorstThatTheLimitAllows()
    {
        final Incident incident = Incident.atAVenueWith("").given(GIVEN).when(RISE);
        int steps = 0;
        while (incident.hasOpenOrders())
        {
            assertTrue(++steps <= 10, "few steps");
            final BigDecimal lacking = deficit(incident);
            fillAll(incident, "1");
            assertTrue(deficit(incident).compareTo(lacking) < 0, "each step lessens what is lacking: " + lacking);
        }

        assertTrue(incident.margin(7, "ratio").compareTo(new BigDecimal("1.1")) >= 0);
        assertTrue(incident.position(7, 1).compareTo(new BigDecimal("-80")) < 0, "most of the book is left");
    }

    @Test
    void shouldEndWithNothingLeftWhereEveryFillMakesItWorse()
    {
        final Incident incident = Incident.atAVenueWith("").given(GIVEN).when(RISE);
        int inVain = 0;
        while (incident.hasOpenOrders())
        {
            final int tier = incident.openTier();
            final BigDecimal lacking = deficit(incident);
            fillAll(incident, "1.2");
            final boolean escalates = incident.openTier() > tier || !incident.hasOpenOrders();
            inVain = escalates || deficit(incident).compareTo(lacking) < 0 ? 0 : inVain + 1;
            assertTrue(inVain <= 1, "a step that leaves more lacking is followed by one in a deeper tier, or by none");
        }

        assertEquals(BigDecimal.ZERO, incident.position(7, 1));
        incident.when("1 hours later\nTimeAdvanced").then("no LiquidationOrdered");
    }

    @Test
    void shouldGoToAnAuctionWhereEachStepFillsALotFarOffTheMarket()
    {
        final Incident incident = Incident.atAVenueWith("").given(GIVEN).given("""
            AccountOpened accountId 21, marginMode PORTFOLIO
            CashTransferRequested accountId 21, transferId 2, amount 100000
            LiquidatorRegistered liquidatorId 1, accountId 21
            """).when(RISE);
        int withoutGain = 0;
        while (incident.count("AuctionStarted accountId 7") == 0)
        {
            final BigDecimal lacking = deficit(incident);
            fillAndCloseTheRest(incident, "0.02", "1.2");
            withoutGain = deficit(incident).compareTo(lacking) < 0 ? 0 : withoutGain + 1;
            // auctionAfterRounds, and one for the tier that there is to go down to.
            assertTrue(withoutGain <= 4, "steps without gain must not go on for ever");
        }
        assertEquals(4, withoutGain);
        assertTrue(incident.position(7, 1).compareTo(new BigDecimal("-98")) < 0, "little was sold so badly");
        incident.when("2 minutes later\nTimeAdvanced").then("no LiquidationOrdered");
    }

    @Test
    void shouldOpenNeitherAHedgedShortNorItsHedgeWhereEachAloneMakesItWorse()
    {
        Incident.atAVenueWith("maxLagNs 1")
            .given(HEDGED)
            .when("InputLagChanged lagNs 0")
            .then("RoundSkipped accountId 7, reason NOTHING_HELPS")
            .then("no LiquidationOrdered");
    }

    @Test
    void shouldOrderAHedgedShortAndItsHedgeAsOneWhereTheVenueTradesCombos()
    {
        final Incident combo = Incident.atAVenueWith("maxLagNs 1, venueHasCombos YES")
            .given(HEDGED)
            .when("InputLagChanged lagNs 0")
            .then("ComboOrdered accountId 7")
            .then("no LiquidationOrdered");
        assertEquals(1, combo.count("ComboOrdered"));
    }

    @Test
    void shouldSellAHedgedShortAndItsHedgeTogetherByAuctionWhereItDoesNot()
    {
        Incident.atAVenueWith("maxLagNs 1")
            .given("""
                AccountOpened accountId 21, marginMode PORTFOLIO
                CashTransferRequested accountId 21, transferId 9, amount 1000000
                LiquidatorRegistered liquidatorId 1, accountId 21
                """)
            .given(HEDGED)
            .when("InputLagChanged lagNs 0")
            .then("AuctionStarted accountId 7")
            .then("no LiquidationOrdered");
    }

    /** What the account lacks to the target of 1.1, in cash. */
    private static BigDecimal deficit(final Incident incident)
    {
        return new BigDecimal("1.1").multiply(incident.margin(7, "maintenanceRequirement"))
            .subtract(incident.margin(7, "equity"));
    }

    private static void fillAll(final Incident incident, final String ofLimit)
    {
        final BigDecimal before = incident.position(7, 1).abs();
        incident.whenFilled("1", ofLimit).when("1 seconds later\nTimeAdvanced");
        assertTrue(incident.position(7, 1).abs().compareTo(before) < 0, "every step closes something");
    }

    private static void fillAndCloseTheRest(final Incident incident, final String share, final String ofLimit)
    {
        incident.whenFilled(share, ofLimit).when("""
            LiquidationOrderClosed orderId newest, accountId 7, instrumentId 1, reason CANCELLED
            2 seconds later
            TimeAdvanced
            """);
    }
}
