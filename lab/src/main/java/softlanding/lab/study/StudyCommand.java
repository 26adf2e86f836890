package softlanding.lab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.node.command.Console;
import softlanding.node.command.ExitCode;
import softlanding.node.command.UnusableInputException;

/** Compares the cost of liquidation rules on the same portfolios. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    header = "Compares the cost of liquidation rules on the same books.",
    description = {
        "Each book stands at 97 %% of its maintenance requirement, in a market that stands still; every order",
        "fills at its expected price. Cost is the equity lost on the way back to the target of the rule, in basis",
        "points of the requirement.",
        "Writes study.md (the table), study.png and two SVGs (charts), books.csv and summary.csv (the numbers).",
        "The same books and seed give the same numbers."})
public final class StudyCommand implements Callable<Integer>
{
    /** Location of published cases beside the checkout. */
    private static final Path PUBLISHED = Path.of("..", "shared", "vectors", "portfolio-margin.json");

    @Option(names = "--books", defaultValue = "200", paramLabel = "N",
        description = "Seeded books of 2 to 200 legs, at least 1; default ${DEFAULT-VALUE}.")
    private int books;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S",
        description = "Any whole number of 64 bits; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", defaultValue = "study", paramLabel = "DIR",
        description = "Folder for the files; those of an earlier study are replaced; default ${DEFAULT-VALUE}.")
    private Path out;

    @Option(names = "--published", paramLabel = "FILE",
        description = {
            "Published portfolio-margin cases to try too;",
            "default ../shared/vectors/portfolio-margin.json if it is there."})
    private @Nullable Path published;

    @Option(names = "--horizon", description = {
        "Compares instead when everything is closed: never, below 100 %%, or by the horizon, from ratios of 0.99 to",
        "0.4, in markets that stand still and that jump by 8 %%. Writes horizon.md."})
    private boolean isOfHorizon;

    @Option(names = "--onchain", description = {
        "Compares instead, where each order costs 5 and takes a block, an engine that knows the cost with one",
        "that does not. Writes onchain.md."})
    private boolean isOnchain;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException
    {
        UnusableInputException.requireAtLeast("--books", books, 1);
        UnusableInputException.requireFolder("--out", out);
        final Console console = new Console(spec.commandLine().getErr());
        if (isOfHorizon)
        {
            return compareHorizons(console);
        }
        if (isOnchain)
        {
            return compareOnchain(console);
        }
        final Study study = new Study();
        tryPublished(study, console);
        study.trySeeded(books, seed, done -> console.progressOf("trying", done, books, "books"));

        console.say("%,d books (seed %d), %,d more that owe nothing and are left alone", study.books(), seed,
            study.leftOut());
        final String tables = StudyText.tables(study);
        console.say("%s", tables);
        write(study, tables);
        console.say("wrote %s: study.md, study.png, study-cost.svg, study-worsened.svg, books.csv, summary.csv", out);
        return ExitCode.OK;
    }

    private int compareHorizons(final Console console) throws IOException
    {
        final HorizonStudy study = new HorizonStudy(books, seed);
        study.run(done -> console.progressOf("trying", done, HorizonStudy.size(), "rows"));
        final String page = String.format(
            Locale.ROOT, "%,d books (seed %d). Means, basis points of the requirement; by horizon is dearer than " +
            "both others in %d of %d rows.%n%n%s", books, seed, study.lost(), HorizonStudy.size(), study.table());
        Files.writeString(out.resolve("horizon.md"), "# When everything is closed\n\n" + page);
        console.say("%s", page);
        return ExitCode.OK;
    }

    private int compareOnchain(final Console console) throws IOException
    {
        final OnchainStudy study = new OnchainStudy(books, seed);
        study.run(done -> console.progressOf("trying", done, OnchainStudy.size(), "ratios"));
        final String page = String.format(
            Locale.ROOT, "%,d books (seed %d). Means, basis points of the requirement. Rounds of an account in one " +
            "block: at most %d.%n%n%s", books, seed, study.mostPlansInBlock(), study.table());
        Files.writeString(out.resolve("onchain.md"), "# What an order costs beyond its price\n\n" + page);
        console.say("%s", page);
        return ExitCode.OK;
    }

    private void tryPublished(final Study study, final Console console) throws IOException
    {
        final Path file = published == null ? PUBLISHED : published;
        if (!Files.isReadable(file))
        {
            if (published != null)
            {
                throw new UnusableInputException("--published " + file + " cannot be read");
            }
            console.say("no published cases at %s: seeded books only", file);
            return;
        }
        try
        {
            study.tryPublished(file);
        }
        catch (final NoSuchElementException e)
        {
            throw new UnusableInputException("--published " + file + ": " + e.getMessage(), e);
        }
    }

    private void write(final Study study, final String tables) throws IOException
    {
        Files.writeString(out.resolve("study.md"), "# What liquidation rules cost\n" + tables +
            "\n![Cost and worsened steps by rule](study.png)\n");
        Files.writeString(out.resolve("books.csv"), StudyText.books(study));
        Files.writeString(out.resolve("summary.csv"), StudyText.summary(study.summaries()));
        StudyChart.draw(study.summaries(), out);
    }
}
