package softlanding.engine.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is foreseen is what a second engine with the same past plans once the account has lost the cash. */
class FirstClosingTest
{
    @Test
    void shouldForeseeTheRoundThatComesWhenTheCashIsLost()
    {
        int compared = 0;
        for (int seed = 1; seed <= 16; seed++)
        {
            final QuestionVenue venue = venue(seed);
            final JsonNode foreseen = QuestionVenue.of("FirstClosingForeseen", venue.ask("", "")).get(0);
            if (foreseen.get("tier").asInt() == 1 && new BigDecimal(foreseen.get("cashTaken").asText()).signum() > 0)
            {
                compared++;
                compare(foreseen, lose(venue.again(), foreseen.get("cashTaken").asText()), "seed=" + seed);
            }
        }
        assertTrue(compared >= 8, "compared: " + compared);
    }

    /** Takes cash by the fee of a purchase that is sold again in the same update. */
    private static List<JsonNode> lose(final QuestionVenue venue, final String cash)
    {
        venue.trade(2, "1", "3000", cash, "NO");
        return venue.trade(2, "-1", "3000", "0", "YES");
    }

    private static void compare(final JsonNode foreseen, final List<JsonNode> decisions, final String where)
    {
        final List<JsonNode> planned = QuestionVenue.of("LiquidationPlanned", decisions);
        if (!foreseen.has("unitKind"))
        {
            assertTrue(planned.isEmpty(), where);
            return;
        }
        final List<JsonNode> ordered = QuestionVenue.of("LiquidationOrdered", decisions);
        assertEquals(1, planned.size(), where + " " + foreseen + decisions);
        assertEquals(foreseen.get("tier"), planned.get(0).get("tier"), where);
        assertEquals(foreseen.get("unitKind").asText(), ordered.get(0).get("unitKind").asText(), where);
        for (final JsonNode order : ordered)
        {
            assertTrue(hasLeg(foreseen, order), where + ": " + order + " is not in " + foreseen);
        }
    }

    private static boolean hasLeg(final JsonNode foreseen, final JsonNode order)
    {
        for (final JsonNode leg : foreseen.get("legs"))
        {
            if (leg.get("instrumentId").equals(order.get("instrumentId")) &&
                new BigDecimal(leg.get("quantity").asText()).abs()
                    .compareTo(new BigDecimal(order.get("quantity").asText()).abs()) >= 0)
            {
                return true;
            }
        }
        return false;
    }

    private static QuestionVenue venue(final int seed)
    {
        final Random random = new Random(seed);
        final QuestionVenue venue = new QuestionVenue();
        for (int instrument = 100; instrument < 218; instrument = instrument == 117 ? 200 : instrument + 1)
        {
            venue.send(QuestionVenue.now("LiquidityChanged").id("instrumentId", instrument).text("halfSpread", "20")
                .text("bidDepth", "100000").text("askDepth", "100000"));
        }
        venue.open("PORTFOLIO");
        venue.cash("1000000");
        for (int leg = 0; leg < 1 + random.nextInt(5); leg++)
        {
            final int instrument = leg == 0 ? 1 : 100 * (1 + random.nextInt(2)) + random.nextInt(18);
            venue.trade(instrument, BigDecimal.valueOf(1 + random.nextInt(300), 2)
                .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1)).toPlainString(),
                leg == 0 ? "96732" : "4000");
        }
        return venue;
    }

    @Test
    void shouldForeseeNothingForAnAccountThatOwesNothing()
    {
        final QuestionVenue venue = new QuestionVenue();
        venue.open("STANDARD");
        venue.cash("1000");

        final JsonNode foreseen = QuestionVenue.of("FirstClosingForeseen", venue.ask("", "")).get(0);

        assertEquals(0, foreseen.get("tier").asInt());
        assertFalse(foreseen.has("unitKind"));
        assertEquals("0", foreseen.get("cashTaken").asText());
    }
}
