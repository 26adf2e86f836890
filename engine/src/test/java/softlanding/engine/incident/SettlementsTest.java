package softlanding.engine.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Positions between expiry and settlement, and settlement prices that nobody expected. */
class SettlementsTest
{
    private static final String SETTLED = "expiryId:1,settlementPrice:";

    private final SmallVenue venue = new SmallVenue();

    @BeforeEach
    void trade()
    {
        for (int account = 1; account <= 2; account++)
        {
            venue.taken("CashTransferRequested", "accountId:" + account + ",transferId:1,amount:40000");
        }
        venue.taken("TradeExecuted", "accountId:1,tradeId:3,instrumentId:1,quantity:-1,price:1000,fee:0");
        venue.taken("TradeExecuted", "accountId:2,tradeId:3,instrumentId:1,quantity:1,price:1000,fee:0");
    }

    private void expire()
    {
        venue.nowNs = SmallVenue.EXPIRY_NS;
        venue.marks("110000");
    }

    @Test
    void shouldWaitForASecondEventWhereASettlementPriceIsFarFromEveryMark()
    {
        venue.taken("FeedGuardsSet", "jumpLimit:0.1");
        expireSlowly();
        venue.taken("ExpirySettled", SETTLED + "1100000");
        assertEquals("UNPRICED", venue.report(1).get("health").asText());
        venue.refused("MISMATCH", "settlementPrice", "SettlementConfirmed", SETTLED + "1100001");
        venue.taken("SettlementConfirmed", SETTLED + "1100000");
        assertEquals("-959000", venue.report(1).get("equity").asText());
    }

    @Test
    void shouldTakeASecondSettlementPriceThatIsNearTheFirstOrTheMarks()
    {
        for (final String second : new String[] {"1150000", "110500"})
        {
            final SettlementsTest other = new SettlementsTest();
            other.trade();
            other.venue.taken("FeedGuardsSet", "jumpLimit:0.1");
            other.expireSlowly();
            other.venue.taken("ExpirySettled", SETTLED + "1100000");
            other.venue.taken("ExpirySettled", SETTLED + second);
            other.venue.refused("EXPIRED", "expiryId", "ExpirySettled", SETTLED + second);
        }
    }

    /** Moves the marks by steps that no guard doubts. */
    private void expireSlowly()
    {
        venue.marks("105000");
        expire();
    }

    @Test
    void shouldTakeAnySettlementPriceWithoutAJumpLimitAndRefuseAConfirmationOfNothing()
    {
        expire();
        venue.refused("WRONG_STATE", "expiryId", "SettlementConfirmed", SETTLED + "1100000");
        venue.taken("ExpirySettled", SETTLED + "1100000");
        assertEquals("-959000", venue.report(1).get("equity").asText());
    }

    @Test
    void shouldRefuseAnOrderInAnInstrumentPastItsExpiry()
    {
        final String order = "accountId:2,requestId:3,instrumentId:1,quantity:1,price:1";
        assertEquals("ACCEPTED", venue.verdict("OrderMarginRequested", order.replace("requestId:3", "requestId:2")));
        expire();
        venue.refused("EXPIRED", "instrumentId", "OrderMarginRequested", order);
        venue.taken("TradeExecuted", "accountId:2,tradeId:9,instrumentId:1,quantity:1,price:1,fee:0");
    }

    @Test
    void shouldValueAnExpiredPositionAtItsPayoffAndMarginItForTheSettlement()
    {
        expire();
        assertEquals("31000", venue.report(1).get("equity").asText());
        final double requirement = venue.report(1).get("maintenanceRequirement").asDouble();
        venue.taken("FeedGuardsSet", "maxSettlementMove:0.1");
        final double wider = venue.report(1).get("maintenanceRequirement").asDouble();
        // 5 % and then 9 % of 110,000 less what the two have in common.
        assertEquals(0.8 * 110_000 * (0.1 - 0.05), wider - requirement, 1, "wider " + wider + ", first " + requirement);
    }

    @Test
    void shouldUseTheFallbackPriceUntilALateSettlementComes()
    {
        venue.taken("FeedGuardsSet", "stalenessNs:60000000000");
        expire();
        venue.nowNs += 120 * SmallVenue.SECOND;
        venue.taken("SpotPriceChanged", "underlyingId:1,price:111000,confidence:1");
        assertEquals("UNPRICED", venue.report(1).get("health").asText());
        venue.refused("OUT_OF_RANGE", "fallbackPrice", "SettlementDelayed", "expiryId:1,fallbackPrice:2000000000");
        venue.taken("SettlementDelayed", "expiryId:1,fallbackPrice:108000");
        assertEquals("33000", venue.report(1).get("equity").asText());
        venue.taken("ForwardPriceChanged", "expiryId:1,forward:120000,rate:0,forwardConfidence:1,rateConfidence:1");
        assertEquals("33000", venue.report(1).get("equity").asText());
        venue.taken("ExpirySettled", SETTLED + "108000");
        assertEquals("33000", venue.report(1).get("equity").asText());
    }

    @Test
    void shouldRefuseADelayBeforeTheExpiry()
    {
        venue.refused("WRONG_STATE", "expiryId", "SettlementDelayed", "expiryId:1");
    }

    @Test
    void shouldTakeTheKnownPartOfTheAverageFromTheEvent()
    {
        venue.nowNs = SmallVenue.EXPIRY_NS - 900 * SmallVenue.SECOND;
        venue.marks("110000");
        final double assumed = venue.report(1).get("maintenanceRequirement").asDouble();
        final String forward = "expiryId:1,forward:110000,rate:0,forwardConfidence:1,rateConfidence:1,fixedPart:";
        venue.taken("ForwardPriceChanged", forward + "55000");
        assertEquals(assumed, venue.report(1).get("maintenanceRequirement").asDouble(), 1);
        venue.taken("ForwardPriceChanged", forward + "100000");
        assertTrue(venue.report(1).get("maintenanceRequirement").asDouble() < 0.7 * assumed);
        venue.refused("OUT_OF_RANGE", "fixedPart", "ForwardPriceChanged", forward + "110001");
    }

    @Test
    void shouldOrderNothingInAnInstrumentPastItsExpiryButCloseWhatStillTrades()
    {
        venue.taken("LiquidationPolicySet", "policy:FULL,targetRatio:1.1," +
            "tiers:[{\"ratioBelow\":\"1\",\"maxShare\":\"1\",\"sizing\":\"ALL\"}]");
        venue.taken("TradeExecuted", "accountId:1,tradeId:8,instrumentId:9,quantity:1,price:100000,fee:0");
        expire();
        assertEquals(0, venue.engine.decisions("LiquidationOrdered").size());
        venue.taken("CashTransferRequested", "accountId:3,transferId:8,amount:1");
        venue.taken("TradeExecuted", "accountId:1,tradeId:9,instrumentId:9,quantity:0.01,price:110000,fee:38000");
        assertEquals(1, venue.engine.decisions("LiquidationOrdered").size(), venue.engine.decisions()::toString);
        assertEquals(9, venue.engine.decisions("LiquidationOrdered").get(0).get("instrumentId").asInt());
    }
}
