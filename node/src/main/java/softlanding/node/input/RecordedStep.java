package softlanding.node.input;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.JsonWriter;
import softlanding.codecs.json.UnusableMessageException;
import softlanding.node.FrameRefusedException;
import softlanding.node.gate.MessageFrames;
import softlanding.node.replay.Origin;

/**
 * Text form of events with their origins: one line each, as {@code {"origin":{"sourceId":7,"sequence":"12",
 * "framesToCome":0,"sentNs":"1","ingestNs":"2","clockErrorNs":"-1"},"event":{"type":...}}}. The lines of a message are
 * gathered until it is whole.
 */
public final class RecordedStep
{
    private static final String NUMBER = "\\s*:\\s*\"?(-?\\d{1,19})\"?\\s*";
    private static final Pattern LINE = Pattern.compile(
        "\\s*\\{\\s*\"origin\"\\s*:\\s*\\{\\s*\"sourceId\"" + NUMBER + ",\\s*\"sequence\"" + NUMBER +
        ",\\s*\"framesToCome\"" + NUMBER + ",\\s*\"sentNs\"" + NUMBER + ",\\s*\"ingestNs\"" + NUMBER +
        ",\\s*\"clockErrorNs\"" + NUMBER + "\\}\\s*,\\s*\"event\"\\s*:(.*)\\}\\s*", Pattern.DOTALL);
    private static final int MOST_TO_COME = MessageFrames.MOST_FRAMES - 1;

    private final JsonReader json = new JsonReader();
    private final ExpandableArrayBuffer message = new ExpandableArrayBuffer();
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[1 << 16]);
    private int length = MessageFrames.begin(message, 0);
    private int records;
    private long toCome;

    /**
     * Returns the text form of a record of the events journal.
     *
     * @return one line without its end; without origin where the record has none.
     */
    public static String text(
        final JsonWriter json, final DirectBuffer buffer, final int offset, final int recordLength)
    {
        final int origin = Origin.length(buffer, offset, recordLength);
        final int eventLength = json.write(buffer, offset + origin, recordLength - origin);
        final String event = new String(json.line(), 0, eventLength, StandardCharsets.US_ASCII);
        return origin == 0 ? event : "{\"origin\":{\"sourceId\":" + Origin.sourceId(buffer, offset) +
            ",\"sequence\":\"" + Origin.sourceSequence(buffer, offset) +
            "\",\"framesToCome\":" + Origin.framesToCome(buffer, offset, recordLength) +
            ",\"sentNs\":\"" + Origin.sentNs(buffer, offset) +
            "\",\"ingestNs\":\"" + Origin.ingestNs(buffer, offset) +
            "\",\"clockErrorNs\":\"" + Origin.clockErrorNs(buffer, offset) + "\"},\"event\":" + event + "}";
    }

    /**
     * Adds the next line. Where it is refused, what was gathered of its message is dropped.
     *
     * @return whether the message is whole.
     * @throws UnusableMessageException if its event cannot be read.
     * @throws FrameRefusedException    if it has no origin, or is not the next of its message.
     */
    public boolean add(final String line)
    {
        try
        {
            read(line);
            return toCome == 0;
        }
        catch (final UnusableMessageException | FrameRefusedException e)
        {
            clear();
            throw e;
        }
    }

    private void read(final String line)
    {
        final Matcher found = LINE.matcher(line);
        if (!found.matches())
        {
            throw new FrameRefusedException("line: is no event with an origin, as dump --origin writes it");
        }
        final int frameLength = json.read(found.group(7));
        final long sourceId = number(found, 1, "sourceId", 0, Integer.MAX_VALUE);
        final long newToCome = number(found, 3, "framesToCome", 0, MOST_TO_COME);
        if (records > 0 && newToCome != toCome - 1)
        {
            throw new FrameRefusedException(
                "origin.framesToCome: the line before leaves " + toCome + " frames to come, this one " + newToCome);
        }
        if (frameLength + Origin.BYTES > record.capacity())
        {
            throw new FrameRefusedException("event: " + frameLength + " bytes are more than a record holds");
        }
        Origin.putSource(
            record, 0, (int)sourceId, number(found, 2, "sequence", 0, Long.MAX_VALUE), (int)newToCome);
        Origin.putTimes(
            record, 0, number(found, 4, "sentNs", Long.MIN_VALUE, Long.MAX_VALUE),
            number(found, 5, "ingestNs", Long.MIN_VALUE, Long.MAX_VALUE),
            number(found, 6, "clockErrorNs", -1, Long.MAX_VALUE));
        record.putBytes(Origin.BYTES, json.frame(), 0, frameLength);
        length = MessageFrames.add(message, 0, length, record, 0, Origin.BYTES + frameLength);
        records++;
        toCome = newToCome;
    }

    private static long number(
        final Matcher found, final int group, final String name, final long least, final long most)
    {
        try
        {
            final long value = Long.parseLong(found.group(group));
            if (value >= least && value <= most)
            {
                return value;
            }
        }
        catch (final NumberFormatException e)
        {
            throw new FrameRefusedException("origin." + name + ": " + found.group(group) + " is out of range");
        }
        throw new FrameRefusedException("origin." + name + ": " + found.group(group) + " is out of range");
    }

    /** Returns the records that were gathered, as an envelope of {@link MessageFrames}. */
    public DirectBuffer message()
    {
        return message;
    }

    /** Returns the length of the envelope, in bytes. */
    public int length()
    {
        return length;
    }

    /** Returns the number of records that were gathered. */
    public int records()
    {
        return records;
    }

    /** Begins the next message. */
    public void clear()
    {
        length = MessageFrames.begin(message, 0);
        records = 0;
        toCome = 0;
    }
}
