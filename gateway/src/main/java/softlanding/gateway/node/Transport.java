package softlanding.gateway.node;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.FragmentAssembler;
import io.aeron.RethrowingErrorHandler;
import io.aeron.Subscription;
import io.aeron.exceptions.AeronException;
import io.aeron.logbuffer.FragmentHandler;
import java.nio.file.Path;
import java.util.Collection;
import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.jspecify.annotations.Nullable;
import softlanding.gateway.wire.Protocol;

/**
 * The node's connection to the media driver. It is made again when the driver was away; engine and journal do not
 * notice.
 */
final class Transport implements AutoCloseable
{
    private static final int FRAGMENTS = 64;
    private static final int MOST_CLOSED = 1_024;

    private final Aeron aeron;
    private final Subscription ingress;
    private final FragmentAssembler assembler;
    private final ManyToOneConcurrentArrayQueue<Integer> closedSessions;

    private Transport(
        final Aeron aeron,
        final Subscription ingress,
        final FragmentAssembler assembler,
        final ManyToOneConcurrentArrayQueue<Integer> closedSessions)
    {
        this.aeron = aeron;
        this.ingress = ingress;
        this.assembler = assembler;
        this.closedSessions = closedSessions;
    }

    /**
     * Connects to the driver, and makes the publications for answers to all clients.
     *
     * @param folder  of the driver.
     * @param channel of the messages of clients.
     * @param links   of all clients.
     * @param handler receives whole messages.
     * @param errors  receives what the connection itself reports.
     * @throws AeronException if there is no driver.
     */
    static Transport open(
        final Path folder,
        final String channel,
        final Collection<ClientLink> links,
        final FragmentHandler handler,
        final ErrorHandler errors)
    {
        final ManyToOneConcurrentArrayQueue<Integer> closed = new ManyToOneConcurrentArrayQueue<>(MOST_CLOSED);
        final Aeron aeron = Aeron.connect(new Aeron.Context()
            .aeronDirectoryName(folder.toString())
            .errorHandler(errors)
            .subscriberErrorHandler(RethrowingErrorHandler.INSTANCE));
        boolean isOpen = false;
        try
        {
            final Subscription ingress = aeron.addSubscription(
                channel, Protocol.INGRESS_STREAM, image -> {}, image -> closed.offer(image.sessionId()));
            for (final ClientLink link : links)
            {
                final ExclusivePublication answers = aeron.addExclusivePublication(
                    Protocol.ANSWERS_CHANNEL, Protocol.answersStream(link.client().id()));
                link.answerTo(answers);
            }
            isOpen = true;
            return new Transport(aeron, ingress, new FragmentAssembler(handler), closed);
        }
        finally
        {
            if (!isOpen)
            {
                CloseHelper.quietClose(aeron);
            }
        }
    }

    Aeron aeron()
    {
        return aeron;
    }

    boolean isClosed()
    {
        return aeron.isClosed();
    }

    /** Reads what has come, a few messages at most. Returns the number of fragments. */
    int poll()
    {
        return ingress.poll(assembler, FRAGMENTS);
    }

    /** Returns the next Aeron session that was closed, or null. */
    @Nullable Integer nextClosedSession()
    {
        final Integer session = closedSessions.poll();
        if (session != null)
        {
            assembler.freeSessionBuffer(session);
        }
        return session;
    }

    @Override
    public void close()
    {
        CloseHelper.quietClose(aeron);
    }
}
