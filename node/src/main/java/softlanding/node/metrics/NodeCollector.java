package softlanding.node.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;
import softlanding.codecs.AuctionEndReason;
import softlanding.codecs.BidVerdict;
import softlanding.codecs.EndReason;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageLayout;
import softlanding.codecs.Policy;
import softlanding.codecs.RejectReason;
import softlanding.codecs.UnitKind;
import softlanding.engine.figures.EngineFigures;
import softlanding.engine.state.EngineLimits;

/** Shows the numbers of a node as metrics, at a scrape. */
public final class NodeCollector implements MultiCollector
{
    private static final double SECONDS = 1e-9;
    private static final double DECIMALS = 1e-8;

    private final NodeCounters counters;
    private final NodeView view;
    private final BuildInfo build;

    /**
     * Shows counters and what a view adds.
     *
     * @param counters of the stages.
     * @param view     of the process.
     * @param build    that runs.
     */
    public NodeCollector(final NodeCounters counters, final NodeView view, final BuildInfo build)
    {
        this.counters = counters;
        this.view = view;
        this.build = build;
    }

    @Override
    public MetricSnapshots collect()
    {
        counters.askForFigures();
        final MetricTable table = new MetricTable();
        addInput(table);
        addProgress(table);
        addSpeed(table);
        addLadder(table);
        addExecution(table);
        addEscalation(table);
        addScreening(table);
        addRecovery(table);
        PlatformMetrics.add(table);
        return table.snapshots();
    }

    private void addInput(final MetricTable table)
    {
        table.counter("events_applied", "Events that were applied since the start.", counters.applied());
        final MetricTable.Series rejected =
            table.counters("events_rejected", "Events that the engine rejected, by reason.");
        for (final RejectReason reason : RejectReason.values())
        {
            if (reason != RejectReason.NULL_VAL)
            {
                rejected.add(counters.byDecision().rejections(reason), "reason", reason.name());
            }
        }
        rejected.end();
        final MetricTable.Series refused =
            table.counters("frames_refused", "Frames that were refused before the journal, by source and reason.");
        final MetricTable.Series sequence = table.gauges("source_sequence", "Sequence of the source's last event.");
        final MetricTable.Series connected = table.gauges("source_connected", "Whether the source is connected.");
        final MetricTable.Series lag =
            table.gauges("source_lag_seconds", "How far the source's last stamp was behind this machine's time.");
        final MetricTable.Series ahead =
            table.counters("source_ahead", "Events whose stamps were more than a second ahead.");
        for (final SourceCounters source : view.sources())
        {
            for (int reason = 0; reason < SourceCounters.REFUSALS.size(); reason++)
            {
                refused.add(source.refused(reason),
                    "source", source.name(), "reason", SourceCounters.REFUSALS.get(reason));
            }
            sequence.add(source.sequence(), "source", source.name());
            connected.add(source.isConnected() ? 1 : 0, "source", source.name());
            lag.add(source.lagNs() * SECONDS, "source", source.name());
            ahead.add(source.ahead(), "source", source.name());
        }
        refused.end();
        sequence.end();
        connected.end();
        lag.end();
        ahead.end();
    }

    private void addProgress(final MetricTable table)
    {
        final MetricTable.Series decisions = table.counters("decisions", "Decisions since the start, by type.");
        for (final MessageLayout message : MessageCatalog.instance().messages())
        {
            final long count = counters.byDecision().ofType(message.templateId());
            if (count > 0)
            {
                decisions.add(count, "type", message.name());
            }
        }
        decisions.end();
        table.gauge("ready", "Whether the node is ready; /health/ready says why not.", view.isReady() ? 1 : 0);
        table.gauge("event_sequence", "Sequence of the last applied event.", counters.sequence());
        table.gauge("accepted_sequence", "Sequence of the last event that is journaled and applied.",
            counters.sequence());
        table.gauge("decision_sequence", "Decisions in the journal.", view.decisionSequence());
        table.gauge("input_lag_seconds", "Age of the oldest event that is not applied; 0 if there is none.",
            view.lagNs() * SECONDS);
        table.gauge("liquidations_frozen", "Whether no new liquidation begins, because the input lags.",
            counters.isFrozen() ? 1 : 0);
        final MetricTable.Series feeds = table.gauges("feeds", "Price feeds by kind and state.");
        for (int kind = 0; kind < EngineFigures.FEED_KINDS.size(); kind++)
        {
            feeds.add(counters.figures().suspended(kind),
                "kind", EngineFigures.FEED_KINDS.get(kind), "state", "SUSPENDED");
        }
        feeds.end();
    }

    private void addSpeed(final MetricTable table)
    {
        table.histograms("event_latency_seconds",
            "Time of an event in each stage, of one event in " + NodeCounters.EVENTS_PER_MEASUREMENT + ".", "stage",
            "journal", counters.inJournal(), "engine", counters.inEngine(),
            "egress", counters.inEgress());
        table.histogram("journal_append_seconds", "Time of an append to the journal of events.", counters.inJournal());
        table.histogram("journal_sync_seconds", "Time of a sync of the journal of events.", counters.syncs());
        table.gauge("journal_free_bytes", "Free bytes on the disk of the journal.", view.freeBytes());
        table.gauge("journal_bytes", "Bytes that the journal takes.", view.journalBytes());
        final EngineLimits limits = view.limits();
        final WatchedFigures figures = counters.figures();
        table.gauges("limit_used_ratio", "Share of a capacity that is used.")
            .add(ratio(figures.underlyings(), limits.underlyings()), "limit", "underlyings")
            .add(ratio(figures.expiries(), limits.expiries()), "limit", "expiries")
            .add(ratio(figures.instruments(), limits.instruments()), "limit", "instruments")
            .add(ratio(figures.assets(), limits.assets()), "limit", "assets")
            .add(ratio(figures.accounts(), limits.accounts()), "limit", "accounts")
            .add(ratio(figures.ordersOpen(), limits.orders()), "limit", "orders")
            .add(ratio(figures.liquidators(), limits.liquidators()), "limit", "liquidators")
            .end();
    }

    private void addLadder(final MetricTable table)
    {
        final WatchedFigures figures = counters.figures();
        final MetricTable.Series health = table.gauges("accounts", "Accounts by state of health.");
        for (int code = 0; code < EngineFigures.HEALTH_STATES.size(); code++)
        {
            health.add(figures.inHealth(code), "health", EngineFigures.HEALTH_STATES.get(code));
        }
        health.end();
        final MetricTable.Series tiers = table.gauges("accounts_in_tier", "Accounts in each tier of their policy.");
        for (int tier = 1; tier <= figures.tiers(); tier++)
        {
            if (tier == 1 || figures.inTier(tier) > 0)
            {
                tiers.add(figures.inTier(tier), "tier", Integer.toString(tier));
            }
        }
        tiers.end();
        table.gauge("notional_in_flight", "Notional of the orders in flight, in cash.",
            figures.notionalInFlight() * DECIMALS);
        table.gauge("notional_in_auction", "Notional of the portfolios in auction, in cash.",
            figures.notionalInAuction() * DECIMALS);
    }

    private void addExecution(final MetricTable table)
    {
        final DecisionCounters decisions = counters.byDecision();
        final MetricTable.Series orders =
            table.counters("orders", "Liquidation orders, by policy, unit and tier; tier 0 is an operator's.");
        for (final Policy policy : Policy.values())
        {
            for (final UnitKind unit : UnitKind.values())
            {
                if (policy != Policy.NULL_VAL && unit != UnitKind.NULL_VAL)
                {
                    addOrders(orders, policy, unit);
                }
            }
        }
        orders.end();
        final MetricTable.Series ends = table.counters("order_end", "Ends of liquidation orders, by reason.");
        for (final EndReason reason : EndReason.values())
        {
            if (reason != EndReason.NULL_VAL)
            {
                ends.add(decisions.orderEnds(reason), "reason", reason.name());
            }
        }
        ends.end();
        table.gauge("orders_open", "Liquidation orders in flight.", counters.figures().ordersOpen());
        table.histogram("round_cost_ratio",
            "Expected cost of a round as a share of the account's maintenance requirement.", decisions.roundCosts());
    }

    private void addOrders(final MetricTable.Series orders, final Policy policy, final UnitKind unit)
    {
        for (int tier = 0; tier < DecisionCounters.TIERS; tier++)
        {
            final long count = counters.byDecision().orders(policy, unit, tier);
            // One series per policy is there from the start, so that a rule finds the metric before the first order.
            if (count > 0 || (unit == UnitKind.POSITION && tier == 1))
            {
                orders.add(count, "policy", policy.name(), "unit", unit.name(), "tier", Integer.toString(tier));
            }
        }
    }

    private void addEscalation(final MetricTable table)
    {
        final DecisionCounters decisions = counters.byDecision();
        table.gauge("auctions_running", "Running auctions.", counters.figures().auctionsRunning());
        final MetricTable.Series ends = table.counters("auction_end", "Ends of auctions, by reason.");
        for (final AuctionEndReason reason : AuctionEndReason.values())
        {
            if (reason != AuctionEndReason.NULL_VAL)
            {
                ends.add(decisions.auctionEnds(reason), "reason", reason.name());
            }
        }
        ends.end();
        table.histogram("auction_discount_ratio", "Discount of the bids that bought.", decisions.discounts());
        final MetricTable.Series bids = table.counters("bids", "Answers to bids that did not trade, by verdict.");
        for (final BidVerdict verdict : BidVerdict.values())
        {
            if (verdict != BidVerdict.NULL_VAL)
            {
                bids.add(decisions.bids(verdict), "verdict", verdict.name());
            }
        }
        bids.end();
        table.gauge("insurance_fund", "Cash in the insurance fund.", counters.figures().insuranceFund() * DECIMALS);
        table.counter("insurance_drawn", "Cash that left the insurance fund.", decisions.insuranceDrawn() * DECIMALS);
        table.counter("loss_shared", "Cash that accounts in profit paid of deficits.",
            decisions.lossShared() * DECIMALS);
    }

    private void addScreening(final MetricTable table)
    {
        final WatchedFigures figures = counters.figures();
        table.counter("screening_visits", "Evaluations because a mark or time moved.", figures.visits());
        table.counter("screening_certificates", "Certificates that were issued.", figures.certificates());
        table.counter("screening_refusals", "Attempts that gave no certificate.", figures.refusals());
        table.counter("screening_crossings", "Certificates that a mark ended.", figures.crossings());
        table.counter("screening_audits", "Evaluations that only checked a certificate.", figures.audits());
    }

    private void addRecovery(final MetricTable table)
    {
        final double seconds = view.recoveryNs() * SECONDS;
        table.gauge("recovery_seconds", "Time that the recovery took, or has taken so far.", seconds);
        table.gauge("recovery_progress_ratio", "Share of the journal that is replayed.",
            counters.toReplay() == 0 ? 1 : ratio(counters.replayed(), counters.toReplay()));
        table.gauge("replay_events_per_second", "Speed of the recovery.",
            seconds == 0 ? 0 : counters.replayed() / seconds);
        table.info("state_hash", "Hash of the state where it was last computed.",
            "hash", String.format(Locale.ROOT, "%016x", counters.stateHash()),
            "engine_version", Long.toString(counters.byDecision().engineVersion()));
        table.info("build", "Build that runs.",
            "version", build.version(), "commit", build.commit(), "jdk", build.jdk());
    }

    private static double ratio(final long part, final long whole)
    {
        return (double)part / whole;
    }
}
