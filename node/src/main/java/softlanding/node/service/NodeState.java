package softlanding.node.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import softlanding.engine.state.EngineLimits;
import softlanding.node.config.NodeConfiguration;
import softlanding.node.metrics.NodeCounters;
import softlanding.node.metrics.NodeView;
import softlanding.node.metrics.SourceCounters;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.ReplayReport;

/**
 * What is known of a node from outside: whether it lives, whether it is ready, and if not, why. Any thread may ask. One
 * thread looks at disk and progress each second by {@link #look}.
 */
final class NodeState implements NodeView
{
    private static final long STUCK_NS = 5_000_000_000L;
    private static final long MOST_CLOCK_BEHIND_NS = 1_000_000_000;
    private static final double NS_PER_SECOND = 1e9;
    private static final double NS_PER_MS = 1e6;
    private static final double PERCENT = 100;

    private final NodeConfiguration configuration;
    private final NodeCounters counters;
    private final List<SourceCounters> sources;
    private final WallClock clock;
    private final IntSupplier waiting;
    private final long beganNs = System.nanoTime();
    private volatile @Nullable ReplayReport recovery;
    private volatile long beatNs = System.nanoTime();
    private volatile @Nullable String stopped;
    private volatile long recoveryNs;
    private volatile long freeBytes;
    private volatile long journalBytes;
    private long lastProgress = -1;

    /** Tells the time of this machine, in nanoseconds since the epoch. */
    @FunctionalInterface
    interface WallClock
    {
        long nowNs();
    }

    NodeState(
        final NodeConfiguration configuration,
        final NodeCounters counters,
        final List<SourceCounters> sources,
        final WallClock clock,
        final IntSupplier waiting)
    {
        this.configuration = configuration;
        this.counters = counters;
        this.sources = List.copyOf(sources);
        this.clock = clock;
        this.waiting = waiting;
        look();
    }

    /** Notes that the node is recovered and takes events. */
    void live(final ReplayReport report)
    {
        recoveryNs = System.nanoTime() - beganNs;
        beat();
        recovery = report;
    }

    /** Notes that the thread of the node moves. */
    void beat()
    {
        beatNs = System.nanoTime();
    }

    /** Returns the time of this machine, in nanoseconds since the epoch. */
    long nowNs()
    {
        return clock.nowNs();
    }

    /** Notes why the node takes no more events. */
    void stop(final String reason)
    {
        if (stopped == null)
        {
            stopped = reason;
        }
    }

    /** Looks at what is not told: disk and progress. */
    void look()
    {
        final Path existing = existing(configuration.journal().dir());
        try
        {
            freeBytes = Files.getFileStore(existing).getUsableSpace();
            journalBytes = bytesOf(configuration.journal().dir());
        }
        catch (final IOException e)
        {
            freeBytes = 0;
        }
        if (recovery == null && counters.replayed() != lastProgress)
        {
            lastProgress = counters.replayed();
            beat();
        }
    }

    /** Returns the folder, or the nearest one above it that exists. */
    static Path existing(final Path folder)
    {
        Path existing = folder.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null)
        {
            existing = existing.getParent();
        }
        return existing;
    }

    private static long bytesOf(final Path folder) throws IOException
    {
        if (!Files.isDirectory(folder))
        {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder))
        {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** Returns whether the thread of the node has moved or idled lately. */
    boolean isAlive()
    {
        return System.nanoTime() - beatNs < STUCK_NS;
    }

    /** Returns why the node is not ready; empty if it is. */
    List<String> reasons()
    {
        final List<String> reasons = new ArrayList<>();
        final String end = stopped;
        if (end != null)
        {
            reasons.add(end);
        }
        else if (recovery == null)
        {
            reasons.add(counters.toReplay() == 0 ? "recovering" : String.format(Locale.ROOT, "recovering %.0f %%",
                PERCENT * counters.replayed() / counters.toReplay()));
        }
        final long clockBehindNs = counters.timeNs() - clock.nowNs();
        if (configuration.journal().clock() == ClockMode.WALL && clockBehindNs > MOST_CLOCK_BEHIND_NS)
        {
            reasons.add(String.format(Locale.ROOT, "clock %.0f s behind the journal", clockBehindNs / NS_PER_SECOND));
        }
        final long mostLagNs = configuration.gateway().readyMaxLagNs();
        if (lagNs() > mostLagNs)
        {
            reasons.add(String.format(
                Locale.ROOT, "lag %.0f ms > %.0f ms", lagNs() / NS_PER_MS, mostLagNs / NS_PER_MS));
        }
        if (freeBytes < configuration.journal().minFreeDisk())
        {
            reasons.add("disk: " + freeBytes + " bytes are free, min-free-disk is " +
                configuration.journal().minFreeDisk());
        }
        if (counters.isFrozen())
        {
            reasons.add("frozen");
        }
        if (counters.suspendedFeeds() > 0)
        {
            reasons.add("feeds " + counters.suspendedFeeds() + " suspended");
        }
        return reasons;
    }

    NodeConfiguration configuration()
    {
        return configuration;
    }

    @Override
    public boolean isReady()
    {
        return reasons().isEmpty();
    }

    @Override
    public long decisionSequence()
    {
        final ReplayReport report = recovery;
        return report == null ? 0 : report.decisionsVerified() + counters.decisions();
    }

    /** With the time of the events nothing is late. */
    @Override
    public long lagNs()
    {
        return configuration.journal().clock() == ClockMode.EVENTS || waiting.getAsInt() == 0 ||
            counters.timeNs() == 0 ? 0 : Math.max(0, clock.nowNs() - counters.timeNs());
    }

    @Override
    public long freeBytes()
    {
        return freeBytes;
    }

    @Override
    public long journalBytes()
    {
        return journalBytes;
    }

    @Override
    public long recoveryNs()
    {
        return recovery == null ? System.nanoTime() - beganNs : recoveryNs;
    }

    @Override
    public EngineLimits limits()
    {
        return configuration.limits().engine();
    }

    @Override
    public List<SourceCounters> sources()
    {
        return sources;
    }
}
