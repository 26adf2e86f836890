package softlanding.lab.demo;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import softlanding.codecs.AuctionFilledDecoder;
import softlanding.codecs.AuctionStartedDecoder;
import softlanding.codecs.EventRejectedDecoder;
import softlanding.codecs.Health;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.node.replay.ReplayReport;
import softlanding.workload.venue.VenueSettings;

/** Formats a demo as a page for terminals and Markdown. */
final class DemoSummary
{
    private static final int LABEL_WIDTH = 34;

    private final StringBuilder text = new StringBuilder();

    private DemoSummary()
    {
    }

    /**
     * Formats a demo.
     *
     * @param settings    of the venue.
     * @param story       statistics of the run.
     * @param baseline    statistics under the policy that closes everything.
     * @param replay      result of the replay.
     * @param playSeconds duration of the run with journal and exchange, in seconds.
     * @param out         folder of the files.
     * @return the page, in Markdown.
     */
    static String of(
        final VenueSettings settings,
        final LiquidationStatistics story,
        final LiquidationStatistics baseline,
        final ReplayReport replay,
        final double playSeconds,
        final Path out)
    {
        final DemoSummary summary = new DemoSummary();
        summary.line("# Softlanding demo");
        summary.line("");
        summary.line("A venue of %,d accounts and %d options (seed %d) lives through a crash of %.0f %%.",
            settings.accounts(), settings.options(), settings.seed(), 100 * settings.crashSize());
        summary.run(settings, story, playSeconds);
        summary.accounts(story);
        summary.comparison(story, baseline);
        summary.verdict(replay, out);
        return summary.text.toString();
    }

    private void run(final VenueSettings settings, final LiquidationStatistics story, final double seconds)
    {
        heading("Run");
        row("events", "%,d", story.events());
        row("decisions", "%,d", story.tally().total());
        row("market ticks", "%,d, %,.0f per second", settings.ticks(), settings.ticks() / seconds);
        row("time", "%.1f s, %,.0f events per second", seconds, story.events() / seconds);
        row("events rejected", "%,d", story.tally().count(EventRejectedDecoder.TEMPLATE_ID));
    }

    private void accounts(final LiquidationStatistics story)
    {
        heading("Accounts");
        for (final Map.Entry<String, Long> transition : story.transitions().entrySet())
        {
            row(transition.getKey(), "%,d times", transition.getValue());
        }
        row("auctions", "%,d", story.tally().count(AuctionStartedDecoder.TEMPLATE_ID));
        row("shares sold in auctions", "%,d", story.tally().count(AuctionFilledDecoder.TEMPLATE_ID));
        for (final Map.Entry<Integer, Long> tier : story.accountsByHighestTier().entrySet())
        {
            final long accounts = tier.getValue();
            row("worst tier reached: " + tier.getKey(), accounts == 1 ? "%,d account" : "%,d accounts", accounts);
        }
    }

    private void comparison(final LiquidationStatistics story, final LiquidationStatistics baseline)
    {
        line("");
        line("## Just enough, against everything");
        line("");
        line("The same venue, played again with the policy that closes the whole account at once:");
        line("");
        line("| %-" + LABEL_WIDTH + "s | %18s | %18s |", "", "just enough", "everything");
        line("|-%s-|-%s:|-%s:|", "-".repeat(LABEL_WIDTH), "-".repeat(18), "-".repeat(18));
        compare("accounts liquidated", story.liquidatedAccounts(), baseline.liquidatedAccounts());
        compare("orders", (double)count(story), (double)count(baseline));
        compare("fills", (double)story.closed().fills(), (double)baseline.closed().fills());
        compare("lots closed", story.closed().lots(), baseline.closed().lots());
        compare("value closed, cash", story.closed().value(), baseline.closed().value());
        for (final Health health : Health.values())
        {
            final long now = story.liquidatedAccountsNow(health);
            final long then = baseline.liquidatedAccountsNow(health);
            if (now + then > 0)
            {
                compare("of those in the end " + health, (double)now, (double)then);
            }
        }
        if (baseline.closed().value() > 0)
        {
            line("");
            line("Closed: %.1f %% of the lots and %.1f %% of the value that closing everything takes.",
                100 * story.closed().lots() / baseline.closed().lots(),
                100 * story.closed().value() / baseline.closed().value());
        }
    }

    private void verdict(final ReplayReport replay, final Path out)
    {
        heading("Replay");
        row("verdict", "identical");
        row("decisions compared", "%,d, byte by byte", replay.decisionsVerified());
        row("state hashes compared", "%,d, the last state is %016x", replay.hashesVerified(), replay.stateHash());
        heading("Files");
        row("everything that happened", "%s", out.resolve(DemoCommand.EVENTS));
        row("the journal", "%s", out.resolve(DemoCommand.JOURNAL));
        row("this page", "%s", out.resolve(DemoCommand.SUMMARY));
    }

    private static long count(final LiquidationStatistics story)
    {
        return story.tally().count(LiquidationOrderedDecoder.TEMPLATE_ID);
    }

    private void heading(final String title)
    {
        line("");
        line("## %s", title);
        line("");
        line("| %-" + LABEL_WIDTH + "s | |", "");
        line("|-%s-|-|", "-".repeat(LABEL_WIDTH));
    }

    private void row(final String label, final String format, final Object... values)
    {
        line("| %-" + LABEL_WIDTH + "s | %s |", label, String.format(Locale.ROOT, format, values));
    }

    private void compare(final String label, final double now, final double then)
    {
        line("| %-" + LABEL_WIDTH + "s | %,18.0f | %,18.0f |", label, now, then);
    }

    private void line(final String format, final Object... values)
    {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
