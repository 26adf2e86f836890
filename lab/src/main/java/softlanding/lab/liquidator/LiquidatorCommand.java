package softlanding.lab.liquidator;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import softlanding.codecs.Frames;
import softlanding.codecs.json.JsonWriter;
import softlanding.journal.JournalReader;
import softlanding.journal.JournalStream;
import softlanding.journal.RecordHandler;
import softlanding.node.command.ExitCode;
import softlanding.node.command.JournalOption;
import softlanding.node.command.UnusableInputException;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.Origin;
import softlanding.workload.wire.AuctionEncoder;

/** A sample liquidator. It reads decisions and bids in open auctions. */
@Command(
    name = "liquidator",
    mixinStandardHelpOptions = true,
    header = "Prints the bids of a sample liquidator.",
    description = {
        "Reads the decisions of a journal to their end and prints one JSON line for every running auction without",
        "a bid of its own yet, within a budget. Its bids are an input of run:",
        "  softlanding liquidator --journal DIR --id 1 | softlanding run --events - --journal DIR",
        "Money is in units of cash, shares from 0 to 1. The liquidator must be registered, see",
        "LiquidatorRegistered."})
public final class LiquidatorCommand implements Callable<Integer>
{
    @Mixin
    private JournalOption journal;

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The liquidator's id, as registered.")
    private long liquidatorId;

    @Option(names = "--budget", defaultValue = "1000000", paramLabel = "CASH",
        description = "Most to pay for all bids of this call together; default ${DEFAULT-VALUE}.")
    private BigDecimal budget;

    @Option(names = "--profit", defaultValue = "0.1", paramLabel = "SHARE",
        description = "Least profit, as a share of the value bought; default ${DEFAULT-VALUE}.")
    private BigDecimal profit;

    @Option(names = "--fraction", defaultValue = "1", paramLabel = "SHARE",
        description = "Of what is in sale; default ${DEFAULT-VALUE}.")
    private BigDecimal fraction;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call()
    {
        final RunningAuctions auctions = new RunningAuctions(liquidatorId);
        read(journal.existing(), JournalStream.DECISIONS, auctions::onDecision);
        final long[] last = new long[2];
        read(journal.existing(), JournalStream.EVENTS, (sequence, buffer, offset, length) ->
        {
            last[0] = sequence;
            last[1] = auctions.isRejected(sequence) ? last[1] : Frames.timestampNs(buffer, offset);
        });
        final PrintWriter out = spec.commandLine().getOut();
        final JsonWriter json = new JsonWriter();
        final AuctionEncoder encoder = new AuctionEncoder((buffer, offset, length) ->
        {
            final int lineLength = json.write(buffer, offset, length);
            out.write(new String(json.line(), 0, lineLength, StandardCharsets.US_ASCII));
            out.write('\n');
        });
        // Bids are events. Ids that continue from the last event's sequence increase from call to call.
        auctions.bid(encoder, last[1], last[0], share("--fraction", fraction), share("--profit", profit),
            mantissa("--budget", budget));
        out.flush();
        return ExitCode.OK;
    }

    private static void read(
        final Path folder, final JournalStream stream, final RecordHandler handler)
    {
        JournalManifest.check(folder);
        try (JournalReader reader = JournalReader.open(folder, stream))
        {
            reader.readToEnd(stream == JournalStream.EVENTS ? Origin.stripped(handler) : handler);
        }
    }

    private static long share(final String option, final BigDecimal value)
    {
        if (value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0)
        {
            throw new UnusableInputException(option + " must be above 0 and at most 1: " + value);
        }
        return mantissa(option, value);
    }

    private static long mantissa(final String option, final BigDecimal value)
    {
        final BigDecimal scaled = value.movePointRight(8);
        if (value.signum() < 0 || scaled.stripTrailingZeros().scale() > 0 || scaled.precision() - scaled.scale() > 18)
        {
            throw new UnusableInputException(
                option + " must be from 0 to 9,999,999,999 with at most 8 places: " + value);
        }
        return scaled.longValueExact();
    }
}
