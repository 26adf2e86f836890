package softlanding.lab.cascade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.node.command.Console;
import softlanding.node.command.ExitCode;
import softlanding.node.command.UnusableInputException;
import softlanding.workload.EventStream;
import softlanding.workload.deribit.DeribitImport;
import softlanding.workload.deribit.ImportException;
import softlanding.workload.deribit.ImportSettings;
import softlanding.workload.impact.ImpactSettings;
import softlanding.workload.market.Coin;
import softlanding.workload.venue.SeededVenue;
import softlanding.workload.venue.VenueSettings;
import softlanding.workload.wire.RecordedEvents;

/** Plays one crash under every rule, in a market whose prices react to liquidations, and compares the outcomes. */
@Command(
    name = "cascade",
    mixinStandardHelpOptions = true,
    header = "Plays one crash by every liquidation rule, with price impact.",
    description = {
        "Rules: FULL; CLASSICAL (the last tier closes all); SOFT (the default); OPTIMAL. All start from the same",
        "accounts. Sales of liquidations move the next price by the square-root law.",
        "With --targets it plays SOFT to 110, 125 and 150 %%, and with a target that rises from 115 %% for accounts",
        "that come back.",
        "With --protection it plays SOFT without protection, with CLOSE and HEDGE for all accounts and for 30 %%. With",
        "--swings the price falls by 15 %% and comes back, several times.",
        "Reports how far prices were pushed, how many accounts were closed whole, the loss and the payers.",
        "The crash is made from a seed, or recorded with --chain and --spot; then the seed makes the accounts.",
        "Writes cascade.md (the table), cascade.csv (the numbers of every seed) and, for the first seed, a chart",
        "per coin, and with --protection protection.png: the ratio of one account.",
        "Equal options give equal numbers."})
public final class CascadeCommand implements Callable<Integer>
{
    private static final int TICKS = 1_000;
    private static final double SWING = 0.15;
    private static final double NS_PER_HOUR = 3.6e12;

    @Option(names = "--accounts", defaultValue = "1000", paramLabel = "N",
        description = "Number of accounts, at least 1; default ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S",
        description = "Any whole number of 64 bits; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--seeds", defaultValue = "1", paramLabel = "N",
        description = "Number of seeds from --seed on, at least 1; medians are reported; default ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(names = "--impact", defaultValue = "1", paramLabel = "Y",
        description = "Coefficient of the square-root law, a pure number; 0 = nothing moves; default ${DEFAULT-VALUE}.")
    private double coefficient;

    @Option(names = "--daily-volume-multiple", defaultValue = "1", paramLabel = "X",
        description = "Volume of a day as a multiple of the delta that clients hold; default ${DEFAULT-VALUE}.")
    private double dailyVolumeMultiple;

    @Option(names = "--impact-decay-hours", paramLabel = "HOURS",
        description = {
            "Time in which the volume sold fades to 37 %%, and its impact to 61 %%, hours; default 29.6, so that two",
            "thirds of the impact are left after a day."})
    private @Nullable Double impactDecayHours;

    @Option(names = "--targets", description = "Compares targets of SOFT instead of rules.")
    private boolean isOfTargets;

    @Option(names = "--protection", description = "Compares the protection of accounts instead of rules.")
    private boolean isOfProtection;

    @Option(names = "--swings", defaultValue = "0", paramLabel = "N",
        description = {
            "Number of times that the price falls by 15 %% and comes back whole; default ${DEFAULT-VALUE}: one fall of",
            "20 %%, and half of it comes back."})
    private int swings;

    @ArgGroup(exclusive = false)
    private @Nullable Recording recording;

    @Option(names = "--out", defaultValue = "out/cascade", paramLabel = "DIR",
        description = "Folder for the files, which are replaced; default ${DEFAULT-VALUE}.")
    private Path out;

    @Spec
    private CommandSpec spec;

    /** Files of a recorded crash. */
    private static final class Recording
    {
        @Option(names = "--chain", required = true, arity = "1..*", paramLabel = "FILE",
            description = "Option-chain snapshots as CSV, plain or gzip; then the crash is a recorded one.")
        private List<Path> chains;

        @Option(names = "--spot", required = true, arity = "1..*", paramLabel = "FILE",
            description = "Bars of spot markets as CSV, plain or gzip.")
        private List<Path> spots;
    }

    @Override
    public Integer call() throws IOException
    {
        UnusableInputException.requireAtLeast("--accounts", accounts, 1);
        UnusableInputException.requireAtLeast("--seeds", seeds, 1);
        UnusableInputException.requireAtLeast("--swings", swings, 0);
        final ImpactSettings impact = impact();
        UnusableInputException.requireFolder("--out", out);
        final Console console = new Console(spec.commandLine().getErr());
        final List<CascadeOutcome> outcomes = new ArrayList<>();
        final Map<CascadeRule, SpotPaths> firstPaths = new EnumMap<>(CascadeRule.class);
        for (long i = 0; i < seeds; i++)
        {
            final Cascade cascade = new Cascade(crash(seed + i), impact, seed + i);
            for (final CascadeRule rule : rules())
            {
                final SpotPaths paths = new SpotPaths();
                final String verb = "seed " + (seed + i) + ", " + rule.label() + ":";
                outcomes.add(cascade.play(rule, paths, events -> console.progress(verb, events)));
                firstPaths.putIfAbsent(rule, paths);
            }
        }
        write(console, new CascadeReport(outcomes), firstPaths);
        if (isOfProtection)
        {
            drawAccount(console, new Cascade(crash(seed), impact, seed));
        }
        return ExitCode.OK;
    }

    /** Draws one account of the first seed, without protection, closed and hedged. */
    private void drawAccount(final Console console, final Cascade cascade) throws IOException
    {
        final Map<CascadeRule, AccountStory> counted = stories(console, cascade, AccountStory.NOBODY);
        final long account = AccountStory.chosen(
            Objects.requireNonNull(counted.get(CascadeRule.NONE)),
            Objects.requireNonNull(counted.get(CascadeRule.CLOSE)),
            Objects.requireNonNull(counted.get(CascadeRule.HEDGE)));
        if (account != AccountStory.NOBODY)
        {
            AccountChart.draw(
                "Account " + account + " in one crash", stories(console, cascade, account),
                out.resolve("protection.png"));
        }
    }

    private static Map<CascadeRule, AccountStory> stories(
        final Console console, final Cascade cascade, final long accountId)
    {
        final Map<CascadeRule, AccountStory> stories = new EnumMap<>(CascadeRule.class);
        for (final CascadeRule rule : List.of(CascadeRule.NONE, CascadeRule.CLOSE, CascadeRule.HEDGE))
        {
            final AccountStory story = new AccountStory(accountId);
            cascade.play(rule, new SpotPaths(), events -> console.progress("one account:", events), story);
            stories.put(rule, story);
        }
        return stories;
    }

    private List<CascadeRule> rules()
    {
        return isOfProtection ? CascadeRule.PROTECTION : isOfTargets ? CascadeRule.TARGETS : CascadeRule.RULES;
    }

    private ImpactSettings impact()
    {
        UnusableInputException.requireNotNegative("--impact", coefficient);
        UnusableInputException.requirePositive("--daily-volume-multiple", dailyVolumeMultiple);
        final ImpactSettings ordinary = ImpactSettings.ORDINARY;
        long relaxationNs = ordinary.relaxationNs();
        if (impactDecayHours != null)
        {
            UnusableInputException.requirePositive("--impact-decay-hours", impactDecayHours);
            relaxationNs = Math.max(1, (long)(impactDecayHours * NS_PER_HOUR));
        }
        return new ImpactSettings(coefficient, ordinary.dailyVolatility(), dailyVolumeMultiple, relaxationNs);
    }

    private Supplier<EventStream> crash(final long ofSeed)
    {
        try
        {
            if (recording == null)
            {
                final VenueSettings fall = VenueSettings.of(ofSeed, accounts).withTicks(TICKS);
                final VenueSettings settings = swings == 0 ? fall : fall.withSwings(swings, SWING);
                return () -> new SeededVenue(settings);
            }
            final RecordedEvents events = new RecordedEvents();
            new DeribitImport(new ImportSettings(recording.chains, recording.spots, accounts, ofSeed)).run(events);
            return events::play;
        }
        catch (final IllegalArgumentException | ImportException e)
        {
            throw new UnusableInputException(e.getMessage(), e);
        }
    }

    private void write(
        final Console console, final CascadeReport report, final Map<CascadeRule, SpotPaths> firstPaths)
        throws IOException
    {
        final String crash = (recording != null ? "A recorded crash, " :
            swings > 0 ? "A market that swings " + swings + " times, " : "A seeded crash, ") +
            String.format(Locale.ROOT, "%,d accounts", accounts);
        final String page =
            report.page(crash + (seeds == 1 ? ", seed " + seed : ", seeds " + seed + " to " + (seed + seeds - 1)));
        Files.writeString(out.resolve("cascade.md"), page);
        Files.writeString(out.resolve("cascade.csv"), report.csv());
        for (final Coin coin : firstPaths.values().iterator().next().summary().keySet())
        {
            final Path file = out.resolve("cascade-" + coin.toString().toLowerCase(Locale.ROOT));
            CascadeChart.draw(coin + ": " + crash.toLowerCase(Locale.ROOT) + ", seed " + seed, coin, firstPaths, file);
        }
        console.say("%s", page);
        console.say("written to %s: cascade.md, cascade.csv and a chart per coin", out);
    }
}
