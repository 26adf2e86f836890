package softlanding.engine.margin;

/** Holds the margin of one portfolio with missing marks at both ends of their bounds. One instance is reused. */
public final class MarginRange
{
    private final AccountMargin favourable;
    private final AccountMargin unfavourable;
    private boolean known;

    /**
     * Reserves room for the details of underlyings.
     *
     * @param mostUnderlyings maximum number of underlyings with details.
     */
    public MarginRange(final int mostUnderlyings)
    {
        favourable = new AccountMargin(mostUnderlyings);
        unfavourable = new AccountMargin(mostUnderlyings);
    }

    /** Evaluates a portfolio at both ends. */
    public MarginRange evaluate(final Margins margins, final Book book)
    {
        margins.evaluateAt(MarkBasis.FAVOURABLE, book, favourable);
        margins.evaluateAt(MarkBasis.UNFAVOURABLE, book, unfavourable);
        known = favourable.isPriced() && unfavourable.isPriced();
        if (known)
        {
            favourable.noteRange(best(), worst());
            unfavourable.noteRange(best(), worst());
        }
        return this;
    }

    /** Returns whether both ends exist: every missing mark has bounds, and all amounts can be represented. */
    public boolean isKnown()
    {
        return known;
    }

    /** Returns the margin with the higher ratio. */
    public AccountMargin best()
    {
        return unfavourable.compareRatio(favourable) > 0 ? unfavourable : favourable;
    }

    /** Returns the margin with the lower ratio. */
    public AccountMargin worst()
    {
        return best() == favourable ? unfavourable : favourable;
    }
}
