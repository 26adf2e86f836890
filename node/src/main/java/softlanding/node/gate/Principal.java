package softlanding.node.gate;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** An authenticated source with its rights. A change of rights is a new principal with the same source. */
public final class Principal
{
    private static final int TEMPLATES = 512;

    private final int sourceId;
    private final Set<SourceRole> roles;
    private final long framesPerSecond;
    private final long[] liquidatorIds;
    private final boolean[] permitted = new boolean[TEMPLATES];

    private Principal(
        final int sourceId, final Set<SourceRole> roles, final long framesPerSecond, final long[] liquidatorIds)
    {
        this.sourceId = sourceId;
        this.roles = roles;
        this.framesPerSecond = framesPerSecond;
        this.liquidatorIds = liquidatorIds;
        for (final SourceRole role : roles.contains(SourceRole.ALL) ? EnumSet.allOf(SourceRole.class) : roles)
        {
            if (role != SourceRole.NODE)
            {
                role.templateIds().forEach(templateId -> permitted[templateId] = true);
            }
        }
    }

    /**
     * Returns a source that may send what its roles list, without a quota.
     *
     * @param sourceId from 1; 0 is the node itself.
     * @param roles    of the source; none for one that only reads.
     * @throws IllegalArgumentException if the id is below 1, the node's role is given, or a source of prices would
     *     confirm its own.
     */
    public static Principal of(final int sourceId, final SourceRole... roles)
    {
        final Set<SourceRole> given = EnumSet.noneOf(SourceRole.class);
        given.addAll(Arrays.asList(roles));
        if (sourceId < 1)
        {
            throw new IllegalArgumentException("a source has an id from 1: " + sourceId);
        }
        if (given.contains(SourceRole.NODE))
        {
            throw new IllegalArgumentException("source " + sourceId + " cannot have the role NODE");
        }
        if (given.contains(SourceRole.FEED) && given.contains(SourceRole.SECOND_SOURCE))
        {
            throw new IllegalArgumentException(
                "source " + sourceId + " has the roles FEED and SECOND_SOURCE: no source confirms its own prices");
        }
        return new Principal(sourceId, given, 0, new long[0]);
    }

    /**
     * Returns the same source with a quota.
     *
     * @param frames per second, 1 to 1,000,000,000; one second of them may come at once.
     */
    public Principal withQuota(final long frames)
    {
        if (frames < 1 || frames > TokenBucket.MOST_PER_SECOND)
        {
            throw new IllegalArgumentException(
                "events per second must be from 1 to " + TokenBucket.MOST_PER_SECOND + ": " + frames);
        }
        return new Principal(sourceId, roles, frames, liquidatorIds);
    }

    /** Returns the same source with the liquidators for whom it may bid. */
    public Principal withLiquidators(final long... ids)
    {
        final long[] sorted = ids.clone();
        Arrays.sort(sorted);
        return new Principal(sourceId, roles, framesPerSecond, sorted);
    }

    /** Returns the id of the source, from 1. */
    public int sourceId()
    {
        return sourceId;
    }

    /** Returns the number of frames per second that the source may send; 0 is any number. */
    public long framesPerSecond()
    {
        return framesPerSecond;
    }

    /** Returns the roles as they were given. */
    public Set<SourceRole> roles()
    {
        return Set.copyOf(roles);
    }

    /** Tells whether the source may send the events of a template. */
    public boolean maySend(final int templateId)
    {
        return 0 <= templateId && templateId < TEMPLATES && permitted[templateId];
    }

    /** Tells whether the source may bid for a liquidator. */
    public boolean mayBidFor(final long liquidatorId)
    {
        return roles.contains(SourceRole.ALL) || Arrays.binarySearch(liquidatorIds, liquidatorId) >= 0;
    }
}
