package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the place of a frame that was no event: told, not judged, and a rejected fragment. */
class FrameRefusedTest
{
    private static final long T0 = 1_700_000_000_000_000_000L;
    private static final int SOURCE = 7;

    private final EngineOnLines engine = new EngineOnLines();

    @Test
    void shouldTellTheRefusalAndChangeNothing()
    {
        engine.apply(line("UnderlyingListed", T0, "'underlyingId':1,'symbol':'ONE'"));
        final long before = engine.stateHash();
        final List<JsonNode> decisions = engine.applyFrom(SOURCE, refused(T0 + 99, "YES"));

        assertEquals(1, decisions.size());
        final JsonNode told = decisions.get(0);
        assertEquals("FrameRejected", told.get("type").asText());
        assertEquals(SOURCE, told.get("sourceId").asInt());
        assertEquals(12, told.get("sourceSequence").asLong());
        assertEquals("CUT", told.get("reason").asText());
        assertEquals("marks[3].price", told.get("field").asText());
        assertEquals(T0, told.get("timestampNs").asLong());
        assertEquals(before, engine.stateHash());
        assertEquals(List.of(), engine.apply(line("TimeAdvanced", T0 + 1, "")), "it moves no time");
    }

    @ParameterizedTest
    @CsvSource({"7, YES, true", "7, NO, false", "8, YES, false"})
    void shouldEndAnUpdateOfItsSourceWhereItIsTheLastOfItsMessage(
        final int sourceId, final String last, final boolean ends)
    {
        engine.apply(line("UnderlyingListed", T0, "'underlyingId':1,'symbol':'ONE'"));
        engine.applyFrom(SOURCE, line(
            "SpotPriceChanged", T0 + 1, "'underlyingId':1,'price':'5','confidence':'1','lastFragment':'NO'"));
        final long open = engine.stateHash();
        engine.applyFrom(sourceId, refused(T0 + 2, last));

        if (ends)
        {
            assertNotEquals(open, engine.stateHash());
        }
        else
        {
            assertEquals(open, engine.stateHash());
        }
    }

    @Test
    void shouldTakeNoNoticeOfAStream()
    {
        engine.apply(line("UnderlyingListed", T0, "'underlyingId':1,'symbol':'ONE'"));
        final long before = engine.stateHash();
        assertEquals(List.of(), engine.applyFrom(0, line(
            "SourceStreamOpened", 5, "'sourceId':7,'streamId':'99','firstSequence':'1'")));
        assertEquals(before, engine.stateHash());
    }

    private static String refused(final long timestampNs, final String last)
    {
        return line("FrameRefused", timestampNs, "'sourceId':7,'sourceSequence':'12','reason':'CUT'," +
            "'field':'marks[3].price','lastFragment':'" + last + "'");
    }

    private static String line(final String type, final long timestampNs, final String fields)
    {
        return ("{'type':'" + type + "','timestampNs':'" + timestampNs + "'" + (fields.isEmpty() ? "" : ",") + fields +
            "}").replace('\'', '"');
    }
}
