package softlanding.engine.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import softlanding.engine.oracle.Parameters.Scenario;
import softlanding.engine.oracle.Parameters.VolShock;

/** Margin models: usual ones, and any that the engine must take. */
final class RandomParameters
{
    /** name, usual value, least and most of the unusual ones; the tilts' caps stay above zero for five years. */
    private static final String PORTFOLIO = """
        mmFactor 0.8 0 2
        imFactor 1 2 5
        volRangeUp 0.6 0 3
        volRangeDown 0.3 0 3
        minShockedVol 0.25 0 2
        shortTermPower 0.3 0 2
        longTermPower 0.13 0 2
        dteFloor 1 0.001 400
        linearCBase -0.05 -0.4 5
        linearScaleCap 0.15 0.9 3
        absCBase -0.05 -0.4 5
        absScaleCap 0.15 0.9 3
        minKStar 0.01 0.001 3
        widthScale 4 0 50
        volParamStatic 0.7 -2 2
        volParamScale -0.15 -2 2
        baseLong 0.95 0 1
        longRateMult 1 0 10
        longRateAdd 0.12 0 5
        baseShort 1 1 3
        shortRateMult 1 0 10
        shortRateAdd 0 0 5
        basisUp 1.05 1 5
        basisDown 0.95 0.01 1
        basisAdd 0.25 0 5
        basisMult 0.01 0 5
        perpPct 0.05 0 1
        perpInitialAddOn 0.02 0 1
        optionPct 0.01 0 1
        optionInitialAddOn 0.01 0 1
        confThreshold 0.55 0 1
        confMargin 0.4 0 5
        pegThreshold 0.98 0 2
        pegFactor 2 0 20
        """;
    private static final String STANDARD = """
        perpIm 0.065 0.3 1
        perpMm 0.05 0 0.3
        optMax 0.15 0.5 3
        optMin 0.1 0 0.5
        mmCall 0.075 0 3
        mmPutSpot 0.075 0 3
        mmPutMark 0.075 0 3
        unpairedIm 1.2 3 10
        unpairedMm 1.1 0 3
        mmOffsetScale 1.05 0 5
        confThreshold 0.4 0 1
        confFactor 0.4 0 5
        pegThreshold 0.98 0 2
        pegFactor 1.2 0 20
        collateralFactor 0.8 0 1
        collateralInitialScale 0.9 0 1
        """;

    private final RandomNumbers random;

    RandomParameters(final RandomNumbers random)
    {
        this.random = random;
    }

    Parameters portfolio()
    {
        return new Parameters(values(PORTFOLIO), random.chance(0.05) ? usualScenarios() : scenarios());
    }

    Parameters standard()
    {
        return new Parameters(values(STANDARD), List.of());
    }

    /** Usual values and the default scenarios. */
    static Parameters usualPortfolio()
    {
        return new Parameters(usualValues(PORTFOLIO), usualScenarios());
    }

    static Parameters usualStandard()
    {
        return new Parameters(usualValues(STANDARD), List.of());
    }

    private static Map<String, BigDecimal> usualValues(final String table)
    {
        final Map<String, BigDecimal> values = new LinkedHashMap<>();
        table.lines().map(line -> line.split(" ")).forEach(w -> values.put(w[0], new BigDecimal(w[1])));
        return values;
    }

    private Map<String, BigDecimal> values(final String table)
    {
        if (random.chance(0.5))
        {
            return usualValues(table);
        }
        final Map<String, BigDecimal> values = new LinkedHashMap<>();
        for (final String line : table.lines().toList())
        {
            final String[] words = line.split(" ");
            final double least = Double.parseDouble(words[2]);
            final double most = Double.parseDouble(words[3]);
            values.put(words[0], random.chance(0.2) && isFree(words[0]) ?
                new BigDecimal(words[1]) : random.between(least, most));
        }
        return values;
    }

    /** Of a pair that depends on one another, neither takes its usual value without the other. */
    private static boolean isFree(final String name)
    {
        return !List.of("linearCBase", "linearScaleCap", "absCBase", "absScaleCap", "imFactor", "perpIm", "optMax",
            "unpairedIm", "mmFactor", "perpMm", "optMin", "unpairedMm").contains(name);
    }

    /** A few of every kind; the weights reach zero and beyond one. */
    private List<Scenario> scenarios()
    {
        final List<Scenario> scenarios = new ArrayList<>();
        final int count = random.whole(1, 8);
        for (int i = 0; i < count; i++)
        {
            final BigDecimal spotShock = random.chance(0.15) ?
                random.logBetween(0.00001, 100) : random.chance(0.1) ? BigDecimal.ONE : random.between(0.3, 2);
            final BigDecimal weight = random.chance(0.5) ? BigDecimal.ONE :
                random.chance(0.1) ? random.oneOf("0", "10", "0.00000001") : random.between(0, 1.5);
            scenarios.add(new Scenario(spotShock, random.oneOf(List.of(VolShock.values())), weight));
        }
        return scenarios;
    }

    /** The default list of domain section 4.1. */
    private static List<Scenario> usualScenarios()
    {
        final List<Scenario> scenarios = new ArrayList<>();
        for (final String shock : List.of("1.135", "1.09", "1.045", "1", "0.955", "0.91", "0.865"))
        {
            for (final VolShock volShock : List.of(VolShock.DOWN, VolShock.NONE, VolShock.UP))
            {
                scenarios.add(scenario(shock, volShock, "1"));
            }
        }
        final String tails = "1.18 1 0.82 1 0.34 0.054545455 0.67 0.10909091 1.5 0.072 2 0.036 3 0.018 4 0.012";
        final String[] words = tails.split(" ");
        for (int i = 0; i < words.length; i += 2)
        {
            scenarios.add(scenario(words[i], VolShock.UP, words[i + 1]));
        }
        scenarios.add(scenario("1", VolShock.LINEAR, "1"));
        scenarios.add(scenario("1", VolShock.ABS, "1"));
        return scenarios;
    }

    private static Scenario scenario(final String spotShock, final VolShock volShock, final String weight)
    {
        return new Scenario(
            new BigDecimal(spotShock), volShock, new BigDecimal(weight).setScale(8, RoundingMode.HALF_EVEN));
    }
}
