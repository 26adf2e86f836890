package softlanding.engine.waterfall;

/** How packages on the other side of a liquidated account are closed, in this order. */
enum PackageStep
{
    /** In ratio, at the price of the liquidated account, which may cost solvent accounts something. */
    AT_PRICE,
    /** In ratio, at mark, those of accounts without equity too. */
    AT_MARK,
    /** In ratio, at mark; the bankrupt account keeps the legs that nobody takes. */
    KEEPING_LEGS,
    /** One leg alone, at mark. */
    SPLIT
}
