package softlanding.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.driver.MediaDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.codecs.json.JsonWriter;
import softlanding.gateway.client.ConnectionSettings;
import softlanding.gateway.client.DecisionSubscriber;
import softlanding.gateway.client.MappedOutbox;
import softlanding.gateway.client.ReadRequest;
import softlanding.gateway.client.RecordListener;
import softlanding.gateway.client.StopReason;
import softlanding.gateway.client.VenueClient;
import softlanding.gateway.client.VenueListener;

/** A node, its clients and a media driver in one process: what is handed over arrives once, and is answered. */
@SuppressWarnings("try") // drivers and nodes only have to run
class GatewayTest
{
    private static final int OUTBOX_BYTES = 1 << 20;

    @TempDir
    private Path folder;
    private MediaDriver driver;
    private Path aeron;
    private Path journal;
    private final TestVenue venue = new TestVenue();
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void launchDriver()
    {
        aeron = folder.resolve("aeron");
        journal = folder.resolve("journal");
        driver = TestDriver.launch(aeron);
    }

    @AfterEach
    void closeDriver()
    {
        driver.close();
    }

    @Test
    void shouldHandEveryEventOverOnceAndEveryDecisionOut()
    {
        final List<String> lines = TestVenue.lines(5_000);
        final List<String> read = new ArrayList<>();
        try (RunningNode running = new RunningNode(TestVenue.node(journal, aeron));
            MappedOutbox outbox = outbox("outbox");
            VenueClient client = client(TestVenue.VENUE, outbox, false);
            DecisionSubscriber reader = reader(TestVenue.READER, ReadRequest.decisionsAfter(0, 0), read))
        {
            int next = 0;
            while (client.acceptedPosition() < lines.size())
            {
                if (next < lines.size() && venue.of(lines.subList(next, next + 1)).append(outbox) > 0)
                {
                    next++;
                }
                client.poll();
                reader.poll();
                assertNull(client.stopped());
            }
            await(() -> reader.lastSequence() >= running.node().lastApplied(), reader::poll);
        }
        assertEquals(LongStream.rangeClosed(1, lines.size()).boxed().toList(),
            TestVenue.sequences(journal, TestVenue.VENUE));
        final List<String> decisions = TestVenue.decisions(journal);
        assertEquals(decisions.subList(0, read.size()), read);
        assertTrue(read.size() > 1_000, "decisions read: " + read.size());
        assertEquals(decisions, TestVenue.playAgain(journal, folder.resolve("again")));
    }

    @Test
    void shouldTellEveryRefusedFrameAndGoOnBehindIt()
    {
        final List<String> lines = TestVenue.lines(20);
        try (RunningNode running = new RunningNode(TestVenue.node(journal, aeron));
            MappedOutbox outbox = outbox("outbox");
            VenueClient client = client(TestVenue.VENUE, outbox, false))
        {
            venue.of(lines.subList(0, 10)).andUnsound().append(outbox);
            venue.of(lines.subList(10, 20)).append(outbox);
            await(() -> client.acceptedPosition() == 21, client::poll);
        }
        assertEquals(List.of("refused 11 TOO_SHORT"), heard);
        assertEquals(21, TestVenue.sequences(journal, TestVenue.VENUE).size());
    }

    @Test
    void shouldTakeNothingOfASecondOutboxUnlessItIsTheNextStream()
    {
        final List<String> lines = TestVenue.lines(20);
        try (RunningNode running = new RunningNode(TestVenue.node(journal, aeron)))
        {
            hand(lines.subList(0, 10), "first", false);
            try (MappedOutbox second = outbox("second"))
            {
                venue.of(lines.subList(10, 20)).append(second);
                try (VenueClient client = client(TestVenue.VENUE, second, false))
                {
                    await(() -> client.stopped() == StopReason.OTHER_STREAM, client::poll);
                }
                try (VenueClient client = client(TestVenue.VENUE, second, true))
                {
                    await(() -> client.acceptedPosition() == 10, client::poll);
                }
            }
        }
        assertEquals(LongStream.rangeClosed(1, 20).boxed().toList(),
            TestVenue.sequences(journal, TestVenue.VENUE));
    }

    @Test
    void shouldNotAnswerAClientWithAWrongSecret()
    {
        try (RunningNode running = new RunningNode(TestVenue.node(journal, aeron));
            MappedOutbox outbox = outbox("outbox");
            VenueClient client = new VenueClient(
                new ConnectionSettings(aeron, TestVenue.CHANNEL, TestVenue.VENUE, TestVenue.secret(TestVenue.OTHER)),
                outbox, false, VenueClient.OnLoss.STOP, new Heard()))
        {
            venue.of(TestVenue.lines(5)).append(outbox);
            await(() -> running.node().unauthenticated() > 3, client::poll);
            assertEquals(0, client.acceptedPosition());
            assertNull(client.stopped());
        }
        assertEquals(List.of(), TestVenue.sequences(journal, TestVenue.VENUE));
    }

    @Test
    void shouldEndTheOlderOfTwoSessionsOfOneClient()
    {
        final List<String> lines = TestVenue.lines(10);
        try (RunningNode running = new RunningNode(TestVenue.node(journal, aeron));
            MappedOutbox outbox = outbox("outbox");
            VenueClient older = client(TestVenue.VENUE, outbox, false))
        {
            venue.of(lines.subList(0, 5)).append(outbox);
            await(() -> older.acceptedPosition() == 5, older::poll);
            try (VenueClient newer = client(TestVenue.VENUE, outbox, false))
            {
                await(newer::isConnected, newer::poll);
                await(() -> older.stopped() == StopReason.SUPERSEDED, older::poll);
                venue.of(lines.subList(5, 10)).append(outbox);
                await(() -> newer.acceptedPosition() == 10, newer::poll);
            }
        }
        assertEquals(10, TestVenue.sequences(journal, TestVenue.VENUE).size());
    }

    @Test
    void shouldBeginBehindAnyDecision()
    {
        final List<String> lines = TestVenue.lines(2_000);
        final List<List<String>> parts = new ArrayList<>();
        final List<String> all = new ArrayList<>();
        try (RunningNode running = new RunningNode(TestVenue.node(journal, aeron)))
        {
            hand(lines.subList(0, 1_000), "outbox", false);
            final List<long[]> places = new ArrayList<>();
            try (DecisionSubscriber reader = new DecisionSubscriber(TestVenue.settings(aeron, TestVenue.READER),
                ReadRequest.decisionsAfter(0, 0), (sequence, index, buffer, offset, length) ->
                {
                    all.add(sequence + "." + index);
                    places.add(new long[]{sequence, index});
                }))
            {
                final int expected = TestVenue.decisions(journal).size();
                await(() -> all.size() >= expected, reader::poll);
            }
            for (final int at : new int[]{1, all.size() / 2, all.size() - 2})
            {
                final List<String> part = new ArrayList<>();
                final long[] place = places.get(at);
                try (DecisionSubscriber reader = new DecisionSubscriber(
                    TestVenue.settings(aeron, TestVenue.READER),
                    ReadRequest.decisionsAfter(place[0], (int)place[1]),
                    (sequence, index, buffer, offset, length) -> part.add(sequence + "." + index)))
                {
                    await(() -> part.size() >= all.size() - at - 1, reader::poll);
                }
                parts.add(part.subList(0, all.size() - at - 1));
            }
        }
        assertEquals(all.subList(2, all.size()), parts.get(0));
        assertEquals(all.subList(all.size() / 2 + 1, all.size()), parts.get(1));
        assertEquals(all.subList(all.size() - 1, all.size()), parts.get(2));
    }

    @Test
    void shouldTellARefusalThatWasNotHeard()
    {
        try (RunningNode running = new RunningNode(TestVenue.node(journal, aeron));
            MappedOutbox outbox = outbox("outbox"))
        {
            try (VenueClient deaf = client(TestVenue.VENUE, outbox, false))
            {
                await(deaf::isConnected, deaf::poll);
                final long before = running.node().lastApplied();
                venue.of(List.of()).andUnsound().append(outbox);
                deaf.poll();
                await(() -> TestVenue.sequences(journal, TestVenue.VENUE).size() == 1, () -> {});
                // It is applied after it is journaled, by the node's thread.
                await(() -> running.node().lastApplied() > before, () -> {});
            }
            assertEquals(List.of(), heard);
            assertEquals(0, outbox.state().accepted());
            try (VenueClient client = client(TestVenue.VENUE, outbox, false))
            {
                await(() -> client.acceptedPosition() == 1, client::poll);
            }
        }
        assertEquals(List.of("refused 1 TOO_SHORT"), heard);
    }

    @Test
    void shouldNotWaitForAReaderThatStoppedAndMissNothingForIt()
    {
        final List<String> lines = TestVenue.lines(12_000);
        final List<String> fast = new ArrayList<>();
        final List<String> slow = new ArrayList<>();
        try (RunningNode running = new RunningNode(TestVenue.node(journal, aeron));
            MappedOutbox outbox = outbox("outbox");
            VenueClient client = client(TestVenue.VENUE, outbox, false);
            DecisionSubscriber reading = reader(TestVenue.READER, ReadRequest.decisionsAfter(0, 0), fast);
            DecisionSubscriber stopping = reader(TestVenue.SECOND_READER, ReadRequest.eventsAfter(0), slow))
        {
            await(() -> !slow.isEmpty(), () ->
            {
                stopping.poll();
                reading.poll();
            });
            int next = 0;
            while (client.acceptedPosition() < lines.size())
            {
                final int end = Math.min(next + 20, lines.size());
                next = next < end && venue.of(lines.subList(next, end)).append(outbox) > 0 ? end : next;
                client.poll();
                reading.poll();
            }
            await(() -> reading.lastSequence() > lines.size(), reading::poll);
            assertTrue(slow.size() < lines.size() / 2, "read meanwhile: " + slow.size());
            final long last = running.node().lastApplied();
            await(() -> stopping.lastSequence() >= last, stopping::poll);
            assertEquals(stopping.lastSequence(), slow.size());
        }
        final List<String> decisions = TestVenue.decisions(journal);
        assertEquals(decisions.subList(0, fast.size()), fast);
        assertTrue(slow.size() >= lines.size(), "events read: " + slow.size());
        assertEquals(List.of(), heard);
    }

    private void hand(final List<String> lines, final String name, final boolean isNewStream)
    {
        try (MappedOutbox outbox = outbox(name); VenueClient client = client(TestVenue.VENUE, outbox, isNewStream))
        {
            venue.of(lines).append(outbox);
            await(() -> client.acceptedPosition() == lines.size(), client::poll);
        }
    }

    private MappedOutbox outbox(final String name)
    {
        return MappedOutbox.open(folder.resolve(name), OUTBOX_BYTES, 0);
    }

    private VenueClient client(final int id, final MappedOutbox outbox, final boolean isNewStream)
    {
        return new VenueClient(
            TestVenue.settings(aeron, id), outbox, isNewStream, VenueClient.OnLoss.STOP, new Heard());
    }

    private DecisionSubscriber reader(final int id, final ReadRequest request, final List<String> read)
    {
        final JsonWriter writer = new JsonWriter();
        return new DecisionSubscriber(TestVenue.settings(aeron, id), request, new RecordListener()
        {
            @Override
            public void onRecord(
                final long sequence, final int index, final DirectBuffer buffer, final int offset, final int length)
            {
                read.add(TestVenue.text(writer, buffer, offset, length));
            }

            @Override
            public void onGap(final long previousRecord, final long lastRecord)
            {
                heard.add("gap " + lastRecord + " to " + previousRecord);
            }
        });
    }

    static void await(final BooleanSupplier condition, final Runnable work)
    {
        final long untilNs = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean())
        {
            assertTrue(System.nanoTime() - untilNs < 0, "it did not come within 60 seconds");
            work.run();
            LockSupport.parkNanos(20_000);
        }
    }

    /** Notes what a client hears. */
    private final class Heard implements VenueListener
    {
        @Override
        public void onRefused(final long position, final String reason, final String field)
        {
            heard.add("refused " + position + " " + reason);
        }

        @Override
        public void onNodeLost(final long from, final long to, final boolean resent)
        {
            heard.add("lost " + from + " to " + to + (resent ? " resent" : ""));
        }
    }
}
