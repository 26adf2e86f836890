package softlanding.node.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import softlanding.codecs.json.JsonReader;
import softlanding.engine.state.EngineLimits;
import softlanding.node.VenueLines;

/** An entry counts as torn if nothing but the rest of the refresh took it back. */
class TornEntriesTest
{
    private static final long MILLISECOND = 1_000_000;

    private final VenueLines venue = VenueLines.usual();

    private void perpetual(final String price, final String lastFragment)
    {
        venue.add("PerpetualPriceChanged", "'instrumentId':1,'price':'" + price +
            "','confidence':'1','lastFragment':'" + lastFragment + "'");
    }

    private TornEntries counted()
    {
        final TornEntries entries = new TornEntries(EngineLimits.defaults());
        final JsonReader json = new JsonReader();
        long sequence = 0;
        for (final String line : venue.take())
        {
            final int length = json.read(line);
            entries.apply(++sequence, json.frame(), 0, length);
        }
        entries.end();
        return entries;
    }

    @Test
    void shouldCountAnEntryThatTheNextMarkTakesBack()
    {
        perpetual("950", "YES");
        venue.pass(99 * MILLISECOND);
        perpetual("1000", "YES");

        final TornEntries entries = counted();
        assertEquals(1, entries.entries());
        assertEquals(1, entries.torn().size());
        assertEquals(7, entries.torn().get(0).accountId());
        assertTrue(entries.tornCost() >= 0 && entries.tornCost() == entries.cost());
    }

    @Test
    void shouldNotCountAnEntryThatStandsOrThatALaterRefreshTakesBack()
    {
        perpetual("950", "YES");
        venue.pass(101 * MILLISECOND);
        perpetual("1000", "YES");

        final TornEntries entries = counted();
        assertEquals(1, entries.entries());
        assertEquals(0, entries.torn().size());
    }

    @Test
    void shouldNotCountWhatATradeOfTheAccountTakesBack()
    {
        perpetual("950", "YES");
        venue.add("TradeExecuted",
            "'accountId':'7','tradeId':'2','instrumentId':1,'quantity':'-9','price':'1000','fee':'0'");
        perpetual("1000", "YES");

        assertEquals(0, counted().torn().size());
    }

    @Test
    void shouldFindNoEntryInAnUpdateThatIsJudgedAtItsEnd()
    {
        perpetual("950", "NO");
        perpetual("1000", "YES");

        assertEquals(0, counted().entries());
    }
}
