package softlanding.engine.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** A PortfolioMarginSet that makes sense, but for what a test changes in it. */
final class MarginModelLine
{
    private static final String SENSIBLE = """
        mmFactor 0.8 imFactor 1 volRangeUp 0.5 volRangeDown 0.275 minShockedVol 0.45 shortTermPower 0.3
        longTermPower 0.13 dteFloor 1 linearCBase -0.05 linearScaleCap 0.15 absCBase -0.05 absScaleCap 0.15
        minKStar 0.01 widthScale 4 volParamStatic 0.6 volParamScale -0.1 baseLong 0.95 longRateMult 1 longRateAdd 0.08
        baseShort 1.04 shortRateMult 0.5 shortRateAdd 0.08 basisUp 1.045 basisDown 0.955 basisAdd 0.5 basisMult 2
        perpPct 0.015 perpInitialAddOn 0.005 optionPct 0.003 optionInitialAddOn 0.002 confThreshold 0.55 confMargin 1
        pegThreshold 0.98 pegFactor 2""";
    private static final String ONE_SCENARIO = "[{\"spotShock\":\"0.8\",\"volShock\":\"UP\",\"weight\":\"1\"}]";

    private MarginModelLine()
    {
    }

    static String with(final long timestampNs, final String field, final String value)
    {
        return line(timestampNs, field, value, ONE_SCENARIO);
    }

    static String withScenarios(final long timestampNs, final String scenarios)
    {
        return line(timestampNs, "mmFactor", "0.8", scenarios);
    }

    private static String line(
        final long timestampNs, final String field, final String value, final String scenarios)
    {
        final String[] words = SENSIBLE.split("\\s+");
        final Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2)
        {
            parameters.put(words[i], words[i + 1]);
        }
        parameters.put(field, value);
        final EventLine line = EventLine.of("PortfolioMarginSet", timestampNs).id("underlyingId", 1);
        parameters.forEach(line::text);
        return line.raw("scenarios", scenarios).line();
    }
}
