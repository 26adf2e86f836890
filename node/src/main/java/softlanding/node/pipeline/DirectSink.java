package softlanding.node.pipeline;

import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.engine.figures.EngineFigures;
import softlanding.journal.Durability;
import softlanding.journal.JournalWriter;
import softlanding.node.EngineService;
import softlanding.node.gate.MessageFrames;
import softlanding.node.metrics.NodeMeter;
import softlanding.node.replay.Origin;

/**
 * Journals each step at its end, then applies it: at once, or at the next commit where an event must survive a loss of
 * power before anybody acts on it. The engine reads the bytes that were journaled.
 */
final class DirectSink implements PipelineSink
{
    private static final int CAPACITY = 4 << 20;
    private static final int LENGTH_BYTES = 8;
    /** What a record takes beside its frame, at most: length, origin, alignment, and the event of a refusal. */
    private static final int MOST_OVERHEAD = 256;

    private final JournalWriter events;
    private final EngineService engine;
    private final boolean isAppliedAtOnce;
    private final NodeMeter meter;
    private final EngineFigures figures = new EngineFigures();
    private long lastAppended;
    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY));
    private final UnsafeBuffer record = new UnsafeBuffer(0, 0);
    private int end;
    private int stepBegin;
    private int recordsToCome;
    private long lastApplied;

    DirectSink(final NodeRecovery recovery, final Durability durability, final NodeMeter meter)
    {
        this.meter = meter;
        events = recovery.events();
        engine = recovery.engine();
        lastApplied = recovery.report().events();
        lastAppended = lastApplied;
        isAppliedAtOnce = durability == Durability.SURVIVES_PROCESS_CRASH;
    }

    /** Makes room by a commit if there is none. */
    @Override
    public boolean hasRoom(final int records)
    {
        if (CAPACITY - end < MessageFrames.MOST_BYTES + records * MOST_OVERHEAD)
        {
            commit();
        }
        return true;
    }

    @Override
    public void begin(final int records)
    {
        stepBegin = end;
        recordsToCome = records;
    }

    @Override
    public MutableDirectBuffer next(final int length)
    {
        buffer.putInt(end, length);
        record.wrap(buffer, end + LENGTH_BYTES, length);
        end = BitUtil.align(end + LENGTH_BYTES + length, LENGTH_BYTES);
        return record;
    }

    @Override
    public void end()
    {
        for (int position = stepBegin; position < end; position = after(position))
        {
            recordsToCome--;
            append(position);
        }
        if (isAppliedAtOnce)
        {
            apply();
        }
    }

    @Override
    public void setLagTime(final long lagTimeNs)
    {
        // Nothing waits here between two messages.
    }

    @Override
    public long oldestLagTime(final long otherwise)
    {
        return otherwise;
    }

    private void append(final int position)
    {
        final boolean isMeasured = meter.measures(++lastAppended);
        final long beginNs = isMeasured ? System.nanoTime() : 0;
        events.append(buffer, position + LENGTH_BYTES, buffer.getInt(position), recordsToCome == 0);
        if (isMeasured)
        {
            meter.onJournaled(System.nanoTime() - beginNs);
        }
    }

    /** Makes what was journaled durable, then applies what was not applied yet. */
    void commit()
    {
        final long beginNs = System.nanoTime();
        events.sync();
        meter.onSynced(System.nanoTime() - beginNs);
        apply();
    }

    long lastApplied()
    {
        return lastApplied;
    }

    private void apply()
    {
        for (int position = 0; position < end; position = after(position))
        {
            final int begin = position + LENGTH_BYTES;
            final boolean isMeasured = meter.measures(lastApplied + 1);
            final long beginNs = isMeasured ? System.nanoTime() : 0;
            engine.onEvent(
                Origin.sourceId(buffer, begin), lastApplied + 1, buffer, begin + Origin.BYTES,
                buffer.getInt(position) - Origin.BYTES);
            lastApplied++;
            meter.onApplied(lastApplied, engine.timeNs());
            if (isMeasured)
            {
                meter.onMeasured(System.nanoTime() - beginNs);
            }
        }
        end = 0;
        if (meter.wantsFigures())
        {
            engine.watch(figures);
            meter.onFigures(figures);
        }
    }

    private int after(final int position)
    {
        return BitUtil.align(position + LENGTH_BYTES + buffer.getInt(position), LENGTH_BYTES);
    }
}
