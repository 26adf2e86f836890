package softlanding.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.util.Set;

/** Writes one event as a line of JSON. A mark is an update of its own, unless it is written as a lone mark. */
public final class EventLine
{
    private static final Set<String> MARKS = Set.of(
        "SpotPriceChanged", "ForwardPriceChanged", "VolatilityChanged", "PerpetualPriceChanged",
        "CollateralPriceChanged", "StablePriceChanged", "FeedInterrupted", "PriceConfirmed");

    private final StringBuilder line = new StringBuilder();

    private EventLine(final String type, final long timestampNs)
    {
        line.append("{\"type\":\"").append(type).append("\",\"timestampNs\":\"").append(timestampNs).append('"');
    }

    public static EventLine of(final String type, final long timestampNs)
    {
        final EventLine line = new EventLine(type, timestampNs);
        return MARKS.contains(type) ? line.text("lastFragment", "YES") : line;
    }

    /** An event whose source does not say what belongs together. */
    public static EventLine lone(final String type, final long timestampNs)
    {
        return new EventLine(type, timestampNs);
    }

    public EventLine id(final String field, final long value)
    {
        return raw(field, Long.toString(value));
    }

    public EventLine text(final String field, final String value)
    {
        return raw(field, "\"" + value + "\"");
    }

    /** A number, rounded to eight decimals. */
    public EventLine decimal(final String field, final JsonNode value)
    {
        return text(field, value.decimalValue().setScale(8, RoundingMode.HALF_EVEN).toPlainString());
    }

    /** The order that an exchange answers: its id, account and instrument. */
    public EventLine order(final JsonNode ordered)
    {
        return raw("orderId", ordered.get("orderId").toString()).raw("accountId", ordered.get("accountId").toString())
            .raw("instrumentId", ordered.get("instrumentId").toString());
    }

    public EventLine raw(final String field, final String json)
    {
        line.append(",\"").append(field).append("\":").append(json);
        return this;
    }

    public String line()
    {
        return line + "}";
    }
}
