package softlanding.node.command;

import org.agrona.DirectBuffer;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageLayout;
import softlanding.engine.wire.DecisionSink;
import softlanding.node.replay.DecisionFrame;

/** Counts decisions by type. */
public final class DecisionTally implements DecisionSink
{
    private final long[] countByTemplateId = new long[1 << 16];
    private long total;

    @Override
    public void onDecision(final DirectBuffer buffer, final int offset, final int length)
    {
        countByTemplateId[DecisionFrame.templateId(buffer, offset)]++;
        total++;
    }

    /** Returns the number of decisions. */
    public long total()
    {
        return total;
    }

    /** Returns the number of decisions of one type. */
    public long count(final int templateId)
    {
        return countByTemplateId[templateId];
    }

    /**
     * Returns the counts as text for people.
     *
     * @return such as {@code AccountHealthChanged 12, LiquidationOrdered 3}; empty without decisions.
     */
    String describe()
    {
        final StringBuilder text = new StringBuilder();
        for (final MessageLayout message : MessageCatalog.instance().messages())
        {
            if (countByTemplateId[message.templateId()] > 0)
            {
                text.append(text.length() == 0 ? "" : ", ").append(message.name())
                    .append(' ').append(countByTemplateId[message.templateId()]);
            }
        }
        return text.toString();
    }
}
