package softlanding.workload.book;

import java.util.List;
import softlanding.workload.wire.EventQueue;

/**
 * One portfolio with its market.
 *
 * @param id        unique name.
 * @param nowNs     in nanoseconds since the epoch, not earlier than any event of the market.
 * @param market    events with all listings and marks; they can be read once.
 * @param positions one per instrument.
 * @param coins     collateral, one entry per asset.
 */
public record SampleBook(
    String id, long nowNs, EventQueue market, List<Holding> positions, List<Holding> coins)
{
}
