package softlanding.engine.margin;

/** Names the marks at which a portfolio is valued. */
public enum MarkBasis
{
    /** The marks in force; a portfolio that needs a missing one has no margin. */
    CURRENT,
    /** The marks in force, and for each missing one the end of its bounds that is better for the account. */
    FAVOURABLE,
    /** The marks in force, and for each missing one the end of its bounds that is worse for the account. */
    UNFAVOURABLE,
    /** Marks averaged over time, and for each missing one the end of its bounds that is worse for the account. */
    AVERAGED;

    /** Returns the opposite end of the bounds. */
    public MarkBasis opposite()
    {
        return this == FAVOURABLE ? UNFAVOURABLE : FAVOURABLE;
    }
}
