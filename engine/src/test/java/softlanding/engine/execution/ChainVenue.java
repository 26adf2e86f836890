package softlanding.engine.execution;

import static softlanding.engine.liquidation.SmallVenue.all;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import softlanding.engine.liquidation.SmallVenue;

/** A small venue whose accounts are short of calls at a strike, at any ratio; half a spread of the calls is 2. */
final class ChainVenue
{
    static final int CALL = 2;
    static final long FIRST = 1;

    private static final double PROBE = 1_000_000;

    private final SmallVenue venue = new SmallVenue();
    private long probes = 1_000;

    ChainVenue()
    {
        venue.option(CALL, "1000", "CALL", "0.1");
        venue.volatility("1000", "0.8");
        venue.liquidity(CALL, "2", "1000000");
        venue.policyWithTiers("TIERED", "[" + SmallVenue.tier("1.05", "0.02", "JUST_ENOUGH") + "," +
            SmallVenue.tier("1.02", "0.25", "JUST_ENOUGH") + "," + SmallVenue.tier("1", "1", "JUST_ENOUGH") + "]",
            "horizonFactor", "0");
    }

    SmallVenue venue()
    {
        return venue;
    }

    List<JsonNode> terms(final String... more)
    {
        final var line = venue.event("ExecutionTermsSet").id("underlyingId", 1);
        for (int i = 0; i < more.length; i += 2)
        {
            line.text(more[i], more[i + 1]);
        }
        return venue.apply(line);
    }

    /** An account that holds calls, at a ratio; what its last trade brought. */
    List<JsonNode> calls(final long accountId, final double ratio, final String quantity)
    {
        final long probe = ++probes;
        venue.account(probe, String.format(Locale.ROOT, "%.2f", PROBE));
        venue.trade(probe, CALL, quantity, "90");
        final JsonNode report = venue.report(probe);
        final double cash = PROBE - report.get("equity").asDouble() +
            ratio * report.get("maintenanceRequirement").asDouble();
        venue.account(accountId, String.format(Locale.ROOT, "%.2f", cash));
        return venue.trade(accountId, CALL, quantity, "90");
    }

    /** A venue of its own whose account 1 is short of 100 calls at a ratio, and the order that it brings. */
    static JsonNode order(final double ratio, final String... terms)
    {
        return SmallVenue.only(begin(ratio, terms), "LiquidationOrdered");
    }

    static JsonNode plan(final double ratio, final String... terms)
    {
        return SmallVenue.only(begin(ratio, terms), "LiquidationPlanned");
    }

    private static List<JsonNode> begin(final double ratio, final String... terms)
    {
        final ChainVenue venue = new ChainVenue();
        if (terms.length > 0)
        {
            venue.terms(terms);
        }
        return venue.calls(FIRST, ratio, "-100");
    }

    static List<JsonNode> orders(final List<JsonNode> decisions)
    {
        return all(decisions, "LiquidationOrdered");
    }
}
