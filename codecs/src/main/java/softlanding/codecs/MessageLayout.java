package softlanding.codecs;

import java.util.List;
import org.agrona.MutableDirectBuffer;

/**
 * The layout of one message: a header, a root block, then the repeating groups, each after its dimensions.
 *
 * @param templateId of the message.
 * @param root       block after the header.
 * @param groups     one entry of each repeating group, in the order of the schema.
 */
public record MessageLayout(int templateId, BlockLayout root, List<BlockLayout> groups)
{
    private static final int FIRST_DECISION_ID = 100;
    private static final int FIRST_LATER_EVENT_ID = 200;
    private static final int FIRST_LATER_DECISION_ID = 400;

    /**
     * Returns the name of the message.
     *
     * @return name as in the schema.
     */
    public String name()
    {
        return root.name();
    }

    /** Whether the message is an event, not a decision: events have the ids 1 to 99 and 200 to 399. */
    public boolean isEvent()
    {
        return templateId < FIRST_DECISION_ID ||
            (FIRST_LATER_EVENT_ID <= templateId && templateId < FIRST_LATER_DECISION_ID);
    }

    /**
     * Sets whether an event is the last fragment of its update.
     *
     * @param buffer that holds the event.
     * @param offset of its message header, in bytes.
     * @param isLast whether the update ends with it.
     * @throws IllegalArgumentException if the message is never a fragment.
     */
    public void putLastFragment(final MutableDirectBuffer buffer, final int offset, final boolean isLast)
    {
        final FieldLayout field = root.field("lastFragment");
        if (field == null)
        {
            throw new IllegalArgumentException(name() + " is never a fragment");
        }
        field.put(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, (isLast ? Bool.YES : Bool.NO).value());
    }

    /**
     * Returns the index of a group in {@link #groups()}.
     *
     * @param groupName as in the schema.
     * @return index from 0; -1 if the message has no group of this name.
     */
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
