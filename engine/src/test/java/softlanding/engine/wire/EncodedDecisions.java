package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import softlanding.codecs.BlockLayout;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.FrameCheck;
import softlanding.codecs.GroupSizeEncodingDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageLayout;
import softlanding.engine.state.EventContext;

/**
 * Decisions as they are encoded. A frame is read by the catalog of the schema, and its values are compared in the order
 * of the schema: first time, sequence and index.
 */
abstract class EncodedDecisions
{
    static final long TIME = 1_700_000_000_000_000_001L;
    static final long SEQUENCE = 4_711;
    /** Stands for a field that is absent. */
    static final Object ABSENT = "absent";

    final List<List<Object>> read = new ArrayList<>();
    final Set<String> messages = new HashSet<>();
    final EventContext event = new EventContext();
    final DecisionEncoder encoder = new DecisionEncoder(event, this::onDecision);
    private final FrameCheck check = new FrameCheck();

    @BeforeEach
    final void begin()
    {
        event.begin(SEQUENCE, TIME);
        encoder.beginEvent(SEQUENCE, TIME);
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        assertNotNull(check.refusalOfEvent(buffer, offset, length), "a decision is no event");
        assertNull(check.refusal(buffer, offset, length));
        final MessageLayout message = check.messageOf(buffer, offset);
        messages.add(message.name());
        final List<Object> values = new ArrayList<>();
        int position = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        add(values, message.root(), buffer, position);
        position += message.root().length();
        for (final BlockLayout group : message.groups())
        {
            final GroupSizeEncodingDecoder size = new GroupSizeEncodingDecoder().wrap(buffer, position);
            values.add((long)size.numInGroup());
            position += GroupSizeEncodingDecoder.ENCODED_LENGTH;
            for (int i = 0; i < size.numInGroup(); i++)
            {
                add(values, group, buffer, position);
                position += group.length();
            }
        }
        assertEquals(length, position - offset);
        read.add(values);
    }

    private static void add(
        final List<Object> values, final BlockLayout block, final DirectBuffer buffer, final int offset)
    {
        for (final FieldLayout field : block.fields())
        {
            if (field.kind() == FieldLayout.Kind.TEXT)
            {
                values.add(buffer.getStringWithoutLengthAscii(
                    offset + field.offset(), field.textLength(buffer, offset)));
                continue;
            }
            final long value = field.get(buffer, offset);
            values.add(value == field.nullValue() ? ABSENT :
                field.kind() == FieldLayout.Kind.ENUM ? field.values().nameOf(value) : (Object)value);
        }
    }

    /** The frame written last holds these values, behind its header; enums by their names. */
    final void assertFields(final Object... expected)
    {
        assertFieldsAt(TIME, expected);
    }

    /** The frame written last has this time in its header, and holds these values behind it. */
    final void assertFieldsAt(final long timestampNs, final Object... expected)
    {
        final List<Object> values = new ArrayList<>(List.of(timestampNs, SEQUENCE, (long)(read.size() - 1)));
        for (final Object value : expected)
        {
            values.add(value instanceof Integer number ? Long.valueOf(number) :
                value instanceof Enum<?> constant ? constant.name() : value);
        }
        assertEquals(values, read.get(read.size() - 1));
    }
}
