package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.wire.EventLine;

/** A tilt whose cap turns negative at a long expiry would require less where it should require more. */
class TiltCapsTest
{
    private static final long DAY = 86_400 * SmallVenue.SECOND;
    private static final String FIELDS = "mmFactor:0.8,imFactor:1,volRangeUp:0.5,volRangeDown:0.275," +
        "minShockedVol:0.45,shortTermPower:0.3,longTermPower:0.13,dteFloor:1,linearCBase:-0.05," +
        "linearScaleCap:0.25,absCBase:-0.05,absScaleCap:0.25,minKStar:0.01,widthScale:4,volParamStatic:0.6," +
        "volParamScale:-0.1,baseLong:0.95,longRateMult:1,longRateAdd:0.08,baseShort:1.04,shortRateMult:0.5," +
        "shortRateAdd:0.08,basisUp:1.045,basisDown:0.955,basisAdd:0.5,basisMult:2,perpPct:0.015," +
        "perpInitialAddOn:0.005,optionPct:0.003,optionInitialAddOn:0.002,confThreshold:0.55,confMargin:1," +
        "pegThreshold:0.98,pegFactor:2";

    private final SmallVenue venue = new SmallVenue();

    @ParameterizedTest
    @ValueSource(strings = {"linearCBase", "absCBase"})
    void shouldRefuseAModelWhoseCapIsNegativeAtTheLongestExpiryAndAnExpiryThatIsTooLong(final String field)
    {
        // 0.25 - 0.4 * sqrt(years) is 0 after 143 days.
        assertEquals("taken", verdict(model(field, "-0.4")));
        assertEquals("taken", verdict(expiry(2, 100)));
        assertEquals("OUT_OF_RANGE expiryNs", verdict(expiry(3, 200)));
        assertEquals("taken", verdict(model(field, "0")));
        assertEquals("taken", verdict(expiry(3, 200)));
        assertEquals("OUT_OF_RANGE " + field, verdict(model(field, "-0.4")));
    }

    private EventLine expiry(final int id, final int days)
    {
        return venue.event("ExpiryListed").id("expiryId", id).id("underlyingId", 1)
            .id("expiryNs", venue.nowNs() + days * DAY);
    }

    private EventLine model(final String field, final String value)
    {
        final EventLine line = venue.event("PortfolioMarginSet").id("underlyingId", 1);
        for (final String each : FIELDS.split(","))
        {
            final String name = each.substring(0, each.indexOf(':'));
            line.text(name, name.equals(field) ? value : each.substring(name.length() + 1));
        }
        return line.raw("scenarios", "[{\"spotShock\":\"1\",\"volShock\":\"LINEAR\",\"weight\":\"1\"}]");
    }

    private String verdict(final EventLine line)
    {
        final List<JsonNode> decisions = venue.engine().apply(line.line());
        return decisions.isEmpty() ? "taken" :
            decisions.get(0).get("reason").asText() + " " + decisions.get(0).get("field").asText();
    }
}
