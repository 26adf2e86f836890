package softlanding.engine.auction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import softlanding.codecs.test.SharedFolder;
import softlanding.engine.policy.AuctionTerms;
import softlanding.engine.state.Decimal8;

/** The three published runs of a Dutch auction and the published single cases, fed with their margins. */
class PublishedAuctionTest
{
    private static final long SECOND = 1_000_000_000L;
    /** The share is rounded up to eight decimals: that much is sold more. */
    private static final double SHARE_UNIT = 1.1e-8;
    /** What that is worth in these runs. */
    private static final double MONEY_UNIT = 3e-6;

    private final JsonNode published = read();

    private static JsonNode read()
    {
        try
        {
            return new ObjectMapper().readTree(SharedFolder.require("vectors/dutch-auction.json").toFile());
        }
        catch (final IOException unreadable)
        {
            throw new IllegalStateException(unreadable);
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldReproduceThePublishedRuns()
    {
        assertEquals(3, published.get("sims").size());
        final List<DynamicTest> tests = new ArrayList<>();
        published.get("sims").forEach(
            run -> tests.add(DynamicTest.dynamicTest(run.get("id").asText(), () -> reproduce(run))));
        return tests.stream();
    }

    /** Step after step, with what earlier bids paid held in reserve. */
    private void reproduce(final JsonNode run)
    {
        final AuctionTerms terms = terms(published.get("sim_auction"));
        long reserved = 0;
        for (final JsonNode step : run.get("steps"))
        {
            final JsonNode expected = step.get("expected");
            final long equity = decimal(expected.get("pre_mtm"));
            final long margin = decimal(expected.get("pre_mm"));
            final long discount = DutchAuction.discount(terms, step.get("t_s").asLong() * SECOND);
            final long buffer = DutchAuction.bufferMargin(terms, equity, margin);
            final long most = DutchAuction.maxFraction(buffer, equity, reserved, discount);
            assertNear(expected.get("pre_buffer_margin"), buffer);
            assertEquals(expected.get("max_fraction").asDouble(), Decimal8.toDouble(most), SHARE_UNIT);

            final long fraction = Math.min(most, decimal(step.get("bid_fraction_wanted")));
            final long price = DutchAuction.price(equity, reserved, discount, fraction);
            assertEquals(expected.get("fraction_of_current").asDouble(), Decimal8.toDouble(fraction), SHARE_UNIT);
            assertNear(expected.get("bid_price"), price);

            // What is kept is the same share of equity and margin, beside what is and was paid in.
            final long kept = Decimal8.ONE - fraction;
            final long equityAfter = Decimal8.multiplyFloor(equity - reserved, kept) + reserved + price;
            final long marginAfter = Decimal8.multiplyFloor(margin - reserved, kept) + reserved + price;
            final long bufferAfter = DutchAuction.bufferMargin(terms, equityAfter, marginAfter);
            reserved += price;
            assertNear(expected.get("post_mtm"), equityAfter);
            assertNear(expected.get("post_mm"), marginAfter);
            assertNear(expected.get("post_buffer_margin"), bufferAfter);
            final long mostAfter = DutchAuction.maxFraction(bufferAfter, equityAfter, reserved, discount);
            assertEquals(expected.get("post_max_fraction").asDouble(), Decimal8.toDouble(mostAfter), 2 * SHARE_UNIT);
        }
    }

    @Test
    void shouldReproduceTheSingleCases()
    {
        for (final String id : List.of("start", "half_fast"))
        {
            final JsonNode single = unit(id);
            final long discount = discount(single);
            final long buffer = DutchAuction.bufferMargin(
                terms(single.get("auction")), decimal(single.get("mtm")), decimal(single.get("mm")));
            final long most = DutchAuction.maxFraction(buffer, decimal(single.get("mtm")), 0, discount);
            assertEquals(
                single.get("expected").get("max_fraction_floor_3dp").decimalValue(),
                BigDecimal.valueOf(most, 8).setScale(3, RoundingMode.FLOOR), id);
        }
        assertCost("start", "1", "full_bid");
        assertCost("half_fast", "1", "full_bid");
        assertCost("half_fast", "0.1", "cost_of_10pct");
        assertCost("half_fast_big", "0.1", "cost_of_10pct");
        assertCost("two_bids", "0.3", "cost_of_30pct");
        assertCost("20pct", "0.2", "cost_of_20pct");
    }

    @Test
    void shouldReproduceWhatInsurancePays()
    {
        assertInsurance("insolvent_t0", "1", "insurance_pays_for_100pct");
        assertInsurance("insolvent_12s_50pct", "0.5", "insurance_pays");
        assertInsurance("insolvent_300s", "1", "insurance_pays_for_100pct");
    }

    private void assertInsurance(final String id, final String fraction, final String expected)
    {
        final JsonNode single = unit(id);
        final AuctionTerms terms =
            ExactAuction.terms("1", "0.8", 1, 1, single.get("insolvent_s").asLong() * SECOND, "0", "0");
        final long insurance = DutchAuction.insurance(
            terms, decimal(single.get("mtm")), decimal(single.get("mm")), single.get("t_s").asLong() * SECOND);
        final long paid = DutchAuction.insuranceShare(insurance, ExactAuction.decimal(fraction));
        assertNear(single.get("expected").get(expected), paid);
    }

    private void assertCost(final String id, final String fraction, final String expected)
    {
        final JsonNode single = unit(id);
        final long price = DutchAuction.price(
            decimal(single.get("mtm")), 0, discount(single), ExactAuction.decimal(fraction));
        assertNear(single.get("expected").get(expected), price);
    }

    private static long discount(final JsonNode single)
    {
        return DutchAuction.discount(terms(single.get("auction")), single.get("t_s").asLong() * SECOND);
    }

    private JsonNode unit(final String id)
    {
        for (final JsonNode single : published.get("unit"))
        {
            if (id.equals(single.get("id").asText()))
            {
                return single;
            }
        }
        throw new IllegalStateException("no case " + id);
    }

    private static AuctionTerms terms(final JsonNode auction)
    {
        return ExactAuction.terms(
            auction.get("start").asText(), auction.get("cutoff").asText(), auction.get("fast_s").asLong() * SECOND,
            auction.get("slow_s").asLong() * SECOND, SECOND, auction.get("buffer").asText(),
            auction.get("fee").asText());
    }

    private static long decimal(final JsonNode value)
    {
        return value.decimalValue().movePointRight(8).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private static void assertNear(final JsonNode expected, final long actual)
    {
        assertEquals(expected.asDouble(), Decimal8.toDouble(actual), MONEY_UNIT);
    }
}
