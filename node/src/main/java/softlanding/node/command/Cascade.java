package softlanding.node.command;

import java.util.function.Supplier;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.Policy;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.EventApplier;
import softlanding.node.MarginNodeContext;
import softlanding.node.simulation.PolicyOverride;
import softlanding.node.simulation.VenuePlay;
import softlanding.workload.Decimal8;
import softlanding.workload.EventSink;
import softlanding.workload.EventStream;
import softlanding.workload.account.AccountKind;
import softlanding.workload.exchange.ExchangeSimulator;
import softlanding.workload.exchange.FillBehaviour;
import softlanding.workload.impact.ImpactSettings;
import softlanding.workload.impact.ImpactedStream;
import softlanding.workload.wire.AccountEncoder;

/**
 * One crash, played as often as wanted, each time under another policy, in a market that liquidations push over. Under
 * each the insurance fund begins with the same cash. Nobody bids in auctions: what a bidder gains there would be a cost
 * that fills do not show.
 */
final class Cascade
{
    /** What the insurance fund begins with. */
    private static final long INSURANCE = 1_000_000 * Decimal8.ONE;

    private final Supplier<EventStream> crash;
    private final ImpactSettings impact;
    private final long seed;
    private final Console console;

    /**
     * Sets the scene.
     *
     * @param crash   the undisturbed events, from the first on each time it is asked.
     * @param impact  how far sales move prices.
     * @param seed    of the exchange.
     * @param console for progress.
     */
    Cascade(final Supplier<EventStream> crash, final ImpactSettings impact, final long seed, final Console console)
    {
        this.crash = crash;
        this.impact = impact;
        this.seed = seed;
        this.console = console;
    }

    /**
     * Plays the crash.
     *
     * @param policy under which accounts are liquidated.
     * @param paths  receives the spot prices.
     * @return what it came to.
     */
    CascadeOutcome play(final Policy policy, final SpotPaths paths)
    {
        final LiquidationStory story = new LiquidationStory();
        final ExecutionCost cost = new ExecutionCost();
        final FinalAccounts accounts = new FinalAccounts();
        final ImpactedStream market =
            new ImpactedStream(new OverheardStream(crash.get(), cost::onUndisturbed), impact, paths);
        final ExchangeSimulator exchange =
            new ExchangeSimulator(seed, FillBehaviour.TYPICAL, AccountKind.HOUSE_ACCOUNT_ID);
        final DecisionSink decisions = (buffer, offset, length) ->
        {
            story.onDecision(buffer, offset, length);
            cost.onDecision(buffer, offset, length);
            accounts.onDecision(buffer, offset, length);
            market.onDecision(buffer, offset);
            exchange.onDecision(buffer, offset, length);
        };
        final EventApplier engine = new MarginNodeContext().engine().create(decisions);
        final EventSink stage = new PolicyOverride(policy, (buffer, offset, length) ->
        {
            market.onEvent(buffer, offset, length);
            story.onEvent(buffer, offset, length);
            cost.onEvent(buffer, offset, length);
            accounts.onEvent(buffer, offset, length);
            engine.onEvent(story.events(), buffer, offset, length);
            console.progress("playing " + policy, story.events());
        });
        new AccountEncoder(stage).insuranceFundTransferred(market.nextTimestampNs(), 1, INSURANCE);
        new VenuePlay(market, exchange, stage).play();
        accounts.ask(stage);
        return outcome(policy, story, cost, accounts, paths);
    }

    private static CascadeOutcome outcome(
        final Policy policy,
        final LiquidationStory story,
        final ExecutionCost cost,
        final FinalAccounts accounts,
        final SpotPaths paths)
    {
        return new CascadeOutcome(
            policy,
            story.liquidatedAccounts(),
            (int)story.liquidatedAccountIds().stream().filter(accounts::isEmpty).count(),
            story.tally().count(LiquidationOrderedDecoder.TEMPLATE_ID),
            story.closed().value(),
            cost.cost(),
            paths.worstOvershoot(),
            paths.worstMeanPush(),
            accounts.badDebt(),
            accounts.insuranceUsed(),
            accounts.equity());
    }
}
