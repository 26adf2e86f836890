package softlanding.lab.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.EventSink;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.EngineFactory;
import softlanding.node.EngineService;
import softlanding.workload.EventStream;
import softlanding.workload.wire.RecordedEvents;

/**
 * An engine that can be discarded at any time and rebuilt from the events so far. The new engine must repeat the
 * decisions of the old one byte for byte.
 */
final class RestartingEngine implements EventSink
{
    /** Capacities of a small venue, which make the engine cheap to create. */
    private static final EngineLimits LIMITS = new EngineLimits(4, 64, 1_024, 16, 128, 8_192, 512, 256, 8_192);

    private final EngineFactory factory = EngineFactory.margin(LIMITS);
    private final RecordedEvents events = new RecordedEvents();
    private final List<byte[]> decisions = new ArrayList<>();
    private final DecisionSink receiver;
    private EngineService engine;

    RestartingEngine(final DecisionSink receiver)
    {
        this.receiver = receiver;
        engine = factory.create(this::onDecision);
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        decisions.add(bytes(buffer, offset, length));
        receiver.onDecision(buffer, offset, length);
    }

    private static byte[] bytes(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return bytes;
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        events.onEvent(buffer, offset, length);
        engine.onEvent(events.size(), buffer, offset, length);
    }

    /** Returns a fingerprint of all state that can influence a later decision. */
    long stateHash()
    {
        return engine.stateHash();
    }

    /** Returns the decisions so far. */
    List<byte[]> decisions()
    {
        return decisions;
    }

    /** Returns the number of events so far. */
    int events()
    {
        return events.size();
    }

    /**
     * Discards the engine and rebuilds it from the events.
     *
     * @return the first difference, or null.
     */
    @Nullable String restart()
    {
        final long hash = engine.stateHash();
        final List<byte[]> decided = new ArrayList<>();
        final EngineService fresh =
            again((buffer, offset, length) -> decided.add(bytes(buffer, offset, length)));
        fresh.decideTo(this::onDecision);
        engine = fresh;
        final @Nullable String difference = difference(decided);
        return difference != null || fresh.stateHash() == hash ? difference :
            "the state differs after a restart at event " + events.size();
    }

    /** Returns another engine that has applied the events so far. Its later decisions go to another sink. */
    EngineService again(final DecisionSink sink)
    {
        final EngineService fresh = factory.create(sink);
        final EventStream stream = events.play();
        for (int i = 1; i <= events.size(); i++)
        {
            final long sequence = i;
            stream.next((buffer, offset, length) -> fresh.onEvent(sequence, buffer, offset, length));
        }
        return fresh;
    }

    private @Nullable String difference(final List<byte[]> again)
    {
        if (again.size() != decisions.size())
        {
            return "a restart at event " + events.size() + " makes " + again.size() + " decisions, not " +
                decisions.size();
        }
        for (int i = 0; i < decisions.size(); i++)
        {
            if (!Arrays.equals(again.get(i), decisions.get(i)))
            {
                return "decision " + i + " differs after a restart at event " + events.size();
            }
        }
        return null;
    }
}
