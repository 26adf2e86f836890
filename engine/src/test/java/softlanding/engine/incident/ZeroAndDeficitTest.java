package softlanding.engine.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A price of zero, money that nobody has, models and amounts that cannot be. */
class ZeroAndDeficitTest
{
    private final SmallVenue venue = new SmallVenue();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SpotPriceChanged | underlyingId:1,price:0,confidence:1 | SPOT",
        "PerpetualPriceChanged | instrumentId:9,price:0,confidence:1 | PERPETUAL",
        "CollateralPriceChanged | assetId:1,price:0,confidence:1 | COLLATERAL",
        "StablePriceChanged | price:0,confidence:1 | STABLE",
        "ForwardPriceChanged | expiryId:1,forward:0,rate:0,forwardConfidence:1,rateConfidence:1 | FORWARD"})
    void shouldSuspendAFeedThatSaysZero(final String type, final String fields, final String kind)
    {
        venue.taken("CollateralTransferRequested", "accountId:1,transferId:1,assetId:1,quantity:1000");
        venue.taken("TradeExecuted", "accountId:1,tradeId:1,instrumentId:9,quantity:0.1,price:100000,fee:0");
        venue.taken("TradeExecuted", "accountId:1,tradeId:1,instrumentId:1,quantity:0.1,price:100,fee:0");
        final List<JsonNode> decisions = venue.taken(type, fields);
        assertEquals("FeedSuspended", decisions.get(0).get("type").asText(), decisions::toString);
        assertEquals(kind, decisions.get(0).get("feedKind").asText());
        assertEquals("UNPRICED", venue.report(1).get("health").asText());
    }

    @Test
    void shouldKeepTheProfitOfAWinnerWhileABankruptAccountOwesIt()
    {
        transfer(1, 1, "20000");
        transfer(2, 1, "20000");
        transfer(3, 1, "200000");
        trade(1, 1, "1", "100000");
        trade(2, 1, "-1", "100000");
        trade(2, 2, "1", "78000");
        trade(3, 2, "-1", "78000");
        // Without the pause those who won would be deleveraged at once, and nothing would stay owed.
        pause(1);
        venue.marks("60000");
        assertEquals("-20000", venue.report(1).get("equity").asText());

        // Account 1 lost 40,000 and owes half of it; of the 22,000 that account 2 won, half stays.
        assertEquals("DEFICIT_OPEN", transfer(2, 10, "-42000"));
        assertEquals("DEFICIT_OPEN", transfer(2, 11, "-31000.00000001"));
        assertEquals("ACCEPTED", transfer(2, 12, "-31000"));
        venue.taken("InsuranceFundTransferred", "transferId:1,amount:20000");
        assertEquals("ACCEPTED", transfer(2, 13, "-11000"));
    }

    /** What lone marks bring below a threshold waits for its confirmation; the money is missing already. */
    @Test
    void shouldKeepTheProfitOfAWinnerWhileTheDeficitIsNotConfirmed()
    {
        transfer(1, 1, "20000");
        transfer(2, 1, "20000");
        transfer(3, 1, "200000");
        trade(1, 1, "1", "100000");
        trade(2, 1, "-1", "100000");
        trade(2, 2, "1", "78000");
        trade(3, 2, "-1", "78000");
        venue.taken("SpotPriceChanged", "underlyingId:1,price:60000,confidence:1");
        venue.taken("PerpetualPriceChanged", "instrumentId:9,price:60000,confidence:1");
        assertEquals("RESTRICTED", venue.report(1).get("health").asText());

        assertEquals("DEFICIT_OPEN", transfer(2, 10, "-42000"));
        assertEquals("ACCEPTED", transfer(2, 12, "-31000"));
    }

    @Test
    void shouldNotTouchWhoWonNothing()
    {
        transfer(1, 1, "20000");
        transfer(2, 1, "50000");
        trade(1, 1, "1", "100000");
        trade(3, 1, "-1", "100000");
        pause(1);
        venue.marks("60000");
        assertEquals("ACCEPTED", transfer(2, 2, "-50000"));
    }

    private void pause(final int account)
    {
        venue.taken("LiquidationPauseOrdered", "scope:ACCOUNT,id:" + account + ",untilNs:" +
            (venue.nowNs + 3_600 * SmallVenue.SECOND) + ",operatorId:1,reason:TEST");
    }

    private String transfer(final int account, final int id, final String amount)
    {
        return venue.verdict(
            "CashTransferRequested", "accountId:" + account + ",transferId:" + id + ",amount:" + amount);
    }

    private void trade(final int account, final int id, final String quantity, final String price)
    {
        venue.taken("TradeExecuted", "accountId:" + account + ",tradeId:" + id + ",instrumentId:9,quantity:" +
            quantity + ",price:" + price + ",fee:0");
    }

    @ParameterizedTest
    @CsvSource({"linearCBase,-0.4", "absCBase,-0.4"})
    void shouldRefuseAModelWhoseTiltCapIsNegativeAtTheLongestExpiry(final String field, final String value)
    {
        venue.taken("PortfolioMarginSet", model(field, value));
        venue.taken("ExpiryListed", expiry(2, 100));
        venue.refused("OUT_OF_RANGE", "expiryNs", "ExpiryListed", expiry(3, 200));
        venue.taken("PortfolioMarginSet", model(field, "0"));
        venue.taken("ExpiryListed", expiry(3, 200));
        venue.refused("OUT_OF_RANGE", field, "PortfolioMarginSet", model(field, value));
    }

    private static String expiry(final int id, final int days)
    {
        return "expiryId:" + id + ",underlyingId:1,expiryNs:" + (SmallVenue.T0 + days * 86_400L * SmallVenue.SECOND);
    }

    private static String model(final String field, final String value)
    {
        final String fields = "underlyingId:1,mmFactor:0.8,imFactor:1,volRangeUp:0.5,volRangeDown:0.275," +
            "minShockedVol:0.45,shortTermPower:0.3,longTermPower:0.13,dteFloor:1,linearCBase:-0.05," +
            "linearScaleCap:0.25,absCBase:-0.05,absScaleCap:0.25,minKStar:0.01,widthScale:4,volParamStatic:0.6," +
            "volParamScale:-0.1,baseLong:0.95,longRateMult:1,longRateAdd:0.08,baseShort:1.04,shortRateMult:0.5," +
            "shortRateAdd:0.08,basisUp:1.045,basisDown:0.955,basisAdd:0.5,basisMult:2,perpPct:0.015," +
            "perpInitialAddOn:0.005,optionPct:0.003,optionInitialAddOn:0.002,confThreshold:0.55,confMargin:1," +
            "pegThreshold:0.98,pegFactor:2,scenarios:[{\"spotShock\":\"1\",\"volShock\":\"LINEAR\",\"weight\":\"1\"}]";
        return fields.replaceFirst(field + ":[-0-9.]+", field + ":" + value);
    }

    @Test
    void shouldNameTheLimitThatLeavesNoRoomAndItsValue()
    {
        for (int underlying = 2; underlying <= 4; underlying++)
        {
            venue.taken("UnderlyingListed", "underlyingId:" + underlying + ",symbol:X");
        }
        final JsonNode rejection =
            venue.refused("CAPACITY", "underlyingId", "UnderlyingListed", "underlyingId:5,symbol:X");
        assertEquals("UNDERLYINGS", rejection.get("limitReached").asText());
        assertEquals("4", rejection.get("limitValue").asText());
    }

    /** Fifteen hundred times the range of a decimal is at stake, and the account is closed out all the same. */
    @Test
    void shouldCloseOutABankruptAccountWhosePositionTimesSpotIsBeyondTheDecimalRange()
    {
        venue.taken("OptionListed", "instrumentId:3,expiryId:1,strike:1000,right:PUT,contractSize:1,lotSize:1");
        venue.taken("VolatilityChanged", "expiryId:1,strike:1000,volatility:0.5,confidence:1");
        transfer(1, 1, "25000");
        transfer(2, 1, "5000000000");
        for (final String sides : new String[] {"1:1500000", "2:-1500000"})
        {
            final String[] side = sides.split(":");
            venue.taken("TradeExecuted", "accountId:" + side[0] + ",tradeId:3,instrumentId:3,quantity:" + side[1] +
                ",price:0,fee:0");
        }
        trade(1, 5, "1", "100000");
        trade(2, 5, "-1", "100000");
        venue.marks("70000");
        for (int minute = 0; minute < 12; minute++)
        {
            venue.nowNs += 60 * SmallVenue.SECOND;
            venue.taken("TimeAdvanced", "");
        }
        assertEquals("0", venue.report(1).get("equity").asText());
    }
}
