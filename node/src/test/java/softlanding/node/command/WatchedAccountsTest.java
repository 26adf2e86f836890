package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import softlanding.codecs.test.SharedFolder;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.WireEngine;
import softlanding.workload.deribit.DeribitImport;
import softlanding.workload.deribit.ImportSettings;
import softlanding.workload.venue.SeededVenue;
import softlanding.workload.venue.VenueSettings;

/** Certificates leave every decision unchanged, byte for byte, on streams with arbitrary accounts. */
class WatchedAccountsTest
{
    private static final EngineLimits LIMITS = new EngineLimits(8, 64, 4_096, 8, 512, 8_192, 2_048, 128, 4_096);

    private final Side scan = new Side(ScreeningSettings.fullScan());
    private final Side certified = new Side(new ScreeningSettings(true, 8, 1));
    private long events;

    /** An engine and its decisions since the last comparison. */
    private static final class Side
    {
        private final ByteArrayOutputStream decided = new ByteArrayOutputStream();
        private final WireEngine engine;
        private long decisions;

        Side(final ScreeningSettings settings)
        {
            engine = new WireEngine(LIMITS, settings, this::onDecision);
        }

        private void onDecision(final DirectBuffer buffer, final int offset, final int length)
        {
            final byte[] frame = new byte[length];
            buffer.getBytes(offset, frame);
            decided.writeBytes(frame);
            decisions++;
        }

        byte[] take()
        {
            final byte[] bytes = decided.toByteArray();
            decided.reset();
            return bytes;
        }
    }

    private byte[] play(final DirectBuffer buffer, final int offset, final int length)
    {
        events++;
        scan.engine.onEvent(events, buffer, offset, length);
        certified.engine.onEvent(events, buffer, offset, length);
        final byte[] decisions = scan.take();
        assertArrayEquals(decisions, certified.take(), () -> "sequence=" + events);
        return decisions;
    }

    @Test
    void shouldDecideTheSameInACrash()
    {
        final VenueSettings settings = new VenueSettings(
            11, 120, 240, 240, 0.25, 80, 1_780_272_000_000_000_000L, 10_000_000_000L, 0);
        final SeededVenue venue = new SeededVenue(settings);
        while (venue.next(this::play))
        {
            // Each event is compared when it is applied.
        }
        assertEquals(scan.engine.stateHash(), certified.engine.stateHash());
        assertTrue(scan.decisions > 100, "decisions: " + scan.decisions);
        assertTrue(certified.engine.monitorCounters().audits() > 1_000, "audited certificates");
    }

    @Test
    void shouldDecideTheSameOnRecordedMarkets()
    {
        final Path chain = SharedFolder.require("data/deribit-chain-2026/chain_6hourly_2026-02-05.csv.gz");
        final Path spot =
            SharedFolder.require("data/btc-eth-long-series/btcusdt_binance-spot_1h_2025-10_2026-02.csv.gz");
        new DeribitImport(new ImportSettings(List.of(chain), List.of(spot), 40, 5)).run(this::play);

        assertEquals(scan.engine.stateHash(), certified.engine.stateHash());
        assertTrue(events > 1_000, "events: " + events);
        assertTrue(scan.decisions > 0, "decisions: " + scan.decisions);
    }
}
