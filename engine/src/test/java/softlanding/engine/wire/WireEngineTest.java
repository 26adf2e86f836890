package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import softlanding.codecs.BlockLayout;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.GroupSizeEncodingDecoder;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.MessageLayout;
import softlanding.codecs.json.JsonReader;

/** Bytes that are no event change nothing; whatever is one, its values as extreme as can be, the engine survives. */
class WireEngineTest
{
    private static final int MUTATIONS = Integer.getInteger("softlanding.mutations", 4_000);
    private static final int NO_TEMPLATE = 65_000;
    private static final int NO_SCHEMA = 1;

    private final RefusalTable table = new RefusalTable();
    private final AtomicInteger decisions = new AtomicInteger();
    private final WireEngine engine = new WireEngine(
        RefusalTable.AMPLE, (buffer, offset, length) -> decisions.incrementAndGet());
    private final JsonReader reader = new JsonReader();
    private final GroupSizeEncodingDecoder dimensions = new GroupSizeEncodingDecoder();
    private final ExpandableArrayBuffer frame = new ExpandableArrayBuffer();
    private long sequence;

    private int encode(final String line)
    {
        final int length = reader.read(line);
        frame.putBytes(0, reader.frame(), 0, length);
        return length;
    }

    private void apply(final int length)
    {
        engine.onEvent(++sequence, frame, 0, length);
    }

    private void assertRefusedAsNoEvent(final int length)
    {
        final long before = engine.stateHash();
        assertThrows(IllegalArgumentException.class, () -> engine.onEvent(1, frame, 0, length));
        assertEquals(before, engine.stateHash());
        assertEquals(0, decisions.get());
    }

    @Test
    void shouldRefuseAFrameThatIsNoEvent()
    {
        final int length = encode(table.line(table.samples().get(0), Map.of(), 1));
        final MessageHeaderEncoder header = new MessageHeaderEncoder().wrap(frame, 0);

        assertRefusedAsNoEvent(MessageHeaderDecoder.ENCODED_LENGTH);
        assertRefusedAsNoEvent(0);
        header.templateId(NO_TEMPLATE);
        assertRefusedAsNoEvent(length);
        MessageCatalog.instance().messages().stream().filter(message -> !message.isEvent()).forEach(decision ->
        {
            header.templateId(decision.templateId());
            assertRefusedAsNoEvent(length);
        });
        encode(table.line(table.samples().get(0), Map.of(), 1));
        header.schemaId(NO_SCHEMA);
        assertRefusedAsNoEvent(length);
        encode(table.line(table.samples().get(0), Map.of(), 1));
        apply(length);
        assertEquals(0, decisions.get(), "the frame that the others were made from is an event");
    }

    @Test
    void shouldHashTheStateEverySoManyEvents()
    {
        final int length = encode("{\"type\":\"" + lastSample() + "\",\"timestampNs\":5}");
        engine.onEvent(WireEngine.EVENTS_PER_STATE_HASH - 1, frame, 0, length);
        assertEquals(0, decisions.get());
        engine.onEvent(WireEngine.EVENTS_PER_STATE_HASH, frame, 0, length);
        assertEquals(1, decisions.get());
        assertEquals(5, engine.timeNs());
    }

    /** An event that is nothing but its time. */
    private String lastSample()
    {
        return table.samples().stream().filter(sample -> sample.fields().isEmpty()).findFirst().orElseThrow().type();
    }

    @Test
    void shouldNameTheFieldThatADecisionDoesNotHave()
    {
        final EngineOnLines lines = new EngineOnLines();
        final JsonNode refused = lines.apply(
            table.line(table.samples().get(0), Map.of("underlyingId", "0"), 1)).get(0);

        final AssertionError missing = assertThrows(AssertionError.class, () -> refused.get("noSuchField"));
        assertTrue(missing.getMessage().contains("noSuchField"), missing::getMessage);
        assertFalse(refused.has("noSuchField"));
        assertFalse(refused.hasNonNull("noSuchField"));
        assertTrue(refused.path("noSuchField").isMissingNode());
        assertTrue(refused.has("reason") && refused.hasNonNull("reason"));
    }

    @RepeatedTest(5)
    void shouldSurviveEveryEventWithExtremeValues(final RepetitionInfo repetition)
    {
        final SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        final EngineOnLines venue = new EngineOnLines(RefusalTable.AMPLE);
        table.build(venue);
        for (int i = 0; i < MUTATIONS; i++)
        {
            final RefusalTable.Event sample = table.samples().get(random.nextInt(table.samples().size()));
            final int length = encode(table.line(sample, Map.of(), table.nowNs()));
            final MessageLayout message = MessageCatalog.instance().message(sample.type());
            disturb(random, message.root(), MessageHeaderDecoder.ENCODED_LENGTH);
            int position = MessageHeaderDecoder.ENCODED_LENGTH + message.root().length();
            for (final BlockLayout group : message.groups())
            {
                final int entries = dimensions.wrap(frame, position).numInGroup();
                position += GroupSizeEncodingDecoder.ENCODED_LENGTH;
                if (entries > 0)
                {
                    disturb(random, group, position);
                }
                position += entries * group.length();
            }
            assertTakenOrRefused(venue, length, sample + " mutation " + i);
        }
    }

    /** One field or two hold another value; the time stays, for with the greatest all others would be refused. */
    private void disturb(final SplittableRandom random, final BlockLayout block, final int offset)
    {
        for (int change = random.nextInt(3); change > 0; change--)
        {
            final FieldLayout field = block.fields().get(random.nextInt(block.fields().size()));
            if (field.kind() != FieldLayout.Kind.TEXT && field.kind() != FieldLayout.Kind.ENUM &&
                !field.name().equals(RefusalTable.TIMESTAMP))
            {
                field.put(frame, offset, extreme(random, field));
            }
        }
    }

    private static long extreme(final SplittableRandom random, final FieldLayout field)
    {
        final long value = switch (random.nextInt(6))
        {
            case 0 -> field.minValue();
            case 1 -> field.maxValue();
            case 2 -> random.nextInt(-2, 20);
            case 3 -> random.nextLong(1_000) * 100_000_000L;
            default -> random.nextLong() >> random.nextInt(64);
        };
        return field.isInRange(value) ? value : field.maxValue();
    }

    private void assertTakenOrRefused(final EngineOnLines venue, final int length, final String story)
    {
        final long before = venue.stateHash();
        final List<JsonNode> told = venue.apply(frame, length, story);
        if (told.stream().anyMatch(RefusalTable::isRefusal))
        {
            final boolean hashed = told.get(0).get("eventSequence").asLong() % WireEngine.EVENTS_PER_STATE_HASH == 0;
            assertEquals(hashed ? 2 : 1, told.size(), story);
            assertEquals(before, venue.stateHash(), story);
        }
    }
}
