package softlanding.engine.whatif;

/** Names the marks at which a portfolio is explained. */
public enum MarksUsed
{
    /** The marks in force; all are known. */
    PRESENT,
    /** Each missing mark at the end of its bounds that gives the higher ratio. */
    BEST,
    /** Each missing mark at the end of its bounds that gives the lower ratio. */
    WORST
}
