package softlanding.codecs;

import java.util.List;

/**
 * What one message looks like: a header, a root block, then its repeating groups, each behind its dimensions.
 *
 * @param templateId of the message.
 * @param root       the block behind the header.
 * @param groups     one entry of each repeating group, in the order of the schema.
 */
public record MessageLayout(int templateId, BlockLayout root, List<BlockLayout> groups)
{
    private static final int FIRST_DECISION_ID = 100;

    /** Name of the message, as in the schema. */
    public String name()
    {
        return root.name();
    }

    /** Whether the message is told to the engine, not decided by it: the schema keeps ids below 100 for events. */
    public boolean isEvent()
    {
        return templateId < FIRST_DECISION_ID;
    }

    /** Place of a group in {@link #groups()}; -1 if there is none of that name. */
    public int indexOfGroup(final String groupName)
    {
        for (int i = 0; i < groups.size(); i++)
        {
            if (groups.get(i).name().equals(groupName))
            {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString()
    {
        return name();
    }
}
