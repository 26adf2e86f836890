package softlanding.engine.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.liquidation.SmallVenue;

/**
 * In a seeded market no hedge turns the sign of the delta, no hedge exceeds its share, and every hedge is gone once the
 * account stands high without it. Orders fill, fill in part, find nobody, or are answered late.
 */
class HedgePropertyTest
{
    private static final int ACCOUNTS = 24;
    private static final int SEEDS = Integer.getInteger("softlanding.seeds", 12);

    @Test
    void shouldNeverTurnTheDeltaAndReleaseEveryHedge()
    {
        int hedges = 0;
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            hedges += play(seed);
        }
        assertTrue(hedges > 10 * SEEDS, "hedges " + hedges);
    }

    private static int play(final int seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        final ProtectedVenue protectedVenue = new ProtectedVenue();
        final SmallVenue venue = protectedVenue.venue();
        final Map<Long, Double> shares = new HashMap<>();
        for (long account = 1; account <= ACCOUNTS; account++)
        {
            protectedVenue.shortCalls(account, 1.1 + 0.4 * random.nextDouble(),
                Integer.toString(-1 - random.nextInt(30)), Integer.toString(-1 - random.nextInt(30)));
            shares.put(account, random.nextBoolean() ? 1.0 : 0.4);
            protectedVenue.instruct(account, "HEDGE", "holdNs", "60000000000",
                "maxHedgeShare", shares.get(account).toString());
        }
        int hedges = 0;
        int checked = 0;
        double price = 1_000;
        for (int tick = 0; tick < 120; tick++)
        {
            // An answer may lead to orders of other accounts, which are checked before the market moves on.
            for (; checked < made(venue).size(); checked++)
            {
                final JsonNode order = made(venue).get(checked);
                hedges += check(venue, order, shares, seed);
                final boolean isLast = checked == made(venue).size() - 1;
                answer(venue, protectedVenue, order, isLast ? random.nextInt(5) : 3);
            }
            price *= 1 + 0.004 * (random.nextDouble() - 0.45);
            venue.pass(1 + random.nextInt(15));
            protectedVenue.marks(price);
        }
        recover(protectedVenue, venue, random, price);
        for (long account = 1; account <= ACCOUNTS; account++)
        {
            final JsonNode report = venue.report(account);
            assertTrue(report.path("ratioWithoutHedges").isMissingNode(),
                "seed=" + seed + " account=" + account + " " + report);
        }
        return hedges;
    }

    private static List<JsonNode> made(final SmallVenue venue)
    {
        return venue.engine().decisions("ProtectionOrdered");
    }

    /** Checks an order before anything else happens; returns 1 for a hedge. */
    private static int check(
        final SmallVenue venue, final JsonNode order, final Map<Long, Double> shares, final int seed)
    {
        if (!"HEDGE".equals(order.get("purpose").asText()))
        {
            return 0;
        }
        final JsonNode report = venue.report(order.get("accountId").asLong());
        final double delta = report.get("delta").asDouble();
        final double quantity = order.get("quantity").asDouble();
        final double hedged = order.get("hedgeAfter").asDouble() - quantity;
        assertTrue(delta * quantity < 0, "seed=" + seed + " " + order + " delta=" + delta);
        assertTrue(Math.abs(quantity) <= Math.abs(delta) + 1e-6, "seed=" + seed + " " + order + " delta=" + delta);
        assertTrue(
            Math.abs(quantity + hedged) <=
            shares.get(order.get("accountId").asLong()) * Math.abs(delta - hedged) + 1e-6,
            "seed=" + seed + " " + order);
        return 1;
    }

    /** Only the last order is answered late: a late fill of another one would come between an order and its check. */
    private static void answer(
        final SmallVenue venue, final ProtectedVenue protectedVenue, final JsonNode order, final int how)
    {
        switch (how)
        {
            case 0 -> venue.close(order);
            case 1 ->
            {
                final double half = Math.round(order.get("quantity").asDouble() * 5) / 10.0;
                if (half != 0)
                {
                    venue.fill(order, String.format(Locale.ROOT, "%.1f", half), order.get("limitPrice").asText());
                }
                venue.close(order);
            }
            case 2 ->
            {
                venue.pass(13);
                venue.time();
                protectedVenue.fill(order);
            }
            default -> protectedVenue.fill(order);
        }
    }

    /** Everybody pays in much, and every order fills from now on. */
    private static void recover(
        final ProtectedVenue protectedVenue,
        final SmallVenue venue,
        final SplittableRandom random,
        final double price)
    {
        int answered = venue.engine().decisions("ProtectionOrdered").size();
        for (long account = 1; account <= ACCOUNTS; account++)
        {
            venue.transfer(account, "1000000");
        }
        for (int tick = 0; tick < 40; tick++)
        {
            venue.pass(20);
            protectedVenue.marks(price * (1 + 0.0001 * random.nextDouble()));
            final List<JsonNode> made = venue.engine().decisions("ProtectionOrdered");
            for (; answered < made.size(); answered++)
            {
                protectedVenue.fill(made.get(answered));
            }
        }
        assertEquals(answered, venue.engine().decisions("ProtectionOrdered").size());
    }
}
