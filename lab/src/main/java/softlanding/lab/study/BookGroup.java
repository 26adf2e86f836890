package softlanding.lab.study;

/** Books that are looked at together. */
public enum BookGroup
{
    /** Seeded. */
    SMALL("up to 5 legs"),
    /** Seeded. */
    MEDIUM("6 to 19 legs"),
    /** Seeded. */
    LARGE("20 legs and more"),
    /** Cases that others published. */
    PUBLISHED("published cases");

    private static final int MAX_OF_SMALL = 5;
    private static final int MAX_OF_MEDIUM = 19;

    private final String label;

    BookGroup(final String label)
    {
        this.label = label;
    }

    /** Returns the name as a person reads it. */
    public String label()
    {
        return label;
    }

    /** Group of a seeded book. */
    static BookGroup ofLegs(final int legs)
    {
        if (legs <= MAX_OF_SMALL)
        {
            return SMALL;
        }
        return legs <= MAX_OF_MEDIUM ? MEDIUM : LARGE;
    }
}
