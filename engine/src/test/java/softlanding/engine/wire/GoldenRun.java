package softlanding.engine.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.agrona.DirectBuffer;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.json.JsonReader;
import softlanding.engine.state.EngineLimits;

/**
 * One stream of events, applied to a new engine: decisions counted by type, orders by policy and unit too; the bytes of
 * all decisions and the last state hashed.
 */
final class GoldenRun
{
    private static final EngineLimits LIMITS = new EngineLimits(4, 64, 1_024, 16, 128, 8_192, 512, 256, 8_192);

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final Map<String, Integer> decisionsByType = new TreeMap<>();
    private final MessageDigest digest = sha256();
    private final WireEngine engine = new WireEngine(LIMITS, this::onDecision);
    private long events;
    private int decisions;

    private GoldenRun()
    {
    }

    /** Applies compressed JSON lines. */
    static GoldenRun of(final Path file) throws IOException
    {
        final GoldenRun run = new GoldenRun();
        final JsonReader json = new JsonReader();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)))
        {
            for (String line = lines.readLine(); line != null; line = lines.readLine())
            {
                final int length = json.read(line);
                run.engine.onEvent(++run.events, json.frame(), 0, length);
            }
        }
        return run;
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        decisions++;
        final int templateId = header.wrap(buffer, offset).templateId();
        final String type = MessageCatalog.instance().message(templateId).name();
        decisionsByType.merge(type, 1, Integer::sum);
        if (templateId == LiquidationOrderedDecoder.TEMPLATE_ID)
        {
            ordered.wrapAndApplyHeader(buffer, offset, header);
            decisionsByType.merge(type + "." + ordered.policy() + "." + ordered.unitKind(), 1, Integer::sum);
        }
        final byte[] frame = new byte[length];
        buffer.getBytes(offset, frame);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
        digest.update(frame);
    }

    /** Decisions of a type; with policy and unit, orders of that kind. */
    int count(final String type)
    {
        return decisionsByType.getOrDefault(type, 0);
    }

    /** Everything to be compared, by name. Called once: the hash over the decisions ends with it. */
    Map<String, String> result(final String label)
    {
        final Map<String, String> result = new TreeMap<>();
        decisionsByType.forEach((type, count) -> result.put(label + ".count." + type, Integer.toString(count)));
        result.put(label + ".events", Long.toString(events));
        result.put(label + ".decisions", Integer.toString(decisions));
        result.put(label + ".decisionsHash", String.format("%016x", ByteBuffer.wrap(digest.digest()).getLong()));
        result.put(label + ".stateHash", String.format("%016x", engine.stateHash()));
        return result;
    }

    private static MessageDigest sha256()
    {
        try
        {
            return MessageDigest.getInstance("SHA-256");
        }
        catch (final NoSuchAlgorithmException e)
        {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
