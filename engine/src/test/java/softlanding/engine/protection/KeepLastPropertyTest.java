package softlanding.engine.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.all;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.liquidation.SmallVenue;

/**
 * Over seeded books a kept position is whole in every round where another unit was within the factor, and every
 * exception is reported. What the round would be without instructions is asked of a twin of the account.
 */
class KeepLastPropertyTest
{
    private static final int BOOKS = Integer.getInteger("softlanding.books", 1_000);
    private static final double FACTOR = 2;

    private static final int BOOKS_PER_VENUE = 100;

    private ProtectedVenue protectedVenue = new ProtectedVenue();
    private SmallVenue venue = protectedVenue.venue();
    private long next = 10_000;
    private int kept;
    private int overridden;

    @Test
    void shouldKeepWhatCanBeKeptAndTellEveryException()
    {
        for (int book = 0; book < BOOKS; book++)
        {
            if (book % BOOKS_PER_VENUE == 0)
            {
                begin();
            }
            check(new SplittableRandom(book), book);
        }
        assertTrue(kept > BOOKS / 50, "kept " + kept);
        assertTrue(overridden > BOOKS / 100, "overridden " + overridden);
    }

    private void begin()
    {
        protectedVenue = new ProtectedVenue();
        venue = protectedVenue.venue();
        venue.option(4, "900", "PUT", "0.1");
        venue.option(5, "1000", "PUT", "0.1");
        venue.volatility("900", "0.8");
    }

    private void check(final SplittableRandom random, final int book)
    {
        for (int option = ProtectedVenue.CALL; option <= 5; option++)
        {
            venue.liquidity(option, String.format(Locale.ROOT, "%.2f", 0.2 + 8 * Math.pow(random.nextDouble(), 3)),
                "1000000");
        }
        final int[] quantities = new int[4];
        for (int i = 0; i < 4; i++)
        {
            quantities[i] = random.nextInt(3) == 0 ? 0 : random.nextInt(30) - 22;
        }
        final double ratio = 0.86 + 0.17 * random.nextDouble();
        final int keeps = ProtectedVenue.CALL + random.nextInt(4);
        final long plain = open(quantities, ratio, 0);
        if (plain == 0)
        {
            return;
        }
        final List<JsonNode> without = planned(plain);
        final long instructed = open(quantities, ratio, keeps);
        final List<JsonNode> with = planned(instructed);
        if (without.isEmpty())
        {
            assertTrue(with.isEmpty(), "book=" + book);
            return;
        }
        final boolean wasTouched = touches(plain, keeps);
        final boolean isTouched = touches(instructed, keeps);
        final List<JsonNode> told = venue.engine().decisions("InstructionOverridden").stream()
            .filter(decision -> decision.get("accountId").asLong() == instructed).toList();
        assertEquals(isTouched, !told.isEmpty(), "book=" + book + " " + told);
        if (isTouched)
        {
            overridden++;
            assertTrue(wasTouched, "book=" + book);
            assertTrue(told.get(0).get("instrumentId").asInt() == keeps, "book=" + book);
        }
        else if (wasTouched)
        {
            kept++;
            assertEquals("KEEP_LAST", with.get(0).get("instruction").asText(), "book=" + book);
            assertTrue(costPerRelease(with.get(0)) <= FACTOR * costPerRelease(without.get(0)) * (1 + 1e-6),
                "book=" + book + " " + with + " " + without);
        }
    }

    private static double costPerRelease(final JsonNode planned)
    {
        return planned.get("chosenCost").asDouble() /
            Math.min(planned.get("chosenRelease").asDouble(), planned.get("shortfall").asDouble());
    }

    private List<JsonNode> planned(final long account)
    {
        return venue.engine().decisions("LiquidationPlanned").stream()
            .filter(decision -> decision.get("accountId").asLong() == account).toList();
    }

    private boolean touches(final long account, final int instrument)
    {
        return venue.engine().decisions("LiquidationOrdered").stream().anyMatch(
            order -> order.get("accountId").asLong() == account && order.get("instrumentId").asInt() == instrument);
    }

    /** Opens an account at a ratio, which keeps an instrument unless that is 0; returns 0 where no round follows. */
    private long open(final int[] quantities, final double ratio, final int keeps)
    {
        final long account = ++next;
        venue.account(account, "1000000");
        final List<Integer> held = new ArrayList<>();
        for (int i = 0; i < 4; i++)
        {
            if (quantities[i] != 0)
            {
                venue.trade(account, ProtectedVenue.CALL + i, Integer.toString(quantities[i]), "60");
                held.add(i);
            }
        }
        final JsonNode report = venue.report(account);
        final double requirement = report.get("maintenanceRequirement").asDouble();
        if (held.size() < 2 || requirement < 100)
        {
            return 0;
        }
        if (keeps != 0)
        {
            protectedVenue.instructNaming(account, "NONE", ProtectedVenue.entry(keeps), "[]");
        }
        venue.engine().apply(venue.event("TradeExecuted").id("accountId", account).id("tradeId", account)
            .id("instrumentId", ProtectedVenue.CALL).text("quantity", "0.1").text("price", "60")
            .text("fee", String.format(Locale.ROOT, "%.2f", report.get("equity").asDouble() - ratio * requirement))
            .line());
        return all(venue.engine().decisions(), "AccountHealthChanged").stream()
            .anyMatch(decision -> decision.get("accountId").asLong() == account) ? account : 0;
    }
}
