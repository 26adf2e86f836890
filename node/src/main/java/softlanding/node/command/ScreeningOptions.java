package softlanding.node.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import softlanding.engine.screening.ScreeningSettings;

/** The options of the screening. They change the work of the engine but not its decisions. */
final class ScreeningOptions
{
    @Option(names = "--no-screening",
        description = "Evaluates every account at every event, to prove that screening skipped none in error; slow.")
    private boolean unscreened;

    @Option(names = "--audit-every", paramLabel = "EVENTS",
        description = "Number of events between two audits of certificates; 0 = never; default 256.")
    private @Nullable Integer eventsPerAudit;

    @Option(names = "--audit-accounts", paramLabel = "ACCOUNTS",
        description = "Number of accounts per audit, at least 1, some microseconds each; default 1.")
    private @Nullable Integer accountsPerAudit;

    /**
     * Returns the chosen settings.
     *
     * @return settings for the engine.
     * @throws UnusableInputException if the options contradict each other or are too small.
     */
    ScreeningSettings settings()
    {
        final ScreeningSettings defaults = ScreeningSettings.defaults();
        if (unscreened && (eventsPerAudit != null || accountsPerAudit != null))
        {
            throw new UnusableInputException(
                "--no-screening evaluates every account: there is nothing to audit; leave out --audit-every and " +
                "--audit-accounts");
        }
        return unscreened ? ScreeningSettings.fullScan() : new ScreeningSettings(
            true,
            count("--audit-every", eventsPerAudit, defaults.eventsPerAudit(), 0),
            count("--audit-accounts", accountsPerAudit, defaults.accountsPerAudit(), 1));
    }

    private static int count(
        final String option, final @Nullable Integer chosen, final int byDefault, final int least)
    {
        if (chosen != null)
        {
            UnusableInputException.requireAtLeast(option, chosen, least);
        }
        return chosen == null ? byDefault : chosen;
    }
}
