package softlanding.workload.market;

/**
 * A listed contract.
 *
 * @param id           from 1.
 * @param kind         of contract.
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
