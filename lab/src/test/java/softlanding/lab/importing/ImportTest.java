package softlanding.lab.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.codecs.test.SharedFolder;
import softlanding.node.command.CommandLineRun;
import softlanding.node.command.ExitCode;

class ImportTest
{
    private static final String CHAIN = "data/deribit-chain-2026/chain_6hourly_2026-02-05.csv.gz";
    private static final String SPOT = "data/btc-eth-long-series/btcusdt_binance-spot_1h_2025-10_2026-02.csv.gz";

    @TempDir
    private Path folder;

    @Test
    void shouldImportTheSameBytesTwiceAndRunThem() throws IOException
    {
        final Path first = importTo(folder.resolve("first.jsonl.gz"));
        final Path second = importTo(folder.resolve("second.jsonl.gz"));
        assertTrue(Files.size(first) > 10_000);
        assertEquals(-1, Files.mismatch(first, second));

        final CommandLineRun run =
            CommandLineRun.of("run", "--events", first, "--journal", folder.resolve("journal"));
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        assertTrue(run.err().contains(" 0 refused at the door, 0 rejected"), run.err());
    }

    private static Path importTo(final Path out)
    {
        final CommandLineRun run = CommandLineRun.of("import", "deribit", "--chain", SharedFolder.require(CHAIN),
            "--spot", SharedFolder.require(SPOT), "--accounts", 3, "--seed", 5, "--out", out);
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        return out;
    }
}
