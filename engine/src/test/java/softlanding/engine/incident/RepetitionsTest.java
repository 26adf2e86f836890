package softlanding.engine.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What is said twice is booked once; ids are compared per source, and a rejected event leaves its id free. */
class RepetitionsTest
{
    private static final String TRADE = "accountId:1,tradeId:77,instrumentId:9,quantity:0.05,price:100000,fee:0";
    private static final String CASH = "accountId:1,transferId:5,amount:1000";

    private final SmallVenue venue = new SmallVenue();

    @Test
    void shouldRefuseATradeThatIsSaidTwice()
    {
        venue.taken("CashTransferRequested", "accountId:1,transferId:1,amount:10000");
        venue.taken("TradeExecuted", TRADE);
        venue.refused("DUPLICATE_ID", "tradeId", "TradeExecuted", TRADE);
        venue.nowNs += SmallVenue.SECOND;
        venue.refused("DUPLICATE_ID", "tradeId", "TradeExecuted", TRADE.replace("0.05", "0.07"));

        assertEquals("0.05", venue.report(1).get("delta").asText());
    }

    @Test
    void shouldBookTheSameTradeIdOfAnotherLegAccountOrSource()
    {
        venue.taken("TradeExecuted", TRADE);
        venue.taken("TradeExecuted", TRADE.replace("instrumentId:9", "instrumentId:1"));
        venue.taken("TradeExecuted", TRADE.replace("accountId:1", "accountId:2"));
        venue.takenFrom(2, "TradeExecuted", TRADE);
        venue.takenFrom(0, "TradeExecuted", TRADE);
        venue.refused("DUPLICATE_ID", "tradeId", "TradeExecuted", TRADE);
    }

    @Test
    void shouldRefuseATransferThatIsSaidTwiceInCashOrCoins()
    {
        venue.taken("CashTransferRequested", CASH);
        venue.refused("DUPLICATE_ID", "transferId", "CashTransferRequested", CASH);
        venue.refused("DUPLICATE_ID", "transferId", "CollateralTransferRequested",
            "accountId:1,transferId:5,assetId:1,quantity:1");
        venue.taken("CashTransferRequested", CASH.replace("accountId:1", "accountId:2"));
        venue.takenFrom(2, "CashTransferRequested", CASH);
        assertEquals("2000", venue.report(1).get("equity").asText());
    }

    @Test
    void shouldRememberARefusedTransferButNotARejectedOne()
    {
        assertEquals("INITIAL_MARGIN_TOO_LOW", venue.verdict("CashTransferRequested", CASH.replace("1000", "-1")));
        venue.refused("DUPLICATE_ID", "transferId", "CashTransferRequested", CASH);
        venue.refused("ZERO", "amount", "CashTransferRequested", "accountId:1,transferId:6,amount:0");
        venue.taken("CashTransferRequested", "accountId:1,transferId:6,amount:1");
    }

    @Test
    void shouldRefuseRequestsPackagesAndFundTransfersThatAreSaidTwice()
    {
        final String order = "accountId:1,requestId:3,instrumentId:9,quantity:1,price:100000";
        venue.taken("OrderMarginRequested", order);
        venue.refused("DUPLICATE_ID", "requestId", "OrderMarginRequested", order);
        venue.refused("DUPLICATE_ID", "requestId", "MarginReportRequested", "accountId:1,requestId:3");

        final String legs = "accountId:1,packageId:4," +
            "legs:[{\"instrumentId\":1,\"ratio\":\"1\"},{\"instrumentId\":2,\"ratio\":\"-1\"}]";
        venue.taken("PackageRegistered", legs);
        venue.refused("DUPLICATE_ID", "packageId", "PackageRegistered", legs);
        venue.taken("PackageRegistered", legs.replace("accountId:1", "accountId:2"));

        venue.taken("InsuranceFundTransferred", "transferId:8,amount:10");
        venue.refused("DUPLICATE_ID", "transferId", "InsuranceFundTransferred", "transferId:8,amount:10");
    }

    /** A package may be registered before it is held; one that is held counts against a limit. */
    @Test
    void shouldRefuseTheSixtyFifthPackageThatIsHeldAndNoOther()
    {
        venue.taken("TradeExecuted", "accountId:1,tradeId:1,instrumentId:1,quantity:1,price:100,fee:0");
        venue.taken("TradeExecuted", "accountId:1,tradeId:1,instrumentId:2,quantity:-1,price:100,fee:0");
        final String held = "legs:[{\"instrumentId\":1,\"ratio\":\"1\"},{\"instrumentId\":2,\"ratio\":\"-1\"}]";
        final String free = held.replace("-1", "1");
        for (int id = 1; id <= 70; id++)
        {
            venue.taken("PackageRegistered", "accountId:1,packageId:" + id + "," + free);
        }
        for (int id = 101; id <= 164; id++)
        {
            venue.taken("PackageRegistered", "accountId:1,packageId:" + id + "," + held);
        }
        final JsonNode rejection =
            venue.refused("CAPACITY", "packageId", "PackageRegistered", "accountId:1,packageId:165," + held);
        assertEquals("HELD_PACKAGES 64",
            rejection.get("limitReached").asText() + " " + rejection.get("limitValue").asText());
        venue.taken("PackageRegistered", "accountId:1,packageId:166," + free);
    }
}
