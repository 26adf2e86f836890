package softlanding.engine.protection;

import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import softlanding.engine.liquidation.SmallVenue;

/**
 * A small venue with calls at 1,000 and 1,100 and accounts that are short of them, at any ratio that a test wants. Half
 * a spread is 2 for options and 1 for the perpetual.
 */
final class ProtectedVenue
{
    static final int CALL = 2;
    static final int FAR_CALL = 3;

    private static final double PROBE = 1_000_000;

    private final SmallVenue venue = new SmallVenue();
    private long probes = 1_000;

    ProtectedVenue()
    {
        venue.option(CALL, "1000", "CALL", "0.1");
        venue.option(FAR_CALL, "1100", "CALL", "0.1");
        venue.volatility("1000", "0.8");
        venue.volatility("1100", "0.8");
        venue.liquidity(SmallVenue.PERPETUAL, "1", "1000000");
        venue.liquidity(CALL, "2", "1000000");
        venue.liquidity(FAR_CALL, "2", "1000000");
        policy();
    }

    SmallVenue venue()
    {
        return venue;
    }

    /** The default tiers and target, with more fields. */
    void policy(final String... more)
    {
        venue.policyWithTiers("TIERED", "[" + SmallVenue.tier("1.05", "0.1", "JUST_ENOUGH") + "," +
            SmallVenue.tier("1.02", "0.25", "JUST_ENOUGH") + "," +
            SmallVenue.tier("1", "1", "JUST_ENOUGH") + "]", more);
    }

    /** An account short of calls of both strikes, at a ratio. */
    void shortCalls(final long accountId, final double ratio)
    {
        shortCalls(accountId, ratio, "-20", "-20");
    }

    void shortCalls(final long accountId, final double ratio, final String near, final String far)
    {
        final long probe = ++probes;
        venue.account(probe, String.format(Locale.ROOT, "%.2f", PROBE));
        sell(probe, near, far);
        final JsonNode report = venue.report(probe);
        final double cash = PROBE - report.get("equity").asDouble() +
            ratio * report.get("maintenanceRequirement").asDouble();
        venue.account(accountId, String.format(Locale.ROOT, "%.2f", cash));
        sell(accountId, near, far);
    }

    private void sell(final long accountId, final String near, final String far)
    {
        if (!near.isEmpty())
        {
            venue.trade(accountId, CALL, near, "90");
        }
        if (!far.isEmpty())
        {
            venue.trade(accountId, FAR_CALL, far, "50");
        }
    }

    /** Sets the instructions of an account. */
    List<JsonNode> instruct(final long accountId, final String protection, final String... more)
    {
        return instructNaming(accountId, protection, "[]", "[]", more);
    }

    List<JsonNode> instructNaming(
        final long accountId,
        final String protection,
        final String keepLast,
        final String closeFirst,
        final String... more)
    {
        final var line = venue.event("InstructionsSet").id("accountId", accountId).text("protection", protection);
        for (int i = 0; i < more.length; i += 2)
        {
            line.text(more[i], more[i + 1]);
        }
        return venue.apply(line.raw("keepLast", keepLast).raw("closeFirst", closeFirst));
    }

    static String entry(final int instrumentId)
    {
        return "[{\"instrumentId\":" + instrumentId + "}]";
    }

    static JsonNode order(final List<JsonNode> decisions)
    {
        return only(decisions, "ProtectionOrdered");
    }

    static List<JsonNode> orders(final List<JsonNode> decisions)
    {
        return all(decisions, "ProtectionOrdered");
    }

    /** Fills a whole order at its limit. */
    List<JsonNode> fill(final JsonNode order)
    {
        return venue.fill(order, order.get("quantity").asText(), order.get("limitPrice").asText());
    }

    /** All marks as one update. */
    List<JsonNode> marks(final double price)
    {
        final String p = String.format(Locale.ROOT, "%.2f", price);
        return venue.apply(venue.event("MarksChanged").raw("marks",
            "[{\"feedKind\":\"SPOT\",\"id\":1,\"price\":\"" + p + "\",\"confidence\":\"1\"}," +
            "{\"feedKind\":\"FORWARD\",\"id\":1,\"price\":\"" + p +
            "\",\"rate\":\"0\",\"confidence\":\"1\",\"rateConfidence\":\"1\"}," +
            "{\"feedKind\":\"PERPETUAL\",\"id\":1,\"price\":\"" + p + "\",\"confidence\":\"1\"}]"));
    }
}
