package softlanding.engine.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MarginReportedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.ProtectionOrderedDecoder;
import softlanding.codecs.ProtectionPurpose;
import softlanding.engine.MarginEngine;
import softlanding.engine.screening.ScreeningCounters;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.copy.StateCopy;
import softlanding.engine.state.copy.StateInMemory;

/** The same events to an engine that looks at every account and to one that looks at few: both must decide the same. */
public final class TwinEngines
{
    /** One event, told to an engine. */
    public interface Event
    {
        void applyTo(MarginEngine engine, long sequence);
    }

    /** An order that was made, for somebody to answer. */
    public record Order(long orderId, long accountId, long quantity, int instrumentId, long limitPrice)
    {
    }

    private static final int EVENTS_PER_HASH = 64;
    private static final int IDLE_CYCLE = 11;
    private static final int MOST_IDLE = 4;

    private final EngineLimits limits;
    private final Side scan;
    private final Side certified;
    private Side loaded;
    private int eventsPerLoad;
    private int loads;
    private Consumer<StateInMemory> saved = state -> {};
    private final List<Order> orders = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final ProtectionOrderedDecoder protection = new ProtectionOrderedDecoder();
    private final MarginReportedDecoder reported = new MarginReportedDecoder();
    private final Map<Integer, Long> positions = new TreeMap<>();
    private final SilenceCheck silence = new SilenceCheck();
    private long sequence;
    private long decisions;
    private long rejections;
    private double initialExcess;
    private Event question;
    private long answers;
    private final long[] protectionOrders = new long[3];

    public TwinEngines(final EngineLimits limits, final ScreeningSettings settings)
    {
        this.limits = limits;
        scan = new Side(limits, ScreeningSettings.fullScan());
        certified = new Side(limits, settings);
    }

    /**
     * From now on the engine that looks at few accounts is asked before every event, and the other one is not. Both
     * must still decide the same, and a question must leave everything but the remembered ids as it is.
     */
    public void askBefore(final Event newQuestion)
    {
        question = newQuestion;
    }

    private void ask(final long timestampNs)
    {
        final long before = certified.engine.hashWithoutIds();
        certified.apply(sequence, timestampNs, question);
        if (certified.engine.hashWithoutIds() != before)
        {
            throw new AssertionError("a question changed the state: before sequence=" + sequence);
        }
        certified.forEach(frame -> answers++);
    }

    /** Returns the number of decisions that were answers to questions. */
    public long answers()
    {
        return answers;
    }

    /**
     * From now on a third engine gets the same events. Again and again it is replaced by a new one that is loaded with
     * the saved state of the others.
     */
    public void loadEvery(final int newEventsPerLoad, final Consumer<StateInMemory> newSaved)
    {
        eventsPerLoad = newEventsPerLoad;
        saved = newSaved;
    }

    /** Returns the number of engines that were loaded. */
    public int loads()
    {
        return loads;
    }

    private void load()
    {
        if (eventsPerLoad > 0 && sequence % eventsPerLoad == 0 && certified.engine.isAtRest())
        {
            final StateInMemory state = new StateInMemory();
            certified.engine.copyState(StateCopy.to(state));
            loaded = new Side(limits, ScreeningSettings.defaults());
            loaded.engine.copyState(StateCopy.from(state));
            loads++;
            if (loads % 2 == 0)
            {
                loaded.engine.warmUp();
            }
            if (loaded.engine.stateHash() != certified.engine.stateHash())
            {
                throw new AssertionError("the loaded state differs: sequence=" + sequence);
            }
            saved.accept(state);
        }
    }

    /** Returns the limits of the engines. */
    public EngineLimits limits()
    {
        return limits;
    }

    /** Returns the engine that looks at few accounts. */
    public MarginEngine engine()
    {
        return certified.engine;
    }

    /** Returns the engine that was loaded last. */
    public MarginEngine loadedEngine()
    {
        return loaded.engine;
    }

    private void applyToLoaded(final long timestampNs, final Event event)
    {
        if (loaded == null)
        {
            return;
        }
        loaded.apply(sequence, timestampNs, event);
        if (loaded.length != certified.length ||
            !Arrays.equals(loaded.bytes, 0, loaded.length, certified.bytes, 0, certified.length))
        {
            throw new AssertionError("the loaded engine decides otherwise: sequence=" + sequence + ", loaded=" +
                loaded.types + ", saved=" + certified.types);
        }
        if (sequence % EVENTS_PER_HASH == 0 && loaded.engine.stateHash() != certified.engine.stateHash())
        {
            throw new AssertionError("the loaded engine has another state: sequence=" + sequence);
        }
    }

    /** Applies one event to both; fails unless both decide the same, byte for byte. */
    public void apply(final long timestampNs, final Event event)
    {
        sequence++;
        if (question != null)
        {
            ask(timestampNs);
        }
        scan.apply(sequence, timestampNs, event);
        certified.apply(sequence, timestampNs, event);
        // Idle moments differ from run to run, and no decision may depend on them.
        for (long step = sequence % IDLE_CYCLE; step > IDLE_CYCLE - MOST_IDLE; step--)
        {
            certified.engine.idle();
        }
        if (scan.length != certified.length ||
            !Arrays.equals(scan.bytes, 0, scan.length, certified.bytes, 0, certified.length))
        {
            throw new AssertionError("decisions differ: sequence=" + sequence + ", scan=" + scan.types +
                ", certified=" + certified.types);
        }
        if (sequence % EVENTS_PER_HASH == 0 && scan.engine.hashWithoutIds() != certified.engine.hashWithoutIds())
        {
            throw new AssertionError("states differ: sequence=" + sequence);
        }
        applyToLoaded(timestampNs, event);
        load();
        scan.forEach(this::note);
    }

    private void note(final byte[] frame)
    {
        decisions++;
        final DirectBuffer buffer = new org.agrona.concurrent.UnsafeBuffer(frame);
        header.wrap(buffer, 0);
        silence.onDecision(buffer);
        header.wrap(buffer, 0);
        rejections += header.templateId() == EventRejectedDecoder.TEMPLATE_ID ? 1 : 0;
        if (header.templateId() == MarginReportedDecoder.TEMPLATE_ID)
        {
            reported.wrapAndApplyHeader(buffer, 0, header);
            initialExcess = reported.initialExcess() / 1e8;
            positions.clear();
            for (final MarginReportedDecoder.UnderlyingsDecoder skipped : reported.underlyings())
            {
                assert skipped != null;
            }
            reported.positions().forEach(position -> positions.put(position.instrumentId(), position.quantity()));
        }
        if (header.templateId() == LiquidationOrderedDecoder.TEMPLATE_ID)
        {
            ordered.wrapAndApplyHeader(buffer, 0, header);
            orders.add(new Order(
                ordered.orderId(), ordered.accountId(), ordered.quantity(), ordered.instrumentId(),
                ordered.limitPrice()));
        }
        if (header.templateId() == ProtectionOrderedDecoder.TEMPLATE_ID)
        {
            protection.wrapAndApplyHeader(buffer, 0, header);
            orders.add(new Order(
                protection.orderId(), protection.accountId(), protection.quantity(), protection.instrumentId(),
                protection.limitPrice()));
            protectionOrders[protection.purpose().value()]++;
        }
    }

    /** Returns the number of protection orders for a purpose. */
    public long protectionOrders(final ProtectionPurpose purpose)
    {
        return protectionOrders[purpose.value()];
    }

    /** Orders made and not yet taken from this list. */
    public List<Order> orders()
    {
        return orders;
    }

    /** Returns the positions of the account reported last. */
    public Map<Integer, Long> positions()
    {
        return positions;
    }

    /** Returns what knows whether an account in a tier is silent. */
    public SilenceCheck silence()
    {
        return silence;
    }

    /** Returns the sequence of the last event. */
    public long sequence()
    {
        return sequence;
    }

    public ScreeningCounters counters()
    {
        return certified.engine.screeningCounters();
    }

    /** Net initial margin by the last report, in cash. */
    public double initialExcess()
    {
        return initialExcess;
    }

    public long decisions()
    {
        return decisions;
    }

    public long rejections()
    {
        return rejections;
    }

    /** One engine and what it decided last. */
    private static final class Side
    {
        private final EventContext context = new EventContext();
        private final DecisionEncoder encoder = new DecisionEncoder(context, this::onDecision);
        private final MarginEngine engine;
        private final List<Integer> lengths = new ArrayList<>();
        private final List<Integer> types = new ArrayList<>();
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private byte[] bytes = new byte[1 << 16];
        private int length;

        Side(final EngineLimits limits, final ScreeningSettings settings)
        {
            engine = new MarginEngine(context, limits, settings, encoder);
            engine.checkReusedMargins();
        }

        void apply(final long sequence, final long timestampNs, final Event event)
        {
            length = 0;
            lengths.clear();
            types.clear();
            encoder.beginEvent(sequence, timestampNs);
            engine.arrive(EventContext.UNRECORDED, sequence);
            event.applyTo(engine, sequence);
        }

        private void onDecision(final DirectBuffer buffer, final int offset, final int frameLength)
        {
            while (length + frameLength > bytes.length)
            {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            buffer.getBytes(offset, bytes, length, frameLength);
            length += frameLength;
            lengths.add(frameLength);
            types.add(header.wrap(buffer, offset).templateId());
        }

        void forEach(final Consumer<byte[]> taker)
        {
            int from = 0;
            for (final int frameLength : lengths)
            {
                taker.accept(Arrays.copyOfRange(bytes, from, from + frameLength));
                from += frameLength;
            }
        }
    }
}
