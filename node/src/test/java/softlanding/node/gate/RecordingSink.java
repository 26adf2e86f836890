package softlanding.node.gate;

import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import softlanding.node.replay.Origin;

/** Keeps the records of every step that was ended. */
final class RecordingSink implements StepSink
{
    final List<UnsafeBuffer> records = new ArrayList<>();
    private int toCome;
    private int steps;

    @Override
    public boolean hasRoom(final int count)
    {
        return true;
    }

    @Override
    public void begin(final int count)
    {
        if (toCome != 0)
        {
            throw new IllegalStateException("a step began inside another");
        }
        toCome = count;
    }

    @Override
    public MutableDirectBuffer next(final int length)
    {
        toCome--;
        final UnsafeBuffer record = new UnsafeBuffer(new byte[length]);
        records.add(record);
        return record;
    }

    @Override
    public void end()
    {
        if (toCome != 0 || Origin.framesToCome(last(), 0, last().capacity()) != 0)
        {
            throw new IllegalStateException("a step ended before its last record");
        }
        steps++;
    }

    UnsafeBuffer last()
    {
        return records.get(records.size() - 1);
    }

    int steps()
    {
        return steps;
    }
}
