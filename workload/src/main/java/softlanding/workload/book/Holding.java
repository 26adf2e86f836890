package softlanding.workload.book;

/**
 * An amount of something.
 *
 * @param id       of an instrument or of a collateral asset.
 * @param quantity contracts or coins, signed, Decimal8 mantissa.
 */
public record Holding(int id, long quantity)
{
}
