package softlanding.lab.study;

/** Groups of sample portfolios by size and origin. */
public enum BookGroup
{
    /** Seeded portfolios of up to 5 legs. */
    SMALL("up to 5 legs"),
    /** Seeded portfolios of 6 to 19 legs. */
    MEDIUM("6 to 19 legs"),
    /** Seeded portfolios of 20 legs and more. */
    LARGE("20 legs and more"),
    /** Published cases. */
    PUBLISHED("published cases");

    private static final int MAX_OF_SMALL = 5;
    private static final int MAX_OF_MEDIUM = 19;

    private final String label;

    BookGroup(final String label)
    {
        this.label = label;
    }

    /** Returns the name for people. */
    public String label()
    {
        return label;
    }

    /** Returns the group of a seeded portfolio. */
    static BookGroup ofLegs(final int legs)
    {
        if (legs <= MAX_OF_SMALL)
        {
            return SMALL;
        }
        return legs <= MAX_OF_MEDIUM ? MEDIUM : LARGE;
    }
}
