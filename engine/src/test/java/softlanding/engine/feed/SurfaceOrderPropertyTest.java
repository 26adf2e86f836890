package softlanding.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.feed.GuardedVenue.verdicts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import softlanding.engine.wire.EventLine;

/**
 * Which strikes break a surface depends on the marks of an update, not on their order, and not on the number of
 * fragments that bring them.
 */
class SurfaceOrderPropertyTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.seeds", 12);
    private static final String[] STRIKES = {"800", "900", "1000", "1100", "1200", "1300"};
    private static final double[] VOLATILITIES = {0.3, 0.5, 0.6, 1.5, 3};

    private record Entry(int expiryId, String strike, String volatility)
    {
    }

    private static GuardedVenue venue()
    {
        final GuardedVenue venue = new GuardedVenue();
        venue.apply(venue.event("ExpiryListed").id("expiryId", 2).id("underlyingId", 1)
            .id("expiryNs", 1_700_000_000L * GuardedVenue.SECOND + 60 * 86_400 * GuardedVenue.SECOND));
        venue.apply(venue.event("FeedGuardsSet").text("minConfidence", "0.1"));
        int instrument = 100;
        for (int expiry = 1; expiry <= 2; expiry++)
        {
            for (final String strike : STRIKES)
            {
                venue.apply(venue.event("OptionListed").id("instrumentId", instrument++).id("expiryId", expiry)
                    .text("strike", strike).text("right", "PUT").text("contractSize", "1").text("lotSize", "0.1"));
            }
        }
        venue.apply(venue.event("ForwardPriceChanged").id("expiryId", 2).text("forward", "1000").text("rate", "0")
            .text("forwardConfidence", "1").text("rateConfidence", "1"));
        return venue;
    }

    private static List<Entry> entries(final Random random)
    {
        final List<Entry> entries = new ArrayList<>();
        for (int expiry = 1; expiry <= 2; expiry++)
        {
            for (final String strike : STRIKES)
            {
                final double volatility = random.nextInt(3) > 0 ? 0.5 :
                    VOLATILITIES[random.nextInt(VOLATILITIES.length)] + 0.001 * random.nextInt(20);
                entries.add(new Entry(expiry, strike, String.format(Locale.ROOT, "%.3f", volatility)));
            }
        }
        return entries;
    }

    private static String inOneEvent(final GuardedVenue venue, final List<Entry> entries)
    {
        final StringBuilder marks = new StringBuilder("[");
        for (final Entry entry : entries)
        {
            marks.append(marks.length() == 1 ? "" : ",").append("{\"feedKind\":\"VOLATILITY\",\"id\":")
                .append(entry.expiryId()).append(",\"strike\":\"").append(entry.strike()).append("\",\"price\":\"")
                .append(entry.volatility()).append("\",\"confidence\":\"1\"}");
        }
        return verdicts(venue.apply(venue.event("MarksChanged").raw("marks", marks + "]")));
    }

    private static String inFragments(final GuardedVenue venue, final List<Entry> entries)
    {
        final List<JsonNode> decisions = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++)
        {
            final Entry entry = entries.get(i);
            decisions.addAll(venue.apply(EventLine.lone("VolatilityChanged", venue.nowNs())
                .id("expiryId", entry.expiryId()).text("strike", entry.strike())
                .text("volatility", entry.volatility()).text("confidence", "1")
                .text("lastFragment", i + 1 < entries.size() ? "NO" : "YES")));
        }
        return verdicts(decisions);
    }

    @Test
    void shouldSuspendTheSameStrikesForAnyOrderAndAnySplit()
    {
        int suspended = 0;
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            final Random random = new Random(seed);
            final List<Entry> first = entries(random);
            final List<Entry> second = entries(random);
            final GuardedVenue expected = venue();
            final String told = inOneEvent(expected, first) + " / " + inOneEvent(expected, second);
            suspended += told.contains("ARBITRAGE") ? 1 : 0;
            for (int permutation = 0; permutation < 4; permutation++)
            {
                final GuardedVenue venue = venue();
                Collections.shuffle(first, random);
                Collections.shuffle(second, random);
                final String here = permutation % 2 == 0 ?
                    inOneEvent(venue, first) + " / " + inOneEvent(venue, second) :
                    inFragments(venue, first) + " / " + inFragments(venue, second);
                assertEquals(told, here, "seed " + seed + ", permutation " + permutation);
            }
        }
        assertTrue(suspended > SEEDS / 2, "suspended in " + suspended + " of " + SEEDS);
    }

    @Test
    void shouldSuspendNoMoreThanTheStrikesThatAreWrong()
    {
        final List<Entry> entries = new ArrayList<>();
        for (final String strike : STRIKES)
        {
            entries.add(new Entry(1, strike, "1000".equals(strike) || "1200".equals(strike) ? "3" : "0.5"));
        }
        assertEquals("halted VOLATILITY 1 at 1000 ARBITRAGE 3; halted VOLATILITY 1 at 1200 ARBITRAGE 3",
            inOneEvent(venue(), entries));
    }
}
