package softlanding.gateway;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.JsonWriter;
import softlanding.engine.state.EngineLimits;
import softlanding.gateway.client.ConnectionSettings;
import softlanding.gateway.client.MappedOutbox;
import softlanding.gateway.node.Client;
import softlanding.gateway.node.DirectNodeContext;
import softlanding.gateway.node.ReadScope;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.node.MarginNode;
import softlanding.node.MarginNodeContext;
import softlanding.node.VenueLines;
import softlanding.node.config.ReadRight;
import softlanding.node.gate.MessageFrames;
import softlanding.node.gate.Principal;
import softlanding.node.gate.SourceRole;
import softlanding.node.input.RecordedStep;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.Origin;
import softlanding.node.replay.WantedTerms;

/** A small venue: its limits, its clients, its events, and what its journal says. */
final class TestVenue
{
    static final EngineLimits LIMITS = new EngineLimits(4, 16, 256, 8, 1_000, 16_000, 4_000, 64, 1_024);
    static final int VENUE = 7;
    static final int OTHER = 8;
    static final int READER = 21;
    static final int SECOND_READER = 22;
    static final String CHANNEL = "aeron:ipc?term-length=4m|mtu=8k";

    private final JsonReader json = new JsonReader();
    private final ExpandableArrayBuffer message = new ExpandableArrayBuffer();
    private int length;
    private int frames;

    static byte[] secret(final int clientId)
    {
        return ("the secret of client " + clientId).getBytes(StandardCharsets.US_ASCII);
    }

    static ConnectionSettings settings(final Path driver, final int clientId)
    {
        return new ConnectionSettings(driver, CHANNEL, clientId, secret(clientId));
    }

    static DirectNodeContext node(final Path journal, final Path driver)
    {
        final DirectNodeContext context = new DirectNodeContext()
            .journalDirectory(journal)
            .driverDirectory(driver)
            .channel(CHANNEL)
            .client(source(VENUE))
            .client(source(OTHER))
            .client(reader(READER))
            .client(reader(SECOND_READER));
        context.pipeline().terms(new WantedTerms().limits(LIMITS).clock(ClockMode.WALL));
        return context;
    }

    static Client source(final int id)
    {
        return new Client(
            Principal.of(id, SourceRole.ALL), new ReadScope(id, Set.of(), new long[0], false), List.of(secret(id)));
    }

    static Client reader(final int id)
    {
        return new Client(
            Principal.of(id), new ReadScope(id, Set.of(ReadRight.ALL), new long[0], false), List.of(secret(id)));
    }

    /** The lines of a venue, then prices that fall and rise, so that the account is liquidated and trades again. */
    static List<String> lines(final int count)
    {
        final Random random = new Random(20_261_130);
        final VenueLines lines = VenueLines.usual();
        final List<String> all = new ArrayList<>(lines.take());
        long transfer = 10;
        while (all.size() < count)
        {
            lines.price(Integer.toString(820 + random.nextInt(300)));
            if (random.nextInt(4) == 0)
            {
                lines.add("CashTransferRequested",
                    "'accountId':'7','transferId':'" + transfer++ + "','amount':'" + random.nextInt(50) + "'");
            }
            all.addAll(lines.take());
        }
        return all.subList(0, count);
    }

    /** Makes a message of lines; it is valid until the next call. */
    TestVenue of(final List<String> lines)
    {
        length = MessageFrames.begin(message, 0);
        frames = lines.size();
        for (final String line : lines)
        {
            final int frameLength = json.read(line);
            length = MessageFrames.add(message, 0, length, json.frame(), 0, frameLength);
        }
        return this;
    }

    /** Adds a frame that is none. */
    TestVenue andUnsound()
    {
        length = MessageFrames.add(message, 0, length, new UnsafeBuffer(new byte[]{1, 2, 3}), 0, 3);
        frames++;
        return this;
    }

    DirectBuffer message()
    {
        return message;
    }

    int length()
    {
        return length;
    }

    long append(final MappedOutbox outbox)
    {
        return outbox.append(frames, message, 0, length);
    }

    /** Returns the sequences of a source in a journal, in order. */
    static List<Long> sequences(final Path journal, final int sourceId)
    {
        final List<Long> found = new ArrayList<>();
        try (JournalReader reader = Origin.openEvents(journal))
        {
            reader.readToEnd((sequence, buffer, offset, recordLength) ->
            {
                if (Origin.sourceId(buffer, offset) == sourceId)
                {
                    found.add(Origin.sourceSequence(buffer, offset));
                }
            });
        }
        return found;
    }

    static List<String> decisions(final Path journal)
    {
        final JsonWriter writer = new JsonWriter();
        final List<String> lines = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(journal, JournalStream.DECISIONS))
        {
            reader.readToEnd((sequence, buffer, offset, recordLength) ->
                lines.add(text(writer, buffer, offset, recordLength)));
        }
        return lines;
    }

    static String text(final JsonWriter writer, final DirectBuffer buffer, final int offset, final int length)
    {
        return new String(
            writer.line(), 0, writer.write(buffer, offset, length), StandardCharsets.UTF_8);
    }

    /** Runs a new node over the events of a journal, and returns its decisions. */
    static List<String> playAgain(final Path journal, final Path again)
    {
        final JsonWriter writer = new JsonWriter();
        final RecordedStep step = new RecordedStep();
        try (MarginNode node = MarginNode.launch(new MarginNodeContext()
            .journalDirectory(again).egress((buffer, offset, length) -> {}).engineLimits(LIMITS)
            .clock(ClockMode.EVENTS));
            JournalReader reader = Origin.openEvents(journal))
        {
            reader.readToEnd((sequence, buffer, offset, recordLength) ->
            {
                if (step.add(RecordedStep.text(writer, buffer, offset, recordLength)))
                {
                    while (!node.offerRecorded(step.message(), 0, step.length()))
                    {
                        Thread.onSpinWait();
                    }
                    step.clear();
                }
            });
        }
        return decisions(again);
    }
}
