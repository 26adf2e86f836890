package softlanding.node.command;

import picocli.CommandLine.Option;
import softlanding.engine.screening.ScreeningSettings;

/** How accounts are watched: decisions are the same whatever is chosen, only the work differs. */
final class ScreeningOptions
{
    @Option(names = "--full-scan",
        description = "Judge every account at every event, to prove that none was passed over in error; slow.")
    private boolean fullScan;

    @Option(names = "--events-per-audit", paramLabel = "EVENTS",
        description = "After every so many events check certificates, by evaluating accounts that nothing has " +
            "touched; 0 = never; default 256.")
    private Integer eventsPerAudit;

    @Option(names = "--accounts-per-audit", paramLabel = "ACCOUNTS",
        description = "How many accounts then, some microseconds each; default 1.")
    private Integer accountsPerAudit;

    /**
     * The settings chosen.
     *
     * @return of the engine.
     * @throws UnusableInputException if they contradict each other or are negative.
     */
    ScreeningSettings settings()
    {
        final ScreeningSettings defaults = ScreeningSettings.defaults();
        if (fullScan && (eventsPerAudit != null || accountsPerAudit != null))
        {
            throw new UnusableInputException(
                "--full-scan evaluates every account: there is nothing to audit; leave out --events-per-audit and " +
                "--accounts-per-audit");
        }
        return fullScan ? ScreeningSettings.fullScan() : new ScreeningSettings(
            true,
            count("--events-per-audit", eventsPerAudit, defaults.eventsPerAudit()),
            count("--accounts-per-audit", accountsPerAudit, defaults.accountsPerAudit()));
    }

    private static int count(final String option, final Integer chosen, final int byDefault)
    {
        if (chosen != null && chosen < 0)
        {
            throw new UnusableInputException(option + " must be 0 or more: " + chosen);
        }
        return chosen == null ? byDefault : chosen;
    }
}
