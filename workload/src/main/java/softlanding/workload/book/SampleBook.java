package softlanding.workload.book;

import java.util.List;
import softlanding.workload.wire.EventQueue;

/**
 * One book, and the market that it is held in.
 *
 * @param id        names it among the others.
 * @param nowNs     nanoseconds since the epoch, no earlier than any event of the market.
 * @param market    events that list and mark everything; to be emptied once.
 * @param positions one per instrument.
 * @param coins     collateral, one per asset.
 */
public record SampleBook(
    String id, long nowNs, EventQueue market, List<Holding> positions, List<Holding> coins)
{
}
