package softlanding.engine.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import softlanding.engine.wire.EngineOnLines;
import softlanding.engine.wire.EventLine;

/** A venue on lines: one underlying with a perpetual, an expiry with a call and a future, a coin, three accounts. */
final class SmallVenue
{
    static final long T0 = 1_780_272_000_000_000_000L;
    static final long SECOND = 1_000_000_000L;
    static final long EXPIRY_NS = T0 + 86_400 * SECOND;

    final EngineOnLines engine = new EngineOnLines();
    long nowNs = T0;

    SmallVenue()
    {
        taken("UnderlyingListed", "underlyingId:1,symbol:BTC");
        taken("PerpetualListed", "instrumentId:9,underlyingId:1,contractSize:1,lotSize:0.01");
        taken("ExpiryListed", "expiryId:1,underlyingId:1,expiryNs:" + EXPIRY_NS);
        taken("OptionListed", "instrumentId:1,expiryId:1,strike:100000,right:CALL,contractSize:1,lotSize:0.01");
        taken("OptionListed", "instrumentId:2,expiryId:1,strike:100000,right:PUT,contractSize:1,lotSize:0.01");
        taken("CollateralListed", "assetId:1,symbol:LUNA,riskCancellingUnderlyingId:0,maintenanceHaircut:0.3," +
            "initialHaircutAddOn:0.2");
        for (int account = 1; account <= 3; account++)
        {
            taken("AccountOpened", "accountId:" + account + ",marginMode:PORTFOLIO");
        }
        marks("100000");
        taken("CollateralPriceChanged", "assetId:1,price:80,confidence:1");
        taken("VolatilityChanged", "expiryId:1,strike:100000,volatility:0.5,confidence:1");
    }

    /** Sets spot, perpetual and forward. */
    void marks(final String price)
    {
        taken("SpotPriceChanged", "underlyingId:1,price:" + price + ",confidence:1,lastFragment:NO");
        taken("PerpetualPriceChanged", "instrumentId:9,price:" + price + ",confidence:1,lastFragment:NO");
        taken("ForwardPriceChanged",
            "expiryId:1,forward:" + price + ",rate:0,forwardConfidence:1,rateConfidence:1,lastFragment:YES");
    }

    List<JsonNode> apply(final String type, final String fields)
    {
        return applyFrom(1, type, fields);
    }

    List<JsonNode> applyFrom(final int source, final String type, final String fields)
    {
        return engine.applyFrom(source, line(type, fields));
    }

    private String line(final String type, final String fields)
    {
        final EventLine line = EventLine.lone(type, nowNs);
        for (final String field : fields.split(",(?=[A-Za-z]+:)"))
        {
            final int colon = field.indexOf(':');
            final String value = field.substring(colon + 1);
            if (value.startsWith("["))
            {
                line.raw(field.substring(0, colon), value);
            }
            else if (!value.isEmpty())
            {
                line.text(field.substring(0, colon), value);
            }
        }
        return line.line();
    }

    /** Applies an event that must not be rejected. */
    List<JsonNode> taken(final String type, final String fields)
    {
        return takenFrom(1, type, fields);
    }

    List<JsonNode> takenFrom(final int source, final String type, final String fields)
    {
        final List<JsonNode> decisions = applyFrom(source, type, fields);
        assertTrue(decisions.stream().noneMatch(SmallVenue::isRejection), type + " " + fields + ": " + decisions);
        return decisions;
    }

    /** Applies an event that must be rejected for a reason, and change nothing. */
    JsonNode refused(final String reason, final String rejectedField, final String type, final String fields)
    {
        final long before = engine.stateHash();
        final List<JsonNode> decisions = apply(type, fields);
        assertEquals(1, decisions.size(), decisions::toString);
        assertEquals("EventRejected", decisions.get(0).get("type").asText(), decisions::toString);
        assertEquals(
            reason + " " + rejectedField,
            decisions.get(0).get("reason").asText() + " " + decisions.get(0).get("field").asText());
        assertEquals(before, engine.stateHash(), "a rejected event changed something");
        return decisions.get(0);
    }

    /** The verdict on an order or a transfer. */
    String verdict(final String type, final String fields)
    {
        return taken(type, fields).stream().filter(decision -> decision.has("verdict")).findFirst().orElseThrow()
            .get("verdict").asText();
    }

    /** A margin report, asked by a source of its own. */
    JsonNode report(final long account)
    {
        return takenFrom((int)(nowNs % 1_000_000_007) + 2, "MarginReportRequested",
            "accountId:" + account + ",requestId:" + nextRequest++).stream()
            .filter(decision -> "MarginReported".equals(decision.get("type").asText())).findFirst().orElseThrow();
    }

    private long nextRequest = 1_000;

    static boolean isRejection(final JsonNode decision)
    {
        return "EventRejected".equals(decision.get("type").asText());
    }
}
