package softlanding.lab.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import softlanding.codecs.EventSink;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.EngineFactory;
import softlanding.node.EngineService;
import softlanding.node.MarginNodeContext;
import softlanding.workload.EventStream;
import softlanding.workload.wire.RecordedEvents;

/**
 * An engine that can be thrown away at any time and made anew from the events so far. The new one must decide what the
 * old one decided, byte for byte.
 */
final class RestartingEngine implements EventSink
{
    /** Room for a small venue: made in a moment. */
    private static final EngineLimits LIMITS = new EngineLimits(4, 64, 1_024, 16, 128, 8_192, 512, 256, 8_192);

    private final EngineFactory factory = new MarginNodeContext().engineLimits(LIMITS).engine();
    private final RecordedEvents events = new RecordedEvents();
    private final List<byte[]> decisions = new ArrayList<>();
    private final DecisionSink receiver;
    private List<byte[]> replayed;
    private EngineService engine;

    RestartingEngine(final DecisionSink receiver)
    {
        this.receiver = receiver;
        engine = factory.create(this::onDecision);
    }

    private void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        if (replayed == null)
        {
            decisions.add(bytes);
            receiver.onDecision(buffer, offset, length);
        }
        else
        {
            replayed.add(bytes);
        }
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        events.onEvent(buffer, offset, length);
        engine.onEvent(events.size(), buffer, offset, length);
    }

    /** Fingerprint of all that can influence a later decision. */
    long stateHash()
    {
        return engine.stateHash();
    }

    /** The decisions so far. */
    List<byte[]> decisions()
    {
        return decisions;
    }

    /** Number of events so far. */
    int events()
    {
        return events.size();
    }

    /**
     * Forgets the engine and makes another one from the events.
     *
     * @return what differs, or null if nothing does.
     */
    String restart()
    {
        final long hash = engine.stateHash();
        replayed = new ArrayList<>();
        final EngineService fresh = again(this::onDecision);
        engine = fresh;
        final String difference = difference(replayed);
        replayed = null;
        return difference != null || fresh.stateHash() == hash ? difference :
            "the state differs after a restart at event " + events.size();
    }

    /** Another engine that has had the events so far, and decides for somebody else. */
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

    private String difference(final List<byte[]> again)
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
