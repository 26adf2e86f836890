package softlanding.lab.liquidator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.node.VenueLines;
import softlanding.node.command.CommandLineRun;
import softlanding.node.command.ExitCode;

/** Connects the sample liquidator and the node as a pipe does. */
class LiquidatorTest
{
    private static final long CHEAPENING_NS = 100 * VenueLines.SECOND;

    /** One step that nobody fills leads to an auction that begins at nine tenths of equity. */
    private final VenueLines venue = VenueLines.withTerms(
        "AuctionTermsSet", "'auctionAfterRounds':'1','startDiscount':'0.9','cutoffDiscount':'0.5','fastDecayNs':'" +
        CHEAPENING_NS +
        "','slowDecayNs':'" + CHEAPENING_NS + "','insolventNs':'" + CHEAPENING_NS + "','auctionFee':'0'")
        .account(21, "100000")
        .add("LiquidatorRegistered", "'liquidatorId':'1','accountId':'21'");

    @TempDir
    private Path folder;

    @Test
    void shouldBuyWhatIsInSaleWhenTheAskingPriceHasComeDownToItsBid() throws IOException
    {
        startAuction();
        final List<String> started = decided("AuctionStarted");
        assertEquals(1, started.size());

        final CommandLineRun bids = liquidator("--id", "1", "--profit", "0.2");
        assertEquals(ExitCode.OK, bids.exitCode(), bids.err());
        assertEquals(1, bids.out().lines().count());
        assertEquals(ExitCode.OK, runFromStandardInput(bids.out()).exitCode());
        assertEquals("RESTING", value(decided("AuctionBidDecided").get(0), "verdict"));
        assertEquals(0, decided("AuctionFilled").size());
        assertEquals("", liquidator("--id", "1", "--profit", "0.2").out(), "it has bid already");

        // The ask price falls from 0.9 to 0.5 of equity in 100 seconds, so to 0.8 in 25 seconds.
        final long startNs = Long.parseLong(value(started.get(0), "timestampNs"));
        venue.pass(startNs + 24 * VenueLines.SECOND - venue.nowNs()).add("TimeAdvanced", "");
        run();
        assertEquals(0, decided("AuctionFilled").size());
        venue.pass(2 * VenueLines.SECOND).add("TimeAdvanced", "");
        run();

        final String filled = decided("AuctionFilled").get(0);
        assertEquals("1", value(filled, "liquidatorId"));
        assertEquals("7", value(filled, "accountId"));
        assertTrue(decimal(filled, "price") <= 0.8 * decimal(filled, "equityBefore") * decimal(filled, "fraction"),
            filled);
        assertReplayIsIdentical();
    }

    @Test
    void shouldBuyAtOnceWhereItsBidReachesThePriceAsked() throws IOException
    {
        startAuction();
        venue.pass(30 * VenueLines.SECOND).add("TimeAdvanced", "");
        run();

        assertEquals(ExitCode.OK, runFromStandardInput(liquidator("--id", "1", "--fraction", "0.5").out()).exitCode());

        assertEquals(1, decided("AuctionFilled").size());
        assertEquals(0, decided("AuctionBidDecided").size());
        assertReplayIsIdentical();
    }

    /** The liquidator is not registered, so its bid is journaled and rejected. */
    @Test
    void shouldBeRefusedUnlessItIsRegistered() throws IOException
    {
        startAuction();

        runFromStandardInput(liquidator("--id", "2").out());

        assertEquals("liquidatorId", value(decided("EventRejected").get(0), "field"));
        assertReplayIsIdentical();
    }

    @Test
    void shouldBidNothingWhereNothingIsInSale() throws IOException
    {
        run();

        final CommandLineRun bids = liquidator("--id", "1");

        assertEquals(ExitCode.OK, bids.exitCode(), bids.err());
        assertEquals("", bids.out());
        assertEquals(ExitCode.OK, runFromStandardInput(bids.out()).exitCode());
    }

    @Test
    void shouldRefuseSharesAndBudgetsThatAreNone() throws IOException
    {
        run();
        for (final String[] options : new String[][]{
            {"--fraction", "0"}, {"--fraction", "1.1"}, {"--profit", "0"}, {"--profit", "0.000000001"},
            {"--budget", "-1"}})
        {
            final CommandLineRun refused = liquidator(
                Stream.concat(Stream.of("--id", "1"), Stream.of(options)).toArray(String[]::new));
            assertEquals(ExitCode.UNUSABLE_INPUT, refused.exitCode(), options[0] + " " + options[1]);
            assertTrue(refused.err().contains(options[0]), refused.err());
        }
    }

    private void startAuction() throws IOException
    {
        venue.price("900");
        for (int second = 0; second < 6; second++)
        {
            venue.pass(VenueLines.SECOND).add("TimeAdvanced", "");
        }
        run();
    }

    private void run() throws IOException
    {
        final Path input = Files.write(folder.resolve("events.jsonl"), venue.take());
        final CommandLineRun run = CommandLineRun.of("run", "--events", input, "--journal", journal());
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertTrue(run.err().contains("0 rejected by the engine"), run.err());
    }

    private CommandLineRun runFromStandardInput(final String lines)
    {
        final InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.US_ASCII)));
        try
        {
            return CommandLineRun.of("run", "--events", "-", "--journal", journal());
        }
        finally
        {
            System.setIn(before);
        }
    }

    private CommandLineRun liquidator(final String... options)
    {
        return CommandLineRun.of(
            Stream.concat(Stream.of("liquidator", "--journal", journal()), Stream.of(options)).toArray());
    }

    private void assertReplayIsIdentical()
    {
        final CommandLineRun replay = CommandLineRun.of("replay", "--journal", journal());
        assertEquals(ExitCode.OK, replay.exitCode(), replay.err());
    }

    private Path journal()
    {
        return folder.resolve("journal");
    }

    private List<String> decided(final String type)
    {
        return CommandLineRun.of("dump", "--journal", journal(), "--stream", "decisions", "--type", type)
            .out().lines().toList();
    }

    private static double decimal(final String line, final String field)
    {
        return Double.parseDouble(value(line, field));
    }

    private static String value(final String line, final String field)
    {
        return line.replaceAll(".*\"" + field + "\":\"([^\"]*)\".*", "$1");
    }
}
