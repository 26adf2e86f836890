package softlanding.gateway.command;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.json.JsonReader;
import softlanding.codecs.json.UnusableMessageException;
import softlanding.gateway.client.LinesOutbox;
import softlanding.gateway.client.StopReason;
import softlanding.gateway.client.VenueClient;
import softlanding.gateway.client.VenueListener;
import softlanding.node.command.Console;

/** Hands the lines of an input over until its end is accepted. */
final class Sending implements VenueListener
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final DirectBuffer NO_FRAME = new UnsafeBuffer(0, 0);

    private final Console console;
    private final String name;
    private final LineQueue lines;
    private final LinesOutbox outbox;
    private final long rate;
    private final JsonReader json = new JsonReader();
    /** Positions with the numbers of their lines and what was wrong with them, until they are accepted. */
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long linesRead;
    private long sent;
    private long refused;
    private long firstAccepted = -1;
    private long beganNs;

    /**
     * A line under way.
     *
     * @param position of its event.
     * @param line     number of the line in the input.
     * @param fault    why it is no event; null if it is one.
     */
    private record Kept(long position, long line, @Nullable String fault)
    {
    }

    Sending(
        final Console console, final String name, final LineQueue lines, final LinesOutbox outbox, final long rate)
    {
        this.console = console;
        this.name = name;
        this.lines = lines;
        this.outbox = outbox;
        this.rate = rate;
    }

    /**
     * Sends until everything is accepted, the client stops, or the process is asked to stop.
     *
     * @return whether everything was accepted.
     * @throws IOException if the input cannot be read to its end.
     */
    boolean run(final VenueClient client, final StopRequest stop) throws IOException
    {
        final IdleStrategy idle = new BackoffIdleStrategy(10, 10, 1_000, TimeUnit.MICROSECONDS.toNanos(500));
        beganNs = System.nanoTime();
        final Silence silence = new Silence(console, beganNs);
        boolean isDone = false;
        while (!isDone && client.stopped() == null && !stop.isAsked())
        {
            final int work = client.poll();
            silence.look(client.isConnected(), System.nanoTime());
            final int read = client.isConnected() ? fill(client) : 0;
            while (!kept.isEmpty() && kept.getFirst().position() <= client.acceptedPosition())
            {
                kept.removeFirst();
            }
            isDone = lines.isDone() && firstAccepted >= 0 && client.isConnected() &&
                client.acceptedPosition() >= outbox.lastPosition();
            idle.idle(work + read);
        }
        return isDone;
    }

    private int fill(final VenueClient client)
    {
        if (firstAccepted < 0)
        {
            firstAccepted = Math.max(client.acceptedPosition(), outbox.lastPosition());
            if (firstAccepted > 0)
            {
                console.say("the node has %,d events of this stream: going on behind them", firstAccepted);
            }
        }
        int read = 0;
        while (outbox.hasRoom() && isDue())
        {
            final LineQueue.Line line = lines.poll();
            if (line == null)
            {
                break;
            }
            read++;
            if (++linesRead > firstAccepted)
            {
                append(line);
            }
        }
        return read;
    }

    private boolean isDue()
    {
        return rate == 0 || linesRead < firstAccepted ||
            sent < 1 + (double)(System.nanoTime() - beganNs) / SECOND_NS * rate;
    }

    private void append(final LineQueue.Line line)
    {
        sent++;
        String fault = line.isTooLong() ? "longer than any event" : null;
        int length = 0;
        if (fault == null)
        {
            try
            {
                length = json.read(line.text());
            }
            catch (final UnusableMessageException e)
            {
                fault = e.getMessage();
            }
        }
        // A line that is no event uses up its place: the node refuses an empty frame.
        outbox.append(fault == null ? json.frame() : NO_FRAME, 0, fault == null ? length : 0);
        kept.addLast(new Kept(outbox.lastPosition(), line.number(), fault));
    }

    long sent()
    {
        return sent;
    }

    long refused()
    {
        return refused;
    }

    @Override
    public void onRefused(final long position, final String reason, final String field)
    {
        refused++;
        for (final Kept line : kept)
        {
            if (line.position() == position)
            {
                console.say("%s line %d: refused: %s", name, line.line(), line.fault() == null ?
                    reason + (field.isEmpty() ? "" : " " + field) : line.fault());
                return;
            }
        }
        console.say("%s event %d: refused: %s %s", name, position, reason, field);
    }

    @Override
    public void onNotPermitted(final long position, final int templateId)
    {
        console.say("%s event %d: the client may not send template %d; waiting for the right", name, position,
            templateId);
    }

    @Override
    public void onNodeLost(final long from, final long to, final boolean resent)
    {
        console.say("ALARM: the node has lost events %d to %d, which it had accepted%s", from, to,
            resent ? "; they are sent again" : "");
    }

    @Override
    public void onStop(final StopReason reason)
    {
        console.say("stopped: %s", switch (reason)
        {
            case OTHER_STREAM -> "the node knows another input of this source; --new-stream makes this one the next";
            case SUPERSEDED -> "another process has connected with this id";
            case VERSION -> "the node speaks another version";
            case NODE_LOST_EVENTS -> "--resend-lost sends them again, --accept-loss goes on behind them";
            default -> reason.name();
        });
    }
}
