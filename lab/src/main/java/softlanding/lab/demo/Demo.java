package softlanding.lab.demo;

import java.nio.file.Path;
import org.agrona.DirectBuffer;
import softlanding.codecs.AuctionTermsSetEncoder;
import softlanding.codecs.Bool;
import softlanding.codecs.EventSink;
import softlanding.codecs.Policy;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.EngineFactory;
import softlanding.node.EngineService;
import softlanding.node.MarginNode;
import softlanding.node.MarginNodeContext;
import softlanding.node.command.Console;
import softlanding.workload.account.AccountKind;
import softlanding.workload.exchange.ExchangeSimulator;
import softlanding.workload.exchange.FillBehaviour;
import softlanding.workload.exchange.VenuePlay;
import softlanding.workload.margin.PolicyEncoder;
import softlanding.workload.venue.SeededVenue;
import softlanding.workload.venue.VenueSettings;

/** Plays one seeded venue through a node, and the same venue again under the policy FULL. */
final class Demo
{
    /** Number of liquidators that bid in auctions. */
    private static final int LIQUIDATORS = 4;

    /** After one step that found nobody an account goes to auction, so that auctions are seen. */
    private static final int FRUITLESS_ROUNDS = 1;

    private final VenueSettings settings;
    private final Console console;

    Demo(final VenueSettings settings, final Console console)
    {
        this.settings = settings;
        this.console = console;
    }

    /**
     * Plays the venue through a node that journals.
     *
     * @param journal folder of a new journal.
     * @return statistics of the run.
     */
    LiquidationStatistics play(final Path journal)
    {
        final LiquidationStatistics story = new LiquidationStatistics();
        final ExchangeSimulator exchange = exchange();
        final MarginNodeContext context = new MarginNodeContext()
            .journalDirectory(journal)
            .egress(tell(story, exchange));
        try (MarginNode node = MarginNode.launch(context))
        {
            final EventSink stage = (buffer, offset, length) ->
            {
                story.onEvent(buffer, offset, length);
                offerAndAwait(node, buffer, offset, length);
                console.progress("playing", story.events());
            };
            setTerms(Policy.TIERED, stage);
            play(exchange, stage);
        }
        return story;
    }

    /**
     * Plays the venue in memory under the policy that closes everything.
     *
     * @return statistics of the run.
     */
    LiquidationStatistics playUnderFullPolicy()
    {
        final LiquidationStatistics story = new LiquidationStatistics();
        final ExchangeSimulator exchange = exchange();
        final EngineService engine = EngineFactory.margin(EngineLimits.defaults()).create(tell(story, exchange));
        final EventSink stage = (buffer, offset, length) ->
        {
            story.onEvent(buffer, offset, length);
            engine.onEvent(story.events(), buffer, offset, length);
            console.progress("playing the baseline", story.events());
        };
        setTerms(Policy.FULL, stage);
        play(exchange, stage);
        return story;
    }

    private void play(final ExchangeSimulator exchange, final EventSink receiver)
    {
        new VenuePlay(new SeededVenue(settings), exchange, receiver).play();
    }

    /** One policy update in front of the venue's events. */
    private void setTerms(final Policy policy, final EventSink stage)
    {
        final PolicyEncoder terms = new PolicyEncoder(stage);
        final int rounds = policy == Policy.FULL ? AuctionTermsSetEncoder.auctionAfterRoundsNullValue() :
            FRUITLESS_ROUNDS;
        terms.auctionTermsSet(
            settings.startNs(), set -> set.auctionAfterRounds(rounds).lastFragment(Bool.NO));
        terms.liquidationPolicySet(settings.startNs(), policy, set -> {});
    }

    private ExchangeSimulator exchange()
    {
        return new ExchangeSimulator(settings.seed(), FillBehaviour.TYPICAL, AccountKind.HOUSE_ACCOUNT_ID, LIQUIDATORS);
    }

    private static DecisionSink tell(final LiquidationStatistics story, final ExchangeSimulator exchange)
    {
        return (buffer, offset, length) ->
        {
            story.onDecision(buffer, offset, length);
            exchange.onDecision(buffer, offset, length);
        };
    }

    /**
     * Offers one event and waits for its decisions, because the answer to an order must not depend on the lead of the
     * venue over the engine.
     */
    private static void offerAndAwait(
        final MarginNode node, final DirectBuffer buffer, final int offset, final int length)
    {
        while (!node.offer(buffer, offset, length))
        {
            Thread.onSpinWait();
        }
        node.awaitApplied();
    }
}
