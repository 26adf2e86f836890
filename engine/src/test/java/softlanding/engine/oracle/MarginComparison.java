package softlanding.engine.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import softlanding.engine.oracle.ReferenceMargin.Risk;

/** Holds what the engine reports against the reference; remembers how far apart they ever were. */
final class MarginComparison
{
    /** Of the gross yardstick: a hundred times what was ever seen, a thousandth of what a wrong formula would do. */
    private static final BigDecimal NOISE = new BigDecimal("1e-10");
    private static final BigDecimal UNIT = new BigDecimal("1e-8");
    private static final BigDecimal BEYOND_DECIMAL = new BigDecimal("4e10");
    private static final BigInteger ONE = BigInteger.valueOf(100_000_000);

    private final Map<String, Double> worst = new TreeMap<>();
    private final List<String> disagreements = new ArrayList<>();
    private String where;
    private int reports;
    private int beyond;

    /** Whether the Greeks fit their fields: a report whose Greeks do not has no text form. */
    static boolean hasReportableGreeks(final ReferenceMargin margin)
    {
        return margin.risks().values().stream().map(Risk::greeks).reduce(
            ReferenceGreeks.NOTHING, ReferenceGreeks::plus).gross().compareTo(BEYOND_DECIMAL) < 0;
    }

    /** Whether every amount certainly fits a decimal. */
    static boolean fits(final ReferenceMargin margin)
    {
        return margin.gross().equity().max(margin.gross().requirement()).compareTo(BEYOND_DECIMAL) < 0;
    }

    void compare(
        final String from,
        final ReferenceMargin expected,
        final ReferenceAccount account,
        final JsonNode report)
    {
        where = from;
        if (isAbsent(report.path("equity")))
        {
            beyond++;
            agree(!fits(expected), "no amounts: " + report);
            return;
        }
        reports++;
        // The value of an asset is money, and rounded as such before it is multiplied by any factor.
        final BigDecimal requirement = expected.gross().requirement()
            .add(expected.gross().assetFactor().multiply(UNIT).divide(NOISE, Precise.DIGITS));
        final BigDecimal equityUnits = UNIT.multiply(BigDecimal.valueOf(
            2 + account.roundings + 2 * account.contracts.size() + 3 * account.balances.size()));
        money("equity", expected.equity(), report, -1, expected.gross().equity(), equityUnits);
        money("marginEquity", expected.marginEquity(), report, -1, expected.gross().equity(), equityUnits);
        money("maintenanceRequirement", expected.maintenanceRequirement(), report, 1, requirement, UNIT);
        money("initialRequirement", expected.initialRequirement(), report, 1, requirement, UNIT);
        checkIntegers(report);
        compareRisks(expected, report, requirement);
    }

    /** What is derived from the reported integers is derived exactly. */
    private void checkIntegers(final JsonNode report)
    {
        final BigInteger equity = units(report.get("marginEquity"));
        final BigInteger maintenance = units(report.get("maintenanceRequirement"));
        final BigInteger initial = units(report.get("initialRequirement"));
        agree(equity.subtract(maintenance).equals(units(report.get("maintenanceExcess"))), "maintenanceExcess");
        agree(equity.subtract(initial).equals(units(report.get("initialExcess"))), "initialExcess");
        if (maintenance.signum() <= 0)
        {
            agree(isAbsent(report.path("ratio")), "ratio of nothing: " + report);
            return;
        }
        if (maintenance.equals(BigInteger.ONE))
        {
            // The engine holds any ratio to a single unit at the bounds of a decimal.
            return;
        }
        final BigInteger[] parts = equity.multiply(ONE).divideAndRemainder(maintenance);
        final BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        final BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
        agree(floor.min(most).max(most.negate()).equals(units(report.get("ratio"))), "ratio: " + report);
    }

    private void compareRisks(final ReferenceMargin expected, final JsonNode report, final BigDecimal gross)
    {
        final List<Integer> ids = new ArrayList<>();
        ReferenceGreeks total = ReferenceGreeks.NOTHING;
        for (final JsonNode reported : report.get("underlyings"))
        {
            final int id = reported.get("underlyingId").asInt();
            final Risk risk = expected.risks().get(id);
            if (risk != null)
            {
                ids.add(id);
                final BigDecimal error = decimal(reported, "worstLoss").subtract(risk.worstLoss());
                within("worstLoss", error, gross, UNIT, NOISE);
                compareWorstScenario(risk, reported, gross);
                greeks(risk.greeks(), reported, "");
                total = total.plus(risk.greeks());
            }
            else
            {
                agree("0".equals(reported.get("worstLoss").asText()), "loses, but is not held: " + reported);
            }
        }
        agree(ids.equals(List.copyOf(expected.risks().keySet())), "underlyings " + ids);
        greeks(total, report, "account ");
    }

    /** The scenario that is named loses as much as any. */
    private void compareWorstScenario(final Risk risk, final JsonNode reported, final BigDecimal gross)
    {
        final int index = reported.get("worstScenario").asInt();
        if (!risk.profits().isEmpty() && index >= -1)
        {
            final BigDecimal profit = index == -1 ? risk.basis() : risk.profits().get(index);
            agree(profit.add(risk.worstLoss()).abs().compareTo(gross.multiply(NOISE).add(UNIT)) <= 0,
                "worstScenario " + index + " loses " + profit.negate() + ", not " + risk.worstLoss());
        }
        else
        {
            agree(risk.profits().isEmpty() || risk.worstLoss().signum() == 0, "worstScenario: " + reported);
        }
    }

    private void greeks(final ReferenceGreeks expected, final JsonNode reported, final String whose)
    {
        greek(whose + "delta", expected, ReferenceGreeks::delta, reported.path("delta"));
        greek(whose + "gamma", expected, ReferenceGreeks::gamma, reported.path("gamma"));
        greek(whose + "vega", expected, ReferenceGreeks::vega, reported.path("vega"));
        greek(whose + "theta", expected, ReferenceGreeks::theta, reported.path("theta"));
    }

    private void greek(
        final String what,
        final ReferenceGreeks expected,
        final Function<ReferenceGreeks, ReferenceGreeks.Sum> which,
        final JsonNode reported)
    {
        final ReferenceGreeks.Sum sum = which.apply(expected);
        if (isAbsent(reported))
        {
            agree(sum.gross().compareTo(BEYOND_DECIMAL) > 0, what + " absent, should be " + sum.value());
            return;
        }
        final BigDecimal error = new BigDecimal(reported.asText()).subtract(sum.value());
        within(what, error, sum.gross(), UNIT.multiply(BigDecimal.valueOf(2)), NOISE);
    }

    /** Rounded against the account: direction -1 for what it owns, 1 for what it needs. */
    private void money(
        final String field,
        final BigDecimal expected,
        final JsonNode report,
        final int direction,
        final BigDecimal gross,
        final BigDecimal units)
    {
        final BigDecimal error = decimal(report, field).subtract(expected);
        within(field, error, gross, error.signum() == direction ? units : BigDecimal.ZERO, NOISE);
    }

    private void within(
        final String what,
        final BigDecimal error,
        final BigDecimal gross,
        final BigDecimal units,
        final BigDecimal noise)
    {
        final BigDecimal beyondUnits = error.abs().subtract(units).max(BigDecimal.ZERO);
        final double relative = beyondUnits.signum() == 0 ? 0 :
            beyondUnits.divide(gross.max(new BigDecimal("1e-30")), Precise.DIGITS).doubleValue();
        worst.merge(what, relative, Math::max);
        agree(beyondUnits.compareTo(gross.multiply(noise)) <= 0,
            what + " off by " + error.round(new MathContext(6, RoundingMode.HALF_EVEN)) +
            ", " + relative + " of gross");
    }

    private void agree(final boolean condition, final String what)
    {
        if (!condition)
        {
            disagreements.add(where + ": " + what);
        }
    }

    private static BigDecimal decimal(final JsonNode report, final String field)
    {
        return new BigDecimal(report.get(field).asText());
    }

    private static boolean isAbsent(final JsonNode field)
    {
        return field.isMissingNode() || field.isNull();
    }

    private static BigInteger units(final JsonNode field)
    {
        return new BigDecimal(field.asText()).movePointRight(8).toBigIntegerExact();
    }

    List<String> disagreements()
    {
        return disagreements;
    }

    int reports()
    {
        return reports;
    }

    @Override
    public String toString()
    {
        return reports + " reports, " + beyond + " beyond a decimal, worst errors beyond rounding over gross " + worst;
    }
}
