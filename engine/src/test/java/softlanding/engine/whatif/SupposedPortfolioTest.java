package softlanding.engine.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is supposed gives the answer that the same trades and transfers give once they are booked. */
class SupposedPortfolioTest
{
    private static final int SEEDS = 20;

    @Test
    void shouldAnswerAsIfTheTradesAndTransfersWereBooked()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            final Random random = new Random(seed);
            final QuestionVenue venue = new QuestionVenue();
            venue.open(seed % 2 == 0 ? "STANDARD" : "PORTFOLIO");
            venue.cash("900000");
            venue.coins(1, "3");
            venue.trade(1, "0.5", "96000");
            venue.trade(108, "-1.5", "4000");
            final QuestionVenue booked = venue.again();

            final StringBuilder trades = new StringBuilder();
            for (int i = 0; i < 4; i++)
            {
                final int instrument = i == 0 ? 1 : 100 * (1 + random.nextInt(3)) + random.nextInt(18);
                final String quantity = BigDecimal.valueOf(random.nextInt(200) - 100, 2).add(new BigDecimal("0.001"))
                    .toPlainString();
                final BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(5_000_000), 2);
                trades.append(i == 0 ? "" : ",").append(QuestionVenue.supposed(instrument, quantity, price));
                booked.trade(instrument, quantity, price.toPlainString());
            }
            final List<JsonNode> supposed = venue.ask(trades.toString(),
                "{\"amount\":\"250000.5\"},{\"assetId\":1,\"amount\":\"-1.25\"},{\"assetId\":3,\"amount\":\"700\"}");
            booked.cash("250000.5");
            booked.coins(3, "700");
            assertEquals(
                "ACCEPTED",
                QuestionVenue.of("TransferDecided", booked.coins(1, "-1.25")).get(0).get("verdict").asText());

            assertEquals(withoutHeads(booked.ask("", "")), withoutHeads(supposed), "seed=" + seed);
        }
    }

    private static List<JsonNode> withoutHeads(final List<JsonNode> decisions)
    {
        decisions.forEach(decision -> ((ObjectNode)decision).remove(
            List.of("timestampNs", "eventSequence", "decisionIndex", "requestId", "health")));
        return decisions;
    }

    @Test
    void shouldTradeAtTheMarkWithoutAPrice()
    {
        final QuestionVenue venue = new QuestionVenue();
        venue.open("PORTFOLIO");
        venue.cash("100000");

        final List<JsonNode> answer =
            venue.ask(QuestionVenue.supposed(1, "2", null) + "," + QuestionVenue.supposed(104, "-3", null), "");

        final BigDecimal equity =
            new BigDecimal(QuestionVenue.of("MarginReported", answer).get(0).get("equity").asText());
        assertTrue(equity.subtract(new BigDecimal("100000")).abs().compareTo(new BigDecimal("0.0000001")) < 0,
            "nothing is gained or lost: " + equity);
        assertEquals(2, QuestionVenue.of("MarginReported", answer).get(0).get("positions").size());
    }

    @Test
    void shouldChangeNothingOfTheAccount()
    {
        final QuestionVenue venue = new QuestionVenue();
        venue.open("PORTFOLIO");
        venue.cash("100000");
        final QuestionVenue other = venue.again();
        venue.ask(QuestionVenue.supposed(1, "2", null), "{\"amount\":\"-40000\"},{\"assetId\":1,\"amount\":\"2\"}");

        assertEquals(withoutHeads(other.ask("", "")), withoutHeads(venue.ask("", "")));
    }

    /** The sum of the parts is the requirement, and the worst scenario is the least of the profits. */
    @Test
    void shouldAddUpToTheRequirements()
    {
        for (final String mode : List.of("PORTFOLIO", "STANDARD"))
        {
            final QuestionVenue venue = new QuestionVenue();
            venue.send(QuestionVenue.now("StablePriceChanged").text("price", "0.97").text("confidence", "1"));
            venue.send(QuestionVenue.now("SpotPriceChanged").id("underlyingId", 1).text("price", "96732.3937")
                .text("confidence", "0.3"));
            venue.open(mode);
            venue.cash("500000");
            venue.coins(1, "2");
            venue.coins(3, "1000");
            for (final int instrument : new int[] {1, 2, 104, 109, 113, 206, 211, 250, 302, 309})
            {
                venue.trade(instrument, instrument % 3 == 0 ? "0.7" : "-0.4", "3000");
            }
            final List<JsonNode> answer = venue.ask("", "");
            BigDecimal maintenance = BigDecimal.ZERO;
            BigDecimal initial = BigDecimal.ZERO;
            for (final JsonNode told : QuestionVenue.of("UnderlyingMarginExplained", answer))
            {
                for (final JsonNode part : told.get("components"))
                {
                    maintenance = maintenance.add(new BigDecimal(part.get("maintenance").asText()));
                    initial = initial.add(new BigDecimal(part.get("initial").asText()));
                }
                assertEquals("PORTFOLIO".equals(mode) ? 31 : 0, told.get("scenarios").size(), mode);
                final int worst = told.get("worstScenario").asInt();
                for (final JsonNode scenario : told.get("scenarios"))
                {
                    assertTrue(worst < 0 || new BigDecimal(scenario.get("profit").asText()).compareTo(
                        new BigDecimal(told.get("scenarios").get(worst).get("profit").asText())) >= 0);
                }
            }
            final JsonNode explained = QuestionVenue.of("MarginExplained", answer).get(0);
            for (final JsonNode balance : explained.get("collateral"))
            {
                maintenance = maintenance.add(new BigDecimal(balance.get("maintenance").asText()));
                initial = initial.add(new BigDecimal(balance.get("initial").asText()));
            }
            assertNear(new BigDecimal(explained.get("maintenanceRequirement").asText()), maintenance, mode);
            assertNear(new BigDecimal(explained.get("initialRequirement").asText()), initial, mode);
        }
    }

    private static void assertNear(final BigDecimal expected, final BigDecimal actual, final String what)
    {
        assertTrue(expected.subtract(actual).abs().compareTo(new BigDecimal("0.000001")) < 0,
            what + ": " + actual + " instead of " + expected);
    }

    @Test
    void shouldExplainOnlyWhatIsAskedFor()
    {
        final QuestionVenue venue = new QuestionVenue();
        venue.open("PORTFOLIO");
        venue.cash("1000");
        final List<JsonNode> plain = venue.engine().apply(QuestionVenue.now("MarginReportRequested")
            .id("accountId", QuestionVenue.ACCOUNT).id("requestId", 900).line());
        final List<JsonNode> brief = venue.engine().apply(QuestionVenue.now("MarginReportRequested")
            .id("accountId", QuestionVenue.ACCOUNT).id("requestId", 901).text("explained", "NO")
            .raw("transfers", "[{\"amount\":\"5\"}]").line());
        final List<JsonNode> supposed = venue.engine().apply(QuestionVenue.now("MarginReportRequested")
            .id("accountId", QuestionVenue.ACCOUNT).id("requestId", 902)
            .raw("transfers", "[{\"amount\":\"5\"}]").line());

        assertEquals(1, plain.size());
        assertEquals(1, brief.size());
        assertEquals("1005", brief.get(0).get("equity").asText());
        assertEquals(List.of("MarginReported", "MarginExplained", "FirstClosingForeseen"),
            supposed.stream().map(decision -> decision.get("type").asText()).toList());
    }
}
