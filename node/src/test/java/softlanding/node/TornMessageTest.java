package softlanding.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.journal.Durability;
import softlanding.journal.JournalFolder;
import softlanding.journal.JournalSettings;
import softlanding.journal.JournalStream;
import softlanding.journal.JournalWriter;
import softlanding.node.command.CommandLineRun;
import softlanding.node.gate.HelloVerdict;
import softlanding.node.gate.Principal;
import softlanding.node.gate.SourceRole;
import softlanding.node.pipeline.EventPipeline;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.Origin;

/** A node that dies between two frames of a message leaves none of them. */
class TornMessageTest
{
    private static final int FRAMES = KilledPipeline.FRAMES;
    private static final int KILLS = 5;

    private final Principal feed = Principal.of(7, SourceRole.FEED);
    private final Pipelines messages = new Pipelines();
    private final JournalText egress = new JournalText();
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void shouldKeepNoHalfOfAMessage(final int written)
    {
        final List<String> whole;
        try (EventPipeline pipeline = open(1))
        {
            offer(pipeline, 1);
            whole = Pipelines.recorded(folder);
        }
        writeHalf(written);
        assertEquals(whole, Pipelines.recorded(folder), "readers stop before it");
        assertEquals(0, CommandLineRun.of("replay", "--journal", folder).exitCode());
        final CommandLineRun recover = CommandLineRun.of("recover", "--journal", folder);
        assertEquals(0, recover.exitCode(), recover.err());

        try (EventPipeline pipeline = open(2))
        {
            assertEquals(FRAMES, pipeline.gate().table().source(7).lastSequence());
            assertTrue(Files.exists(folder.resolve("unfinished-1")));
            offer(pipeline, FRAMES + 1);
        }
        final List<String> after = Pipelines.recorded(folder);
        assertEquals(whole, after.subList(0, whole.size()));
        assertEquals(whole.size() + 2 + FRAMES, after.size(), "a restart, the lag and one message more");
    }

    @Test
    void shouldKeepEveryMessageWholeWhenKilled() throws IOException, InterruptedException
    {
        final Random random = new Random(20_260_803);
        for (int kill = 0; kill < KILLS; kill++)
        {
            final Process process = KilledPipeline.start(folder);
            final long acknowledged = killAfter(process, 1 + random.nextInt(3_000));
            try (EventPipeline pipeline = EventPipeline.recover(KilledPipeline.context(folder)))
            {
                final long last = pipeline.gate().table().source(7).lastSequence();
                assertEquals(0, last % FRAMES, "kill " + kill);
                assertTrue(last >= acknowledged, last + " after " + acknowledged + " were acknowledged");
            }
        }
        long expected = 1;
        for (final String line : Pipelines.recorded(folder))
        {
            if (line.startsWith("{\"origin\":{\"sourceId\":7,"))
            {
                assertTrue(line.contains("\"sequence\":\"" + expected + "\",\"framesToCome\":" +
                    (FRAMES - 1 - (expected - 1) % FRAMES) + ","), line);
                expected++;
            }
        }
        assertTrue(expected > KILLS * FRAMES);
    }

    private static long killAfter(final Process process, final int messagesBefore)
        throws IOException, InterruptedException
    {
        long acknowledged = 0;
        try (DataInputStream told = new DataInputStream(process.getInputStream()))
        {
            for (int i = 0; i < messagesBefore; i++)
            {
                acknowledged = told.readLong();
            }
            process.destroyForcibly().waitFor();
            return lastOf(told, acknowledged);
        }
    }

    /** Reads what was told before the end. */
    private static long lastOf(final DataInputStream told, final long before)
    {
        long last = before;
        try
        {
            while (true)
            {
                last = told.readLong();
            }
        }
        catch (final IOException e)
        {
            return last;
        }
    }

    private EventPipeline open(final long nowNs)
    {
        final EventPipeline pipeline =
            EventPipeline.recover(Pipelines.context(folder, ClockMode.WALL, egress));
        pipeline.start(Pipelines.NOW + nowNs);
        assertTrue(pipeline.openStream(feed, 1, false, Pipelines.NOW) != HelloVerdict.OTHER_STREAM);
        return pipeline;
    }

    private void offer(final EventPipeline pipeline, final long sequence)
    {
        final String line = "{'type':'TimeAdvanced','timestampNs':'" + (Pipelines.NOW + sequence) + "'}";
        messages.of(List.of(line, line, line, line, line));
        assertTrue(pipeline.offer(
            feed, sequence, Pipelines.NOW + sequence, messages.message(), 0, messages.length()).isTaken());
    }

    /** Writes the first frames of a message, as a node does that dies after them. */
    private void writeHalf(final int written)
    {
        messages.of(List.of("{'type':'TimeAdvanced','timestampNs':'" + (Pipelines.NOW + 9) + "'}"));
        final int frameBytes = messages.length() - 6;
        final UnsafeBuffer record = new UnsafeBuffer(new byte[Origin.BYTES + frameBytes]);
        record.putBytes(Origin.BYTES, messages.message(), 6, frameBytes);
        try (JournalFolder held =
            JournalFolder.open(folder, JournalSettings.of(Durability.SURVIVES_PROCESS_CRASH)))
        {
            final JournalWriter writer = held.writer(JournalStream.EVENTS, Origin::framesToCome);
            for (int i = 0; i < written; i++)
            {
                Origin.putSource(record, 0, 7, FRAMES + 1 + i, FRAMES - 1 - i);
                Origin.putTimes(record, 0, 1, 1, -1);
                writer.append(record, 0, record.capacity(), false);
            }
        }
    }
}
