package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gap makes every long account bankrupt at once: the work of one event must not grow with their square. */
class ManyBankruptsTest
{
    private static final int MOST_OF_WATERFALL = 16_384;
    /** Evaluations of an account for its judgement, its plan, and after its close-out. */
    private static final int MOST_PER_ACCOUNT = 40;
    private static final int SHORT = 1_000;

    private final SmallVenue venue = new SmallVenue();

    private void open(final int pairs)
    {
        venue.policy("TIERED", "feeRate", "0");
        for (int i = 1; i <= pairs; i++)
        {
            venue.account(i, "120");
            venue.account(SHORT + i, "100000");
            venue.trade(i, PERPETUAL, "1", "1000");
            venue.trade(SHORT + i, PERPETUAL, "-1", "1000");
        }
    }

    /** Everybody owes more than he has at once, in one event. */
    private List<JsonNode> fall()
    {
        return venue.apply(venue.event("MarksChanged").raw("marks",
            "[{\"feedKind\":\"SPOT\",\"id\":1,\"price\":\"800\",\"confidence\":\"1\"}," +
            "{\"feedKind\":\"PERPETUAL\",\"id\":1,\"price\":\"800\",\"confidence\":\"1\"}]"));
    }

    @Test
    void shouldCloseOutManyAccountsInSeveralEventsAndSayWhoWaits()
    {
        final int pairs = 400;
        open(pairs);
        final long before = venue.engine().marginEvaluations();
        final List<JsonNode> first = fall();
        final long inFirst = venue.engine().marginEvaluations() - before;

        assertTrue(
            inFirst <= MOST_OF_WATERFALL + MOST_PER_ACCOUNT * 2 * pairs, inFirst + " evaluations in an event");
        final int closed = all(first, "PositionDeleveraged").size();
        assertTrue(closed > 0 && closed < pairs, closed + " closed out at once");
        assertEquals(pairs - closed, waiting(first), "who waits is not told");

        final List<JsonNode> later = new ArrayList<>();
        int events = 0;
        while (closed + all(later, "PositionDeleveraged").size() < pairs && events < pairs)
        {
            venue.pass(1);
            later.addAll(venue.time());
            events++;
        }

        assertTrue(events < pairs / 4, events + " events");
        for (int i = 1; i <= pairs; i++)
        {
            assertEquals(0, venue.report(i).get("positions").size(), "positions of " + i);
        }
    }

    private static long waiting(final List<JsonNode> decisions)
    {
        return all(decisions, "RoundSkipped").stream()
            .filter(skipped -> "RESTING".equals(skipped.get("reason").asText())).count();
    }
}
