package softlanding.node.metrics;

import org.agrona.DirectBuffer;
import softlanding.engine.figures.EngineFigures;

/**
 * The numbers of a running node: plain longs, each written by one thread. Other threads read what the writers have
 * written so far. Times are measured of one event in {@value #EVENTS_PER_MEASUREMENT}.
 */
public final class NodeCounters implements NodeMeter
{
    /** Events for one whose times are measured. */
    public static final int EVENTS_PER_MEASUREMENT = 64;

    private static final int APPLIED = 0;
    private static final int SEQUENCE = 1;
    private static final int TIME_NS = 2;
    private static final int REPLAYED = 0;
    private static final int TO_REPLAY = 1;

    private final WatchedLongs progress = new WatchedLongs(TIME_NS + 1);
    private final WatchedLongs recovery = new WatchedLongs(TO_REPLAY + 1);
    private final DecisionCounters byDecision = new DecisionCounters();
    private final WatchedFigures figures = new WatchedFigures();
    private final Distribution inJournal = Distribution.ofNanoseconds();
    private final Distribution syncs = Distribution.ofNanoseconds();
    private final Distribution inEngine = Distribution.ofNanoseconds();
    private final Distribution inEgress = Distribution.ofNanoseconds();
    /** Of the engine's thread. */
    private boolean figuresAreOld = true;
    private volatile boolean figuresAreAskedFor;

    @Override
    public boolean measures(final long sequence)
    {
        return (sequence & (EVENTS_PER_MEASUREMENT - 1)) == 0;
    }

    @Override
    public void onReplayed(final long replayed, final long all)
    {
        recovery.set(TO_REPLAY, all);
        recovery.set(REPLAYED, replayed);
        progress.set(SEQUENCE, replayed);
    }

    @Override
    public void onJournaled(final long appendNs)
    {
        inJournal.add(appendNs);
    }

    @Override
    public void onSynced(final long syncNs)
    {
        syncs.add(syncNs);
    }

    @Override
    public void onApplied(final long sequence, final long timeNs)
    {
        progress.add(APPLIED, 1);
        progress.set(SEQUENCE, sequence);
        progress.set(TIME_NS, timeNs);
    }

    @Override
    public void onMeasured(final long engineNs)
    {
        inEngine.add(engineNs);
        figuresAreOld = true;
    }

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset)
    {
        byDecision.onDecision(buffer, offset);
        figuresAreOld = true;
    }

    @Override
    public void onEgress(final long egressNs)
    {
        inEgress.add(egressNs);
    }

    @Override
    public boolean wantsFigures()
    {
        return figuresAreOld || figuresAreAskedFor;
    }

    @Override
    public void onFigures(final EngineFigures now)
    {
        figuresAreOld = false;
        figuresAreAskedFor = false;
        figures.set(now);
        progress.set(TIME_NS, now.timeNs);
    }

    /** Asks the engine's thread for new figures after its next event. */
    void askForFigures()
    {
        figuresAreAskedFor = true;
    }

    /**
     * Sets the hash that the recovery ended with, before the first event.
     *
     * @param stateHash of the state.
     */
    public void begin(final long stateHash)
    {
        byDecision.setState(stateHash);
    }

    /** Returns the number of events that were replayed at the start. */
    public long replayed()
    {
        return recovery.get(REPLAYED);
    }

    /** Returns the number of events that the journal held at the start. */
    public long toReplay()
    {
        return recovery.get(TO_REPLAY);
    }

    /** Returns the sequence of the last applied event. */
    public long sequence()
    {
        return progress.get(SEQUENCE);
    }

    /** Returns the time that the engine has reached, in nanoseconds since the epoch. */
    public long timeNs()
    {
        return progress.get(TIME_NS);
    }

    /** Returns the number of events that were applied since the start, those of the recovery not among them. */
    public long applied()
    {
        return progress.get(APPLIED);
    }

    /** Returns whether liquidation is frozen because the input lags. */
    public boolean isFrozen()
    {
        return figures.isFrozen();
    }

    /** Returns the number of suspended feeds. */
    public long suspendedFeeds()
    {
        return figures.suspendedFeeds();
    }

    /** Returns the hash of the state at the last place at which it was computed. */
    public long stateHash()
    {
        return byDecision.stateHash();
    }

    /** Returns the number of decisions since the start, those of the recovery not among them. */
    public long decisions()
    {
        return byDecision.all();
    }

    DecisionCounters byDecision()
    {
        return byDecision;
    }

    WatchedFigures figures()
    {
        return figures;
    }

    Distribution inJournal()
    {
        return inJournal;
    }

    Distribution syncs()
    {
        return syncs;
    }

    Distribution inEngine()
    {
        return inEngine;
    }

    Distribution inEgress()
    {
        return inEgress;
    }
}
