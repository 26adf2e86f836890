package softlanding.engine.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import softlanding.engine.oracle.Parameters.Scenario;
import softlanding.engine.oracle.Parameters.VolShock;

/** Margin models at the ends of their ranges. Where the range has no practical end, the end is far from any use. */
final class GoldenModels
{
    /** Names, then pairs of values at the ends. Names on one line depend on each other and are drawn together. */
    private static final String PORTFOLIO = """
        mmFactor,imFactor 0,0 1,1 0,5 2,2
        volRangeUp 0 3
        volRangeDown 0 3
        minShockedVol 0 2
        shortTermPower 0 2
        longTermPower 0 2
        dteFloor 0.001 400
        linearCBase,linearScaleCap 0,0 -0.4,0.9 5,3
        absCBase,absScaleCap 0,0 -0.4,0.9 5,3
        minKStar 0.001 3
        widthScale 0 50
        volParamStatic -2 2
        volParamScale -2 2
        baseLong 0 1
        longRateMult 0 10
        longRateAdd 0 5
        baseShort 1 3
        shortRateMult 0 10
        shortRateAdd 0 5
        basisUp 1 5
        basisDown 0.01 1
        basisAdd 0 5
        basisMult 0 5
        perpPct 0 1
        perpInitialAddOn 0 1
        optionPct 0 1
        optionInitialAddOn 0 1
        confThreshold 0 1
        confMargin 0 5
        pegThreshold 0 2
        pegFactor 0 20
        """;
    private static final String STANDARD = """
        perpMm,perpIm 0,0 0,1 1,1
        optMin,optMax 0,0 0,3 3,3
        mmCall 0 3
        mmPutSpot 0 3
        mmPutMark 0 3
        unpairedMm,unpairedIm 0,0 0,10 3,3
        mmOffsetScale 0 5
        confThreshold 0 1
        confFactor 0 5
        pegThreshold 0 2
        pegFactor 0 20
        collateralFactor 0 1
        collateralInitialScale 0 1
        """;

    private final GoldenDraws draws;

    GoldenModels(final GoldenDraws draws)
    {
        this.draws = draws;
    }

    /** Two of three parameters at an end, and a few scenarios. */
    Parameters edgePortfolio()
    {
        final List<Scenario> scenarios = new ArrayList<>();
        final int count = draws.whole(1, 8);
        for (int i = 0; i < count; i++)
        {
            scenarios.add(new Scenario(
                draws.oneOf("0.001", "0.34", "0.5", "0.82", "0.91", "1", "1", "1.09", "1.18", "2", "4", "10"),
                draws.oneOf(List.of(VolShock.values())), draws.oneOf("0", "0.01", "0.5", "1", "1", "1", "1.5", "10")));
        }
        return new Parameters(edges(RandomParameters.usualPortfolio(), PORTFOLIO), scenarios);
    }

    Parameters edgeStandard()
    {
        return new Parameters(edges(RandomParameters.usualStandard(), STANDARD), List.of());
    }

    /** Small moves of spot beside a heavy basis or a heavy tilt, so that one of these is the worst of many books. */
    Parameters basisOrTiltPortfolio()
    {
        final Map<String, BigDecimal> values = new LinkedHashMap<>(RandomParameters.usualPortfolio().values());
        values.put("basisUp", draws.oneOf("1.1", "1.25", "1.5"));
        values.put("basisDown", draws.oneOf("0.9", "0.75", "0.5"));
        final boolean tilts = draws.chance(40);
        values.put("basisAdd", tilts ? draws.oneOf("0.01", "0.02") : draws.oneOf("0.5", "1", "1.5"));
        values.put("basisMult", tilts ? draws.oneOf("0", "0.001") : draws.oneOf("0", "0.1", "0.5"));
        return new Parameters(values, List.of(
            new Scenario(new BigDecimal("0.99"), VolShock.NONE, BigDecimal.ONE),
            new Scenario(new BigDecimal("1.01"), VolShock.NONE, BigDecimal.ONE),
            new Scenario(BigDecimal.ONE, draws.oneOf(List.of(VolShock.LINEAR, VolShock.ABS)),
                tilts ? draws.oneOf("3", "5") : draws.oneOf("0.5", "1"))));
    }

    /** Isolated requirements so high that the expiry's options are better off together, unpaired calls included. */
    Parameters pairingStandard()
    {
        final Map<String, BigDecimal> values = new LinkedHashMap<>(RandomParameters.usualStandard().values());
        values.put("mmCall", draws.oneOf("0.5", "1"));
        values.put("mmPutSpot", draws.oneOf("0.2", "0.5"));
        values.put("optMin", draws.oneOf("0.5", "1"));
        values.put("optMax", draws.oneOf("1", "2"));
        values.put("unpairedMm", draws.oneOf("0.1", "0.2"));
        values.put("unpairedIm", draws.oneOf("0.2", "0.4"));
        return new Parameters(values, List.of());
    }

    private Map<String, BigDecimal> edges(final Parameters usual, final String table)
    {
        final Map<String, BigDecimal> values = new LinkedHashMap<>(usual.values());
        for (final String line : table.lines().toList())
        {
            final String[] words = line.split(" ");
            if (draws.chance(67))
            {
                final String[] names = words[0].split(",");
                final String[] ends = words[draws.whole(1, words.length - 1)].split(",");
                for (int i = 0; i < names.length; i++)
                {
                    values.put(names[i], new BigDecimal(ends[i]));
                }
            }
        }
        return values;
    }

    /** How many lines of parameters stand at an end of their range. */
    static long edges(final ReferenceAccount account, final Parameters model)
    {
        return (account.portfolio ? PORTFOLIO : STANDARD).lines().map(line -> line.split(" "))
            .filter(words -> Arrays.stream(words, 1, words.length).anyMatch(ends -> equal(model, words[0], ends)))
            .count();
    }

    private static boolean equal(final Parameters model, final String names, final String ends)
    {
        final String[] name = names.split(",");
        final String[] end = ends.split(",");
        boolean equal = true;
        for (int i = 0; i < name.length; i++)
        {
            equal &= model.get(name[i]).compareTo(new BigDecimal(end[i])) == 0;
        }
        return equal;
    }
}
