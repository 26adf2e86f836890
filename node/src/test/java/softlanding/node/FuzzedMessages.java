package softlanding.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.json.JsonReader;
import softlanding.node.gate.MessageFrames;

/** Messages of sound frames, and of frames and envelopes that were cut, changed or spliced. */
final class FuzzedMessages
{
    private static final int MOST_FRAMES = 6;

    private final Random random;
    private final List<byte[]> sound = new ArrayList<>();
    private final ExpandableArrayBuffer message = new ExpandableArrayBuffer();
    private int length;

    FuzzedMessages(final Random random)
    {
        this.random = random;
        final JsonReader json = new JsonReader();
        final List<String> lines = new ArrayList<>(VenueLines.usual().price("870").account(8, "3").take());
        lines.add("{'type':'NodeRestarted','timestampNs':'9'}".replace('\'', '"'));
        lines.add("{'type':'TimeAdvanced','timestampNs':'9'}".replace('\'', '"'));
        lines.forEach(line ->
        {
            final byte[] frame = new byte[json.read(line)];
            json.frame().getBytes(0, frame);
            sound.add(frame);
        });
        sound.add(new byte[0]);
    }

    void next()
    {
        length = MessageFrames.begin(message, 0);
        final int frames = random.nextInt(MOST_FRAMES);
        for (int i = 0; i < frames; i++)
        {
            final byte[] frame = frame();
            length = MessageFrames.add(message, 0, length, new UnsafeBuffer(frame), 0, frame.length);
        }
        if (random.nextInt(20) == 0)
        {
            message.putByte(random.nextInt(length), (byte)random.nextInt(256));
        }
        if (random.nextInt(20) == 0)
        {
            length = Math.max(0, length + random.nextInt(9) - 4);
        }
    }

    DirectBuffer message()
    {
        return message;
    }

    int length()
    {
        return length;
    }

    private byte[] frame()
    {
        final byte[] frame = sound.get(random.nextInt(sound.size())).clone();
        return switch (random.nextInt(6))
        {
            case 0 -> changed(frame);
            case 1 -> java.util.Arrays.copyOf(frame, Math.max(0, frame.length + random.nextInt(9) - 5));
            case 2 -> spliced(frame);
            default -> frame;
        };
    }

    private byte[] changed(final byte[] frame)
    {
        for (int i = random.nextInt(3); i >= 0 && frame.length > 0; i--)
        {
            frame[random.nextInt(frame.length)] = (byte)(random.nextBoolean() ? 0xff : random.nextInt(256));
        }
        return frame;
    }

    private byte[] spliced(final byte[] frame)
    {
        final byte[] from = sound.get(random.nextInt(sound.size()));
        final int at = Math.min(frame.length, from.length) == 0 ? 0 : random.nextInt(Math.min(frame.length, from.length));
        System.arraycopy(from, at, frame, at, Math.min(frame.length, from.length) - at);
        return frame;
    }
}
