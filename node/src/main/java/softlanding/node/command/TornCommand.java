package softlanding.node.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.journal.JournalReader;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.Origin;
import softlanding.node.replay.TornEntries;

/** Counts how often accounts entered a tier on a half-updated market. */
@Command(
    name = "torn",
    mixinStandardHelpOptions = true,
    header = "Counts tier entries that the rest of the same refresh took back.",
    description = {
        "Replays a journal without writing, and counts tier entries on half-updated markets: the account was",
        "found below a threshold, and marks of the same time, or of the next 100 milliseconds, put it back.",
        "A count above 0 means that the source of the marks does not say which of them belong together."})
public final class TornCommand implements Callable<Integer>
{
    private static final double PER_CENT = 100;

    @Mixin
    private JournalOption journal;

    @Option(names = "--list", description = "Lists every such entry.")
    private boolean isListed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        final Path folder = journal.existing();
        JournalManifest.check(folder);
        final TornEntries entries = new TornEntries(JournalManifest.limits(folder));
        try (JournalReader events = Origin.openEvents(folder))
        {
            entries.count(events);
        }
        final Console console = new Console(spec.commandLine().getOut());
        if (isListed)
        {
            entries.torn().forEach(entry -> console.say(
                "sequence %d, account %d, tier %d, first round %,.2f",
                entry.eventSequence(), entry.accountId(), entry.tier(), entry.cost()));
        }
        console.say("tier entries      %,d, taken back by the rest of the refresh %,d (%.1f %%)",
            entries.entries(), entries.torn().size(), share(entries.torn().size(), (double)entries.entries()));
        console.say("first-round cost  %,.2f expected, of those %,.2f (%.1f %%)",
            entries.cost(), entries.tornCost(), share(entries.tornCost(), entries.cost()));
        return ExitCode.OK;
    }

    private static double share(final double part, final double whole)
    {
        return whole == 0 ? 0 : PER_CENT * part / whole;
    }
}
