package softlanding.node.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import softlanding.node.metrics.BuildInfo;
import softlanding.node.metrics.NodeCounters;
import softlanding.node.metrics.SourceCounters;

/** The JSON document {@code /status}. Keys stay what they are; new ones may come. */
final class StatusDocument
{
    private static final double NS_PER_SECOND = 1e9;

    private final NodeState state;
    private final NodeCounters counters;
    private final BuildInfo build;

    StatusDocument(final NodeState state, final NodeCounters counters, final BuildInfo build)
    {
        this.state = state;
        this.counters = counters;
        this.build = build;
    }

    @Override
    public String toString()
    {
        final List<String> reasons = state.reasons();
        final List<String> sources = new ArrayList<>();
        for (final SourceCounters source : state.sources())
        {
            sources.add(new JsonLine()
                .put("name", source.name())
                .put("connected", source.isConnected())
                .put("sequence", source.sequence())
                .put("accepted", source.accepted())
                .put("refused", source.refused())
                .putDecimal("lagSeconds", source.lagNs() / NS_PER_SECOND)
                .toString());
        }
        return new JsonLine()
            .put("version", build.version())
            .put("commit", build.commit())
            .put("java", build.jdk())
            .put("configuration", state.configuration().effective().hash())
            .put("journal", state.configuration().journal().dir().toString())
            .put("clock", state.configuration().journal().clock().name())
            .put("durability", state.configuration().journal().durability().name())
            .put("ready", reasons.isEmpty())
            .putJson("reasons", JsonLine.list(reasons))
            .put("acceptedSequence", counters.sequence())
            .put("eventSequence", counters.sequence())
            .put("decisionSequence", state.decisionSequence())
            .put("timeNs", Long.toString(counters.timeNs()))
            .putDecimal("lagSeconds", state.lagNs() / NS_PER_SECOND)
            .put("frozen", counters.isFrozen())
            .put("suspendedFeeds", counters.suspendedFeeds())
            .putDecimal("recoverySeconds", state.recoveryNs() / NS_PER_SECOND)
            .put("replayedEvents", counters.replayed())
            .put("stateHash", String.format(Locale.ROOT, "%016x", counters.stateHash()))
            .put("freeBytes", state.freeBytes())
            .put("journalBytes", state.journalBytes())
            .putJson("sources", "[" + String.join(",", sources) + "]")
            .toString();
    }
}
