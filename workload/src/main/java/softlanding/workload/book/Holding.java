package softlanding.workload.book;

/**
 * A quantity of an instrument or of collateral.
 *
 * @param id       of an instrument or of a collateral asset.
 * @param quantity contracts or coins, signed, Decimal8 mantissa.
 */
public record Holding(int id, long quantity)
{
}
