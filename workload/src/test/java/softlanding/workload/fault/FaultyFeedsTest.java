package softlanding.workload.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import softlanding.codecs.Bool;
import softlanding.codecs.FeedInterruptedDecoder;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.MarksChangedDecoder;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.NodeRestartedDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.TimeAdvancedDecoder;
import softlanding.codecs.VolatilitySurfaceChangedDecoder;
import softlanding.workload.EventStream;
import softlanding.workload.venue.SeededVenue;
import softlanding.workload.venue.VenueSettings;

/** A seeded venue tells each market as one update; its faulty feeds tell it in any shape. */
class FaultyFeedsTest
{
    private static final VenueSettings SETTINGS = settings();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Map<Integer, Integer> eventsByTemplate = new HashMap<>();
    private final Map<Bool, Integer> spots = new HashMap<>();
    private int tornUpdates;
    private boolean isOpen;

    private static VenueSettings settings()
    {
        final VenueSettings usual = VenueSettings.of(5, 4);
        return new VenueSettings(5, 4, 200, 160, 0.2, 8, usual.startNs(), usual.tickNs(), 0);
    }

    private static List<byte[]> frames(final EventStream stream)
    {
        final List<byte[]> frames = new ArrayList<>();
        boolean more = true;
        while (more)
        {
            more = stream.next((buffer, offset, length) ->
            {
                final byte[] frame = new byte[length];
                buffer.getBytes(offset, frame);
                frames.add(frame);
            });
        }
        return frames;
    }

    private FaultyFeeds faulty(final double perTick, final long untilNs)
    {
        return new FaultyFeeds(new SeededVenue(SETTINGS), 7, perTick, untilNs);
    }

    private void count(final DirectBuffer buffer, final int offset, final int length)
    {
        final int templateId = header.wrap(buffer, offset).templateId();
        eventsByTemplate.merge(templateId, 1, Integer::sum);
        final FieldLayout field =
            MessageCatalog.instance().knownMessage(templateId).root().field("lastFragment");
        final Bool last = field == null ? Bool.NULL_VAL :
            Bool.get((short)field.get(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH));
        if (templateId == SpotPriceChangedDecoder.TEMPLATE_ID)
        {
            spots.merge(last, 1, Integer::sum);
        }
        tornUpdates += isOpen && templateId == NodeRestartedDecoder.TEMPLATE_ID ? 1 : 0;
        isOpen = last == Bool.NULL_VAL ? isOpen && templateId != TimeAdvancedDecoder.TEMPLATE_ID : last == Bool.NO;
    }

    private void play(final double perTick, final long untilNs)
    {
        final EventStream stream = faulty(perTick, untilNs);
        boolean more = true;
        while (more)
        {
            more = stream.next(this::count);
        }
    }

    private int events(final int templateId)
    {
        return eventsByTemplate.getOrDefault(templateId, 0);
    }

    @Test
    void shouldLeaveTheStreamAsItIsWithoutFaults()
    {
        final List<byte[]> plain = frames(new SeededVenue(SETTINGS));
        final List<byte[]> passed = frames(faulty(0, Long.MAX_VALUE));

        assertEquals(plain.size(), passed.size());
        for (int i = 0; i < plain.size(); i++)
        {
            assertArrayEquals(plain.get(i), passed.get(i));
        }
    }

    @Test
    void shouldBeginFaultsThoughTheVenueTellsManyMarksInOneEvent()
    {
        play(0.3, Long.MAX_VALUE);

        assertTrue(events(FeedInterruptedDecoder.TEMPLATE_ID) > 0);
        assertTrue(events(NodeRestartedDecoder.TEMPLATE_ID) > 0);
    }

    @Test
    void shouldTellUpdatesGatheredAsFragmentsAsLoneMarksAndTorn()
    {
        play(1e-9, Long.MAX_VALUE);

        assertTrue(events(MarksChangedDecoder.TEMPLATE_ID) > 0);
        assertTrue(events(VolatilitySurfaceChangedDecoder.TEMPLATE_ID) > 0);
        assertTrue(spots.get(Bool.NO) > 0, spots::toString);
        assertTrue(spots.get(Bool.NULL_VAL) > 0, spots::toString);
        assertTrue(tornUpdates > 0, "no update was torn");
    }

    @Test
    void shouldTearNothingAndLoseNothingAfterTheLastFault()
    {
        play(1, 0);

        assertEquals(0, events(NodeRestartedDecoder.TEMPLATE_ID));
        assertEquals(0, tornUpdates);
    }

    @Test
    void shouldRepeatItself()
    {
        final List<byte[]> one = frames(faulty(0.3, Long.MAX_VALUE));
        final List<byte[]> other = frames(faulty(0.3, Long.MAX_VALUE));

        assertEquals(one.size(), other.size());
        assertNotEquals(frames(new SeededVenue(SETTINGS)).size(), one.size());
        for (int i = 0; i < one.size(); i++)
        {
            assertArrayEquals(one.get(i), other.get(i));
        }
    }
}
