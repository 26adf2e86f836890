package softlanding.lab.cascade;

import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.LiquidationPolicySetDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.EngineFactory;
import softlanding.node.EngineService;
import softlanding.workload.EventStream;
import softlanding.workload.FixedPoint;
import softlanding.workload.account.AccountKind;
import softlanding.workload.exchange.ExchangeSimulator;
import softlanding.workload.exchange.FillBehaviour;
import softlanding.workload.exchange.MakerOrders;
import softlanding.workload.exchange.VenuePlay;
import softlanding.workload.impact.ImpactSettings;
import softlanding.workload.impact.ImpactedStream;
import softlanding.workload.wire.AccountEncoder;

/**
 * Plays one crash repeatedly under different liquidation rules, in a market whose prices react to liquidations. The
 * insurance fund starts with the same cash each time. No liquidator bids in auctions, because a bidder's gain would be
 * a cost that fills do not show.
 */
public final class Cascade
{
    /** Initial cash of the insurance fund. */
    private static final long INSURANCE = 1_000_000 * FixedPoint.ONE;

    private final Supplier<EventStream> crash;
    private final ImpactSettings impact;
    private final long seed;

    /**
     * Creates a cascade.
     *
     * @param crash  supplies the undisturbed events, from the first one on each call.
     * @param impact price impact of sales.
     * @param seed   of the exchange.
     */
    public Cascade(final Supplier<EventStream> crash, final ImpactSettings impact, final long seed)
    {
        this.crash = crash;
        this.impact = impact;
        this.seed = seed;
    }

    /**
     * Plays the crash.
     *
     * @param rule     that liquidates accounts.
     * @param paths    receives the spot prices.
     * @param progress receives the number of events so far.
     * @return the outcome.
     */
    public CascadeOutcome play(final CascadeRule rule, final SpotPaths paths, final LongConsumer progress)
    {
        return play(rule, paths, progress, new AccountStory(AccountStory.NOBODY));
    }

    /** Plays the crash and writes down what one account goes through; its questions change nothing. */
    CascadeOutcome play(
        final CascadeRule rule, final SpotPaths paths, final LongConsumer progress, final AccountStory story)
    {
        final Liquidations liquidations = new Liquidations();
        final FinalAccounts accounts = new FinalAccounts();
        final ImpactedStream market =
            new ImpactedStream(
                new TappedStream(crash.get(), liquidations::onUndisturbed, Cascade::isPolicy), impact, paths);
        final ExchangeSimulator exchange =
            new ExchangeSimulator(seed, FillBehaviour.TYPICAL, AccountKind.HOUSE_ACCOUNT_ID);
        final MakerOrders makers = new MakerOrders(liquidations.undisturbed(), market::volumeOfDay);
        exchange.withMakers(makers);
        final DecisionSink decisions = (buffer, offset, length) ->
        {
            liquidations.onDecision(buffer, offset, length);
            accounts.onDecision(buffer, offset, length);
            story.onDecision(buffer, offset, length);
            market.onDecision(buffer, offset);
            exchange.onDecision(buffer, offset, length);
        };
        final EngineService engine = EngineFactory.margin(EngineLimits.defaults()).create(decisions);
        final long[] events = {0};
        final EventSink received = (buffer, offset, length) ->
        {
            market.onEvent(buffer, offset, length);
            liquidations.onEvent(buffer, offset, length);
            accounts.onEvent(buffer, offset, length);
            engine.onEvent(++events[0], buffer, offset, length);
            story.ask(buffer, offset, (question, at, size) -> engine.onEvent(++events[0], question, at, size));
            progress.accept(events[0]);
        };
        final EventSink stage = new InstructingSink(received, rule);
        rule.set(market.nextTimestampNs(), stage);
        new AccountEncoder(stage).insuranceFundTransferred(market.nextTimestampNs(), 1, INSURANCE);
        new VenuePlay(market, exchange, stage).play();
        accounts.ask(stage);
        return outcome(rule, liquidations, accounts, paths, makers);
    }

    /** Returns whether an event of the crash sets a policy: the rule has set one. */
    private static boolean isPolicy(final DirectBuffer buffer, final int offset)
    {
        return new MessageHeaderDecoder().wrap(buffer, offset).templateId() == LiquidationPolicySetDecoder.TEMPLATE_ID;
    }

    private CascadeOutcome outcome(
        final CascadeRule rule,
        final Liquidations liquidations,
        final FinalAccounts accounts,
        final SpotPaths paths,
        final MakerOrders makers)
    {
        return new CascadeOutcome(
            rule,
            seed,
            paths.summary(),
            liquidations.accounts().size(),
            liquidations.episodes(),
            (int)liquidations.accounts().stream().filter(accounts::isEmpty).count(),
            liquidations.orders(),
            liquidations.valueClosed(),
            liquidations.cost(),
            accounts.badDebt(),
            accounts.insuranceUsed(),
            accounts.equity(),
            liquidations.protection(makers));
    }
}
