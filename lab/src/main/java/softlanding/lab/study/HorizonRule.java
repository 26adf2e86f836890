package softlanding.lab.study;

/** Rules that differ in when everything is closed. */
enum HorizonRule
{
    /** Never everything. */
    JUST_ENOUGH("just enough", false, StudyRule.NO_HORIZON),
    /** Everything below a ratio of 1. */
    ALL("everything below 100 %", true, StudyRule.NO_HORIZON),
    /** Everything where equity could not bear the time that selling takes: the preset SOFT. */
    BY_HORIZON("by horizon (SOFT)", false, StudyRule.HORIZON);

    private final String label;
    private final boolean closesAllInLastTier;
    private final String horizonFactor;

    HorizonRule(final String label, final boolean closesAllInLastTier, final String horizonFactor)
    {
        this.label = label;
        this.closesAllInLastTier = closesAllInLastTier;
        this.horizonFactor = horizonFactor;
    }

    /** Returns the name for people. */
    String label()
    {
        return label;
    }

    /** Returns the event that sets the policy, as a line of JSON. */
    String policySet(final long timestampNs)
    {
        return StudyRule.policySet(timestampNs, closesAllInLastTier, horizonFactor);
    }
}
