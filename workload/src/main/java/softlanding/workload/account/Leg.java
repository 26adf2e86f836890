package softlanding.workload.account;

import softlanding.workload.market.Instrument;

/**
 * A position of a book.
 *
 * @param instrument what.
 * @param quantity   contracts, Decimal8 mantissa, signed.
 */
public record Leg(Instrument instrument, long quantity)
{
}
