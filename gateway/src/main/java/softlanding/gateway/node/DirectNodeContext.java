package softlanding.gateway.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import softlanding.gateway.wire.Protocol;
import softlanding.node.pipeline.PipelineContext;
import softlanding.node.pipeline.SlewedClock;

/** The settings of a live node. The folders of journal and driver, and the clients, must be chosen. */
public final class DirectNodeContext
{
    private final PipelineContext pipeline = new PipelineContext();
    private final List<Client> clients = new ArrayList<>();
    private @Nullable Path journal;
    private @Nullable Path driver;
    private String channel = Protocol.INGRESS_CHANNEL;
    private int mostReaders = 8;
    private Consumer<String> log = line -> {};

    /** Sets the folder of the journal; it is made if it does not exist. */
    public DirectNodeContext journalDirectory(final Path folder)
    {
        journal = folder;
        pipeline.journalDirectory(folder);
        return this;
    }

    /** Sets the folder of the media driver. */
    public DirectNodeContext driverDirectory(final Path folder)
    {
        driver = folder;
        return this;
    }

    /** Sets the channel on which clients send. */
    public DirectNodeContext channel(final String ingress)
    {
        channel = ingress;
        return this;
    }

    /** Adds a client. */
    public DirectNodeContext client(final Client client)
    {
        clients.add(client);
        return this;
    }

    /** Sets how many clients may read streams at a time. */
    public DirectNodeContext mostReaders(final int most)
    {
        mostReaders = most;
        return this;
    }

    /** Sets who receives the few lines that a node says. */
    public DirectNodeContext log(final Consumer<String> receiver)
    {
        log = receiver;
        return this;
    }

    /** Returns the settings of the pipeline; the node sets its egress. */
    public PipelineContext pipeline()
    {
        return pipeline;
    }

    Path journal()
    {
        return Objects.requireNonNull(journal, "journalDirectory must be set");
    }

    Path driver()
    {
        return Objects.requireNonNull(driver, "driverDirectory must be set");
    }

    String channel()
    {
        return channel;
    }

    List<Client> clients()
    {
        return List.copyOf(clients);
    }

    int mostReaders()
    {
        return mostReaders;
    }

    SlewedClock clock()
    {
        return new SlewedClock();
    }

    Consumer<String> log()
    {
        return log;
    }
}
