package softlanding.workload.deribit;

/** The reasons for which a row is skipped. */
public enum RowFault
{
    /** A field is missing or is not a number, date, right or currency. */
    UNPARSABLE,
    /** A price, strike, volatility or time that must be above zero is not. */
    NOT_POSITIVE,
    /** A price, strike or size above one billion, a volatility above 1,000 %, or a time after the year 2099. */
    OUT_OF_RANGE,
    /** Bid above ask, or low above high. */
    CROSSED,
    /** The option had expired when the snapshot was taken. */
    EXPIRED,
    /** The same instrument, or bar, at the same time as an earlier row. */
    DUPLICATE
}
