package softlanding.engine.feed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever is held and whatever is missing: a round makes an account worse at neither end of the missing marks. */
class MissingMarkPropertyTest
{
    private static final int SEEDS = 400;
    private static final int[] INSTRUMENTS = {
        GuardedVenue.PERPETUAL, GuardedVenue.FUTURE, GuardedVenue.CALL, GuardedVenue.FAR_CALL};
    private static final String[] LOST = {"VOLATILITY 1", "FORWARD 1", "PERPETUAL 1", "VOLATILITY 1 PERPETUAL 1"};
    private static final BigDecimal ROUNDING = new BigDecimal("0.000001");

    private long requests;

    @Test
    void shouldMakeNothingWorseAtEitherEnd()
    {
        int rounds = 0;
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            rounds += play(seed);
        }
        assertTrue(rounds > SEEDS / 10, "rounds with missing marks: " + rounds);
    }

    private int play(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        final GuardedVenue venue = new GuardedVenue();
        venue.guards("policy", random.nextInt(4) == 0 ? "OPTIMAL" : "TIERED", "roundIntervalNs", "0");
        venue.account(GuardedVenue.A, Integer.toString(600 + random.nextInt(3_000)));
        for (final int instrument : INSTRUMENTS)
        {
            if (random.nextInt(4) > 0)
            {
                venue.trade(GuardedVenue.A, instrument, Integer.toString(1 + random.nextInt(12)).transform(
                    text -> random.nextBoolean() ? text : "-" + text),
                    instrument >= GuardedVenue.CALL ? "50" : "1000");
            }
        }
        lose(venue, LOST[random.nextInt(LOST.length)]);
        venue.pass(random.nextInt(600));
        final String price = Integer.toString(850 + random.nextInt(300));
        final List<JsonNode> decisions = new ArrayList<>(venue.spot(1, price));
        int rounds = 0;
        for (int move = 0; move < 4; move++)
        {
            decisions.addAll(switch (random.nextInt(3))
            {
                case 0 -> venue.spot(1, price);
                case 1 -> venue.time();
                default -> venue.trade(GuardedVenue.A, GuardedVenue.OTHER_PERPETUAL, "0.1", "1000");
            });
            rounds += follow(venue, decisions, seed);
            decisions.clear();
            venue.pass(3);
        }
        return rounds;
    }

    private static void lose(final GuardedVenue venue, final String feeds)
    {
        final String[] words = feeds.split(" ");
        for (int i = 0; i < words.length; i += 2)
        {
            venue.interrupted(words[i], Integer.parseInt(words[i + 1]), "VANISHED");
        }
    }

    private int follow(final GuardedVenue venue, final List<JsonNode> decisions, final long seed)
    {
        final List<JsonNode> orders = GuardedVenue.orders(decisions);
        final JsonNode before = report(venue);
        if (orders.isEmpty() || !before.has("ratioBest"))
        {
            return 0;
        }
        for (final JsonNode order : orders)
        {
            final BigDecimal limit = new BigDecimal(order.get("limitPrice").asText());
            final boolean sells = order.get("quantity").asText().startsWith("-");
            // The mark lies within a band of 5 % of the limit.
            venue.fill(order, limit.multiply(new BigDecimal(sells ? "1.0526" : "0.9524")).toPlainString());
        }
        final JsonNode after = report(venue);
        if (after.has("ratioBest"))
        {
            assertNotLower(before, after, "ratioBest", seed + " " + orders);
            assertNotLower(before, after, "ratioWorst", seed + " " + orders);
        }
        return 1;
    }

    private static void assertNotLower(
        final JsonNode before, final JsonNode after, final String field, final String story)
    {
        final BigDecimal was = new BigDecimal(before.get(field).asText());
        final BigDecimal is = new BigDecimal(after.get(field).asText());
        assertTrue(was.signum() < 0 || is.compareTo(was.subtract(ROUNDING)) >= 0,
            () -> field + " seed=" + story + " before=" + before + " after=" + after);
    }

    private JsonNode report(final GuardedVenue venue)
    {
        return GuardedVenue.all(venue.apply(venue.event("MarginReportRequested").id("accountId", GuardedVenue.A)
            .id("requestId", ++requests)), "MarginReported").get(0);
    }
}
