package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be is refused with the reason and the field, changes nothing, and the stream goes on. */
class BadInputTest
{
    private static final long T0 = 1_700_000_000_000_000_000L;
    private static final long DAY = 86_400_000_000_000L;

    private final EngineOnLines engine = new EngineOnLines();

    @BeforeEach
    void build()
    {
        good("UnderlyingListed", "underlyingId:1,symbol:BTC");
        good("ExpiryListed", "expiryId:1,underlyingId:1,expiryNs:" + (T0 + 30 * DAY));
        good("ExpiryListed", "expiryId:2,underlyingId:1,expiryNs:" + (T0 + 1));
        good("OptionListed", "instrumentId:1,expiryId:1,strike:100,right:CALL,contractSize:1,lotSize:0.1");
        good("PerpetualListed", "instrumentId:2,underlyingId:1,contractSize:1,lotSize:0.1");
        good("FutureListed", "instrumentId:3,expiryId:2,contractSize:1,lotSize:0.1");
        good("CollateralListed", "assetId:1,symbol:BTC,riskCancellingUnderlyingId:1,maintenanceHaircut:0.1," +
            "initialHaircutAddOn:0.1");
        good("SpotPriceChanged", "underlyingId:1,price:100,confidence:1");
        good("PerpetualPriceChanged", "instrumentId:2,price:100,confidence:1");
        good("CollateralPriceChanged", "assetId:1,price:100,confidence:1");
        good("AccountOpened", "accountId:7,marginMode:PORTFOLIO");
        good("CashTransferRequested", "accountId:7,transferId:1,amount:1000");
        good("CollateralTransferRequested", "accountId:7,transferId:2,assetId:1,quantity:1");
        good("TradeExecuted", "accountId:7,tradeId:1,instrumentId:2,quantity:1,price:100,fee:0");
        engine.apply(line("ExpirySettled", T0 + 5, "expiryId:2,settlementPrice:100"));
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvFileSource(resources = "bad-input.psv", delimiter = '|')
    void shouldRefuseWithReasonAndFieldAndChangeNothing(
        final String type, final String fields, final String reason, final String field)
    {
        final long before = engine.stateHash();

        final List<JsonNode> decisions = engine.apply(line(type, T0 + 5, fields));

        assertEquals(1, decisions.size(), decisions.toString());
        assertEquals("EventRejected", decisions.get(0).get("type").asText());
        assertEquals(reason, decisions.get(0).get("reason").asText());
        assertEquals(field, decisions.get(0).get("field").asText());
        assertEquals(before, engine.stateHash());
        engine.apply(line("SpotPriceChanged", T0 + 6, "underlyingId:1,price:101,confidence:1"));
        assertNotEquals(before, engine.stateHash());
    }

    @Test
    void shouldRefuseEveryEventWhoseTimeGoesBackwards()
    {
        final long before = engine.stateHash();
        final JsonNode rejected = engine.apply(
            line("SpotPriceChanged", T0 + 4, "underlyingId:1,price:100,confidence:1")).get(0);

        assertEquals("TIME_BACKWARDS", rejected.get("reason").asText());
        assertEquals("timestampNs", rejected.get("field").asText());
        assertEquals(before, engine.stateHash());
    }

    @ParameterizedTest
    @CsvSource({
        "mmFactor,-1", "imFactor,0.1", "minShockedVol,-0.1", "shortTermPower,3", "dteFloor,0", "minKStar,0",
        "baseLong,1.01", "baseShort,0.99", "basisUp,0.99", "basisDown,0", "basisDown,1.1", "perpPct,-0.01",
        "confThreshold,1.5", "pegFactor,-2", "optionPct,2"})
    void shouldRefuseAMarginModelThatMakesNoSenseNamingTheField(final String field, final String value)
    {
        final long before = engine.stateHash();
        final JsonNode rejected = engine.apply(MarginModelLine.with(T0 + 5, field, value)).get(0);

        assertEquals("OUT_OF_RANGE", rejected.get("reason").asText());
        assertEquals(field, rejected.get("field").asText());
        assertEquals(before, engine.stateHash());
    }

    @ParameterizedTest
    @CsvSource({
        "'[]',scenarios", "'[{\"spotShock\":\"0\",\"volShock\":\"UP\",\"weight\":\"1\"}]',spotShock",
        "'[{\"spotShock\":\"1\",\"volShock\":\"UP\",\"weight\":\"-0.1\"}]',weight"})
    void shouldRefuseScenariosThatMakeNoSense(final String scenarios, final String field)
    {
        final JsonNode rejected = engine.apply(MarginModelLine.withScenarios(T0 + 5, scenarios)).get(0);

        assertEquals(field, rejected.get("field").asText());
    }

    @Test
    void shouldTakeTheModelThatTheBadOnesWereMadeFrom()
    {
        assertTrue(engine.apply(MarginModelLine.with(T0 + 5, "mmFactor", "0.8")).isEmpty());
    }

    private void good(final String type, final String fields)
    {
        final List<JsonNode> decisions = engine.apply(line(type, T0, fields));
        assertTrue(decisions.stream().noneMatch(d -> "EventRejected".equals(d.get("type").asText())),
            type + " " + decisions);
    }

    private static String line(final String type, final long timestampNs, final String fields)
    {
        final EventLine line = EventLine.of(type, timestampNs);
        for (final String field : fields.split(","))
        {
            final int colon = field.indexOf(':');
            line.text(field.substring(0, colon), field.substring(colon + 1));
        }
        return line.line();
    }
}
