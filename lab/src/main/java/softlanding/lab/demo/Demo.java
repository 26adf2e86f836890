package softlanding.lab.demo;

import java.nio.file.Path;
import org.agrona.DirectBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.Policy;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.EngineService;
import softlanding.node.MarginNode;
import softlanding.node.MarginNodeContext;
import softlanding.node.command.Console;
import softlanding.workload.account.AccountKind;
import softlanding.workload.exchange.ExchangeSimulator;
import softlanding.workload.exchange.FillBehaviour;
import softlanding.workload.exchange.VenuePlay;
import softlanding.workload.venue.SeededVenue;
import softlanding.workload.venue.VenueSettings;
import softlanding.workload.wire.PolicyOverride;

/** Plays one seeded venue through a node, and the same venue again under the policy FULL. */
final class Demo
{
    /** Number of liquidators that bid in auctions. */
    private static final int LIQUIDATORS = 4;

    /** Number of rounds without a fill before an auction. The value is low so that the demo shows auctions. */
    private static final int FRUITLESS_STEPS = 1;

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
            play(exchange, new PolicyOverride(
                policy -> policy.auctionAfterRounds(FRUITLESS_STEPS), (buffer, offset, length) ->
                {
                    story.onEvent(buffer, offset, length);
                    offerAndAwait(node, buffer, offset, length);
                    console.progress("playing", story.events());
                }));
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
        final EngineService engine = new MarginNodeContext().engine().create(tell(story, exchange));
        play(exchange, new PolicyOverride(Policy.FULL, (buffer, offset, length) ->
        {
            story.onEvent(buffer, offset, length);
            engine.onEvent(story.events(), buffer, offset, length);
            console.progress("playing the baseline", story.events());
        }));
        return story;
    }

    private void play(final ExchangeSimulator exchange, final EventSink receiver)
    {
        new VenuePlay(new SeededVenue(settings), exchange, receiver).play();
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
