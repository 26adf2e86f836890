package softlanding.codecs;

import java.util.Random;
import java.util.stream.IntStream;
import org.agrona.ExpandableArrayBuffer;

/** Generates sound frames of any message with random values. Extreme values are frequent. */
public final class RandomFrames
{
    private static final int MAX_ENTRIES = 5;

    private final Random random;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final GroupSizeEncodingEncoder dimensions = new GroupSizeEncodingEncoder();

    /** Creates a generator with a seed. */
    public RandomFrames(final long seed)
    {
        random = new Random(seed);
    }

    /** Returns a new frame of a message. */
    public byte[] next(final MessageLayout message)
    {
        final MessageCatalog catalog = MessageCatalog.instance();
        header.wrap(buffer, 0)
            .blockLength(message.root().length())
            .templateId(message.templateId())
            .schemaId(catalog.schemaId())
            .version(catalog.version());
        int position = fill(message.root(), MessageHeaderEncoder.ENCODED_LENGTH);
        for (final BlockLayout group : message.groups())
        {
            final int count = random.nextInt(MAX_ENTRIES);
            dimensions.wrap(buffer, position).blockLength(group.length()).numInGroup(count);
            position += GroupSizeEncodingEncoder.ENCODED_LENGTH;
            for (int i = 0; i < count; i++)
            {
                position = fill(group, position);
            }
        }
        final byte[] frame = new byte[position];
        buffer.getBytes(0, frame);
        return frame;
    }

    /** Returns a random value of a field; for an optional field it may be the null value. */
    public long value(final FieldLayout field)
    {
        if (field.optional() && random.nextInt(4) == 0)
        {
            return field.nullValue();
        }
        if (field.kind() == FieldLayout.Kind.ENUM)
        {
            final int[] values = IntStream.range(0, 256).filter(v -> field.values().nameOf(v) != null).toArray();
            return values[random.nextInt(values.length)];
        }
        return switch (random.nextInt(6))
        {
            case 0 -> field.minValue();
            case 1 -> field.maxValue();
            case 2 -> inRange(field, random.nextInt(3) - 1);
            case 3 -> inRange(field, random.nextInt(2_000_000) * 100_000L);
            default -> inRange(field, random.nextLong() >> random.nextInt(64));
        };
    }

    /** Returns printable ASCII, at most as long as the field. */
    public String text(final FieldLayout field)
    {
        return random.ints(random.nextInt(field.length() + 1), ' ', '~' + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    }

    private int fill(final BlockLayout block, final int offset)
    {
        buffer.setMemory(offset, block.length(), (byte)0);
        for (final FieldLayout field : block.fields())
        {
            if (field.kind() == FieldLayout.Kind.TEXT)
            {
                buffer.putStringWithoutLengthAscii(offset + field.offset(), text(field));
            }
            else
            {
                field.put(buffer, offset, value(field));
            }
        }
        return offset + block.length();
    }

    private static long inRange(final FieldLayout field, final long value)
    {
        return field.isInRange(value) ? value : field.length() == Long.BYTES ? field.maxValue() : (int)value >>> 1;
    }
}
