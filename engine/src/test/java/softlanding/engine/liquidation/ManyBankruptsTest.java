package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A gap makes every long account bankrupt at once, and nobody has an order in flight. One event closes out some of
 * them; the others wait for the next ones, and a decision says so once for each.
 */
class ManyBankruptsTest
{
    private static final int PAIRS = 400;
    private static final int SHORT = 1_000;
    /** Evaluations that the waterfall may make in an event before it turns accounts away. */
    private static final long MOST_OF_WATERFALL = 16_384;
    /** Evaluations of an account for its judgement, its plan and after its close-out. */
    private static final long MOST_PER_ACCOUNT = 40;

    private final SmallVenue venue = new SmallVenue();

    /** A coin long at 1,000 with 250 stands at 157 % and owes 20 at 730. */
    private void openPairs()
    {
        venue.policy("TIERED", "feeRate", "0");
        for (int i = 1; i <= PAIRS; i++)
        {
            venue.account(i, "250");
            venue.account(SHORT + i, "100000");
            venue.trade(i, PERPETUAL, "1", "1000");
            venue.trade(SHORT + i, PERPETUAL, "-1", "1000");
        }
        assertEquals(List.of(), venue.engine().decisions("LiquidationOrdered"));
    }

    private List<JsonNode> fall(final String price)
    {
        return venue.apply(venue.event("MarksChanged").raw("marks",
            "[{\"feedKind\":\"SPOT\",\"id\":1,\"price\":\"" + price + "\",\"confidence\":\"1\"}," +
            "{\"feedKind\":\"PERPETUAL\",\"id\":1,\"price\":\"" + price + "\",\"confidence\":\"1\"}]"));
    }

    private static List<Long> accounts(final List<JsonNode> decisions, final String type, final String field)
    {
        return all(decisions, type).stream().map(decision -> decision.get(field).asLong()).distinct().sorted().toList();
    }

    private static List<JsonNode> resting(final List<JsonNode> decisions)
    {
        return all(decisions, "RoundSkipped").stream()
            .filter(skipped -> "RESTING".equals(skipped.get("reason").asText())).toList();
    }

    @Test
    void shouldTellOnceWhoWaitsForTheNextEvent()
    {
        openPairs();
        final long before = venue.engine().marginEvaluations();
        final List<JsonNode> first = fall("730");
        final long evaluations = venue.engine().marginEvaluations() - before;

        final List<Long> closed = accounts(first, "PositionDeleveraged", "liquidatedAccountId");
        assertTrue(closed.size() > 10 && closed.size() < PAIRS / 2, closed.size() + " closed out at once");
        assertTrue(evaluations <= MOST_OF_WATERFALL + MOST_PER_ACCOUNT * 2 * PAIRS, evaluations + " evaluations");
        assertEquals(
            LongStream.rangeClosed(1, PAIRS).boxed().filter(account -> !closed.contains(account)).toList(),
            accounts(resting(first), "RoundSkipped", "accountId"), "who waits is not told");
        assertEquals(
            String.valueOf(venue.nowNs() + 1), resting(first).get(0).get("untilNs").asText());

        final List<JsonNode> later = new ArrayList<>();
        int events = 0;
        while (!accounts(first, later).equals(LongStream.rangeClosed(1, PAIRS).boxed().toList()))
        {
            // Within the nanosecond of a rest, just after it, and with a mark that moves everybody.
            later.addAll(venue.time());
            venue.pass(1);
            later.addAll(events % 2 == 0 ? venue.time() : fall(events % 4 == 1 ? "729" : "730"));
            events++;
            assertTrue(events < PAIRS, "the venue is never through");
        }

        assertTrue(events > 1, "nobody was turned away twice");
        assertEquals(List.of(), resting(later), "the same reason came again");
        assertEquals(List.of(), all(later, "LiquidationOrdered"));
    }

    private static List<Long> accounts(final List<JsonNode> first, final List<JsonNode> later)
    {
        final List<JsonNode> decisions = new ArrayList<>(first);
        decisions.addAll(later);
        return accounts(decisions, "PositionDeleveraged", "liquidatedAccountId");
    }
}
