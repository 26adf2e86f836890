package softlanding.engine.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A liquidation price is right if a second engine with the same past puts the account into the tier when the market
 * moves there, and does not when it stops one step before.
 */
class LiquidationPricesTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.whatif.seeds", 40);

    @Test
    void shouldEnterTheTierAtThePriceAndNotOneStepBefore()
    {
        int found = 0;
        final TreeSet<String> outcomes = new TreeSet<>();
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            final QuestionVenue venue = venue(seed);
            final List<JsonNode> answer = venue.ask("", "");
            for (final JsonNode told : QuestionVenue.of("UnderlyingMarginExplained", answer))
            {
                for (final JsonNode price : told.get("liquidationPrices"))
                {
                    outcomes.add(price.get("outcome").asText());
                    found += check(venue, told, price, "seed=" + seed) ? 1 : 0;
                }
            }
        }
        assertTrue(found > SEEDS, "found: " + found + " " + outcomes);
        assertTrue(outcomes.containsAll(List.of("FOUND", "NONE_IN_RANGE")), outcomes::toString);
    }

    private static boolean check(
        final QuestionVenue venue, final JsonNode told, final JsonNode price, final String where)
    {
        if (!"FOUND".equals(price.get("outcome").asText()))
        {
            assertFalse(price.has("price"), where);
            return false;
        }
        final int coin = told.get("underlyingId").asInt();
        final boolean up = "UP".equals(price.get("direction").asText());
        final BigDecimal at = new BigDecimal(price.get("price").asText());
        final BigDecimal step = new BigDecimal(told.get("priceStep").asText());
        final int least = "1.05".equals(price.get("threshold").asText()) ? 1 : 3;
        assertEquals(up, at.compareTo(venue.spot(coin)) > 0, where + price);
        final String what = where + " coin=" + coin + " " + price;
        assertTrue(tierAfterMove(venue, coin, at) >= least, what);
        final BigDecimal before = up ? at.subtract(step) : at.add(step);
        assertTrue(tierAfterMove(venue, coin, before) < least, what + " step=" + step);
        return true;
    }

    /** Returns the tier of the account after the market really moved; the last one if it is bankrupt. */
    private static int tierAfterMove(final QuestionVenue venue, final int coin, final BigDecimal price)
    {
        int tier = 0;
        for (final JsonNode changed : QuestionVenue.of("AccountHealthChanged", venue.again().move(coin, price)))
        {
            final String after = changed.get("healthAfter").asText();
            tier = "BANKRUPT".equals(after) ? 3 : Math.max(tier, changed.get("tier").asInt());
        }
        return tier;
    }

    /** A portfolio of either mode that is far from liquidation but for a few. */
    private static QuestionVenue venue(final int seed)
    {
        final Random random = new Random(seed);
        final QuestionVenue venue = new QuestionVenue();
        venue.open(seed % 3 == 0 ? "STANDARD" : "PORTFOLIO");
        venue.cash(Integer.toString(40_000 + random.nextInt(400_000)));
        if (random.nextBoolean())
        {
            venue.coins(1 + random.nextInt(3), Integer.toString(1 + random.nextInt(5)));
        }
        final int legs = 1 + random.nextInt(7);
        for (int leg = 0; leg < legs; leg++)
        {
            final int expiry = 1 + random.nextInt(seed % 4 == 0 ? 3 : 2);
            final int kind = random.nextInt(6);
            final int instrument = kind == 0 ? 1 : kind == 1 ? 100 * expiry + 50 :
                100 * expiry + random.nextInt(2 * QuestionVenue.STRIKES.length);
            final int scale = expiry == 3 && kind > 0 ? 20 : 1;
            final String quantity = BigDecimal.valueOf((1L + random.nextInt(250)) * scale, 2)
                .multiply(BigDecimal.valueOf(random.nextInt(3) == 0 ? 1 : -1)).toPlainString();
            venue.trade(instrument, quantity, kind == 0 || kind == 1 ?
                (expiry == 3 && kind == 1 ? "3312" : "96732") : expiry == 3 ? "150" : "4000");
        }
        return venue;
    }

    @Test
    void shouldSayThatAnAccountWhichOwesNothingHasNoPrice()
    {
        final QuestionVenue venue = new QuestionVenue();
        venue.open("PORTFOLIO");
        venue.cash("10000");
        venue.coins(1, "1");
        venue.trade(108, "-1", "5000");

        assertEquals(List.of("NEVER", "NEVER", "NEVER", "NEVER"), outcomes(venue.ask("", "")));
        assertEquals("YES", QuestionVenue.of("MarginExplained", venue.ask("", "")).get(0).get("covered").asText());
        assertTrue(outcomes(venue.ask(QuestionVenue.supposed(108, "-1", new BigDecimal("5000")), "")).contains("FOUND"),
            "one call more than coins");
    }

    private static List<String> outcomes(final List<JsonNode> answer)
    {
        final JsonNode first = QuestionVenue.of("UnderlyingMarginExplained", answer).get(0);
        return List.of(0, 1, 2, 3).stream()
            .map(i -> first.get("liquidationPrices").get(i).get("outcome").asText()).toList();
    }

    @Test
    void shouldSayThatAnAccountStandsBelowTheThreshold()
    {
        final QuestionVenue venue = new QuestionVenue();
        venue.open("PORTFOLIO");
        venue.cash("20000");
        venue.trade(1, "1", "96732.3937");

        final List<JsonNode> answer = venue.ask("", "{\"amount\":\"-9000\"}");

        assertEquals("BELOW_NOW", outcomes(answer).get(0));
        assertTrue(QuestionVenue.of("MarginExplained", answer).get(0).get("tier").asInt() > 0);
        assertFalse(outcomes(venue.ask("", "")).contains("BELOW_NOW"));
    }

    /** A volatility out of range suspends its strike. The better end of its bounds is that by which the engine acts. */
    @Test
    void shouldSearchAtBothEndsOfAMissingMark()
    {
        final QuestionVenue venue = new QuestionVenue();
        venue.open("PORTFOLIO");
        venue.cash("60000");
        venue.trade(1, "2", "96732.3937");
        venue.trade(109, "-1", "4000");
        venue.send(QuestionVenue.now("VolatilityChanged").id("expiryId", 1)
            .text("strike", QuestionVenue.strike(1, 4).toPlainString()).text("volatility", "101")
            .text("confidence", "1"));

        final List<JsonNode> answer = venue.ask("", "");
        final List<JsonNode> explained = QuestionVenue.of("MarginExplained", answer);
        final List<JsonNode> told = QuestionVenue.of("UnderlyingMarginExplained", answer);

        assertEquals(List.of("WORST", "BEST"), explained.stream().map(e -> e.get("marks").asText()).toList());
        final JsonNode report = QuestionVenue.of("MarginReported", answer).get(0);
        assertEquals(report.get("ratioWorst"), explained.get(0).get("ratio"));
        assertEquals(report.get("ratioBest"), explained.get(1).get("ratio"));
        final JsonNode down = told.get(1).get("liquidationPrices").get(1);
        final BigDecimal worst =
            new BigDecimal(told.get(0).get("liquidationPrices").get(1).get("price").asText());
        final BigDecimal best = new BigDecimal(down.get("price").asText());
        assertTrue(best.compareTo(worst) < 0, best + " is farther below than " + worst);
        assertTrue(check(venue, told.get(1), down, "best end"));
    }

    @Test
    void shouldTakeThresholdsFromThePolicy()
    {
        final QuestionVenue venue = new QuestionVenue();
        venue.send(QuestionVenue.now("LiquidationPolicySet").text("policy", "TIERED").text("targetRatio", "1.5")
            .raw("tiers", "[{\"ratioBelow\":\"1.3\",\"maxShare\":\"0.1\",\"sizing\":\"JUST_ENOUGH\"}," +
                "{\"ratioBelow\":\"1.1\",\"maxShare\":\"1\",\"sizing\":\"JUST_ENOUGH\"}]"));
        venue.open("PORTFOLIO");
        venue.cash("40000");
        venue.trade(1, "1", "96732.3937");

        final JsonNode told = QuestionVenue.of("UnderlyingMarginExplained", venue.ask("", "")).get(0);

        assertEquals("1.3", told.get("liquidationPrices").get(1).get("threshold").asText());
        assertEquals("1.1", told.get("liquidationPrices").get(3).get("threshold").asText());
        assertEquals("NONE_IN_RANGE", told.get("liquidationPrices").get(0).get("outcome").asText(), "it is long");
    }

    @Test
    void shouldBoundTheEvaluationsOfAnAnswer()
    {
        final QuestionVenue venue = venue(5);
        final long before = venue.engine().marginEvaluations();
        venue.ask("", "");

        final long taken = venue.engine().marginEvaluations() - before;
        assertTrue(taken < 600, "evaluations: " + taken);
    }
}
