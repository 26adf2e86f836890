package softlanding.lab.cascade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.node.command.ExitCode;
import softlanding.node.command.Softlanding;

class CascadeCommandTest
{
    @TempDir
    private Path folder;
    private final StringWriter err = new StringWriter();

    private int run(final String... options)
    {
        final List<String> arguments = new ArrayList<>(List.of("cascade", "--out", folder.toString()));
        arguments.addAll(List.of(options));
        return Softlanding.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err))
            .execute(arguments.toArray(new String[0]));
    }

    @Test
    void shouldWriteAPageNumbersAndChartsOfAllSeeds() throws IOException
    {
        assertEquals(ExitCode.OK, run("--accounts", "30", "--seed", "3", "--seeds", "2"), err::toString);

        final List<String> csv = Files.readAllLines(folder.resolve("cascade.csv"));
        assertEquals(1 + 2 * 4, csv.size());
        assertTrue(csv.get(1).startsWith("3,FULL,") && csv.get(8).startsWith("4,OPTIMAL,"), csv::toString);
        assertTrue(err.toString().contains("Medians of 2 seeds"), err::toString);
        assertTrue(Files.size(folder.resolve("cascade-btc.svg")) > 0);
        assertTrue(Files.size(folder.resolve("cascade-eth.png")) > 0);
    }

    @Test
    void shouldCompareProtectionInAMarketThatSwingsAndDrawOneAccount() throws IOException
    {
        assertEquals(
            ExitCode.OK, run("--accounts", "60", "--swings", "2", "--protection", "--seed", "2"), err::toString);

        final List<String> csv = Files.readAllLines(folder.resolve("cascade.csv"));
        assertEquals(1 + 5, csv.size());
        assertTrue(csv.get(1).startsWith("2,NONE,") && csv.get(5).startsWith("2,HEDGE_30,"), csv::toString);
        assertEquals(csv.get(0).split(",").length, csv.get(5).split(",").length);
        assertTrue(err.toString().contains("A market that swings 2 times"), err::toString);
        assertTrue(err.toString().contains("of the sales that rested: filled"), err::toString);
        assertTrue(Files.size(folder.resolve("protection.png")) > 0);
    }

    @ParameterizedTest
    @CsvSource({"--daily-volume-multiple,0,--daily-volume-multiple must be above 0",
        "--seeds,0,--seeds must be at least 1", "--swings,-1,--swings must be at least 0",
        "--impact-decay-hours,0,--impact-decay-hours must be above 0",
        "--accounts,0,accounts must be at least 1"})
    void shouldSayWhichOptionMakesNoSense(final String option, final String value, final String reason)
    {
        assertEquals(ExitCode.UNUSABLE_INPUT, run(option, value));
        assertTrue(err.toString().contains(reason), err::toString);
    }
}
