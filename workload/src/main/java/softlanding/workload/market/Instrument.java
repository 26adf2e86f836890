package softlanding.workload.market;

/**
 * A contract as it was listed.
 *
 * @param id           from 1.
 * @param kind         what it is.
 * @param underlyingId from 1.
 * @param expiryId     from 1; 0 for a perpetual.
 * @param strike       Decimal8 mantissa, cash per coin; 0 unless an option.
 * @param contractSize Decimal8 mantissa, coins per contract.
 * @param lotSize      Decimal8 mantissa, least tradable contracts.
 */
public record Instrument(
    int id, ContractKind kind, int underlyingId, int expiryId, long strike, long contractSize, long lotSize)
{
}
