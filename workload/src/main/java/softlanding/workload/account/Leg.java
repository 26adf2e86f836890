package softlanding.workload.account;

import softlanding.workload.market.Instrument;

/**
 * A position of a portfolio.
 *
 * @param instrument of the position.
 * @param quantity   contracts, Decimal8 mantissa, signed.
 */
public record Leg(Instrument instrument, long quantity)
{
}
