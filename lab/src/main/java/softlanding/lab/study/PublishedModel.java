package softlanding.lab.study;

import java.util.Locale;
import java.util.StringJoiner;

/** Converts the parameters of a published case to a margin model event. */
final class PublishedModel
{
    /** Section and name in the file, then the field of the event. */
    private static final String[][] NAMES =
    {
        {"Margin", "MM_LOSS_FACTOR", "mmFactor"},
        {"Margin", "IM_LOSS_FACTOR", "imFactor"},
        {"VolShock", "VOLRANGEUP", "volRangeUp"},
        {"VolShock", "VOLRANGEDOWN", "volRangeDown"},
        {"VolShock", "MIN_VOL_EVAL_SHOCKED", "minShockedVol"},
        {"VolShock", "SHORTTERMPOWER", "shortTermPower"},
        {"VolShock", "LONGTERMPOWER", "longTermPower"},
        {"VolShock", "DTE_FLOOR", "dteFloor"},
        {"SkewShock", "LINEAR_CBASE", "linearCBase"},
        {"SkewShock", "LINEAR_SCALE_CAP", "linearScaleCap"},
        {"SkewShock", "ABS_CBASE", "absCBase"},
        {"SkewShock", "ABS_SCALE_CAP", "absScaleCap"},
        {"SkewShock", "MIN_K_STAR", "minKStar"},
        {"SkewShock", "MIN_WIDTH_SCALE", "widthScale"},
        {"SkewShock", "VOL_PARAM_STATIC", "volParamStatic"},
        {"SkewShock", "VOL_PARAM_SCALE", "volParamScale"},
        {"Margin", "BASE_STATIC_DISCOUNT", "baseLong"},
        {"Margin", "LONG_RATE_MULTSCALE", "longRateMult"},
        {"Margin", "LONG_RATE_ADDSCALE", "longRateAdd"},
        {"Margin", "BASE_STATIC_DISCOUNT_NEG", "baseShort"},
        {"Margin", "SHORT_RATE_MULTSCALE", "shortRateMult"},
        {"Margin", "SHORT_RATE_ADDSCALE", "shortRateAdd"},
        {"BasisContingency", "SCENARIO_SPOT_UP", "basisUp"},
        {"BasisContingency", "SCENARIO_SPOT_DOWN", "basisDown"},
        {"BasisContingency", "BASIS_CONT_ADD_FACTOR", "basisAdd"},
        {"BasisContingency", "BASIS_CONT_MULT_FACTOR", "basisMult"},
        {"OtherContingency", "MM_PERP_PERCENT", "perpPct"},
        {"OtherContingency", "IM_PERP_PERCENT", "perpInitialAddOn"},
        {"OtherContingency", "MM_OPTION_PERCENT", "optionPct"},
        {"OtherContingency", "IM_OPTION_PERCENT", "optionInitialAddOn"},
        {"OtherContingency", "CONF_THRESHOLD", "confThreshold"},
        {"OtherContingency", "CONF_MARGIN", "confMargin"},
        {"OtherContingency", "PEG_LOSS_THRESHOLD", "pegThreshold"},
        {"OtherContingency", "PEG_LOSS_FACTOR", "pegFactor"},
    };

    private PublishedModel()
    {
    }

    /** Returns the event as a line of JSON. */
    static String line(final long timestampNs, final JsonTree parameters)
    {
        final StringBuilder line = new StringBuilder(String.format(
            Locale.ROOT, "{\"type\":\"PortfolioMarginSet\",\"timestampNs\":%d,\"underlyingId\":1", timestampNs));
        for (final String[] name : NAMES)
        {
            line.append(",\"").append(name[2]).append("\":\"")
                .append(PublishedBooks.plain(parameters.get(name[0]).get(name[1]))).append('"');
        }
        final StringJoiner scenarios = new StringJoiner(",", ",\"scenarios\":[", "]}");
        for (final JsonTree scenario : parameters.get("Scenarios").items())
        {
            scenarios.add(String.format(
                Locale.ROOT, "{\"spotShock\":\"%s\",\"volShock\":\"%s\",\"weight\":\"%s\"}",
                PublishedBooks.plain(scenario.get("SpotShock")),
                scenario.get("VolShockDirection").text().toUpperCase(Locale.ROOT),
                PublishedBooks.plain(scenario.get("DampeningFactor"))));
        }
        return line.append(scenarios).toString();
    }
}
