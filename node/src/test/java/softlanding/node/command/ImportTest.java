package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest
{
    private static final String CHAIN = "deribit-chain-2026/chain_6hourly_2026-02-05.csv.gz";
    private static final String SPOT = "btc-eth-long-series/btcusdt_binance-spot_1h_2025-10_2026-02.csv.gz";

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
        final CommandLineRun run = CommandLineRun.of("import", "deribit", "--chain", recorded(CHAIN),
            "--spot", recorded(SPOT), "--accounts", 3, "--seed", 5, "--out", out);
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        return out;
    }

    /** A recorded file in the folder "shared" beside the checkout, or where the property says. */
    private static Path recorded(final String path)
    {
        final String named = System.getProperty("softlanding.shared");
        Path shared = named == null ? null : Path.of(named);
        for (Path top = Path.of("").toAbsolutePath(); shared == null && top != null; top = top.getParent())
        {
            final Path sibling = top.resolveSibling("shared");
            shared = Files.isDirectory(sibling.resolve("data")) ? sibling : null;
        }
        final Path file = shared == null ? Path.of(path) : shared.resolve("data").resolve(path);
        Assumptions.assumeTrue(Files.exists(file), "recorded data is not beside the checkout: shared/data/" + path);
        return file;
    }
}
