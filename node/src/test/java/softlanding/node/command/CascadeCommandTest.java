package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.codecs.Policy;
import softlanding.workload.impact.ImpactSettings;
import softlanding.workload.venue.SeededVenue;
import softlanding.workload.venue.VenueSettings;

class CascadeCommandTest
{
    private static final VenueSettings CRASH = VenueSettings.of(1, 150).withTicks(300);

    @TempDir
    private Path folder;

    @Test
    void shouldCloseLessAndPushThePriceLessThanClosingEverything()
    {
        final CascadeOutcome full = play(Policy.FULL, ImpactSettings.ORDINARY);
        final CascadeOutcome tiered = play(Policy.TIERED, ImpactSettings.ORDINARY);

        assertTrue(full.liquidated() > 5, "a crash in which nobody is liquidated shows nothing");
        assertTrue(tiered.valueClosed() < full.valueClosed(), tiered + " against " + full);
        assertTrue(tiered.fullyClosed() < full.fullyClosed(), tiered + " against " + full);
        assertTrue(tiered.overshoot() < full.overshoot(), tiered + " against " + full);
    }

    @Test
    void shouldLeaveThePriceAloneInAMarketThatNothingMoves()
    {
        final CascadeOutcome full = play(Policy.FULL, new ImpactSettings(0, 0.04, 1, 1));

        assertEquals(0, full.overshoot());
        assertTrue(full.valueClosed() > 0);
    }

    @Test
    void shouldGiveTheSameNumbersTwice()
    {
        assertEquals(play(Policy.OPTIMAL, ImpactSettings.ORDINARY), play(Policy.OPTIMAL, ImpactSettings.ORDINARY));
    }

    @Test
    void shouldWriteAPageNumbersAndCharts() throws IOException
    {
        final StringWriter err = new StringWriter();
        final int exitCode = Softlanding.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err))
            .execute("cascade", "--accounts", "40", "--out", folder.toString());

        assertEquals(ExitCode.OK, exitCode, err.toString());
        final List<String> csv = Files.readAllLines(folder.resolve("cascade.csv"));
        assertEquals(4, csv.size());
        assertEquals(csv.get(0).split(",").length, csv.get(3).split(",").length);
        assertTrue(err.toString().contains("accounts liquidated"));
        assertTrue(Files.size(folder.resolve("cascade-btc.svg")) > 0);
        assertTrue(Files.size(folder.resolve("cascade-eth.png")) > 0);
    }

    @Test
    void shouldSayWhichOptionMakesNoSense()
    {
        final StringWriter err = new StringWriter();
        final int exitCode = Softlanding.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err))
            .execute("cascade", "--turnover", "0", "--out", folder.toString());

        assertEquals(ExitCode.UNUSABLE_INPUT, exitCode);
        assertTrue(err.toString().contains("turnover=0"), err.toString());
    }

    private static CascadeOutcome play(final Policy policy, final ImpactSettings impact)
    {
        final Console console = new Console(new PrintWriter(new StringWriter()));
        return new Cascade(() -> new SeededVenue(CRASH), impact, 1, console).play(policy, new SpotPaths());
    }
}
