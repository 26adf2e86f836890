package softlanding.node.command;

import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageLayout;
import softlanding.node.replay.DecisionFrame;

/** Selects messages by type and by account. */
final class MessageFilter
{
    private final MessageCatalog catalog = MessageCatalog.instance();
    private final @Nullable String type;
    private final @Nullable Long accountId;

    /**
     * Creates a filter.
     *
     * @param type      name of the selected type; null for all types.
     * @param accountId of the selected account; null for all messages, also those without an account.
     */
    MessageFilter(final @Nullable String type, final @Nullable Long accountId)
    {
        this.type = type;
        this.accountId = accountId;
    }

    boolean accepts(final DirectBuffer buffer, final int offset)
    {
        final MessageLayout message = catalog.message(DecisionFrame.templateId(buffer, offset));
        return message == null || (isOfType(message) && isOfAccount(message, buffer, offset));
    }

    private boolean isOfType(final MessageLayout message)
    {
        return type == null || message.name().equals(type);
    }

    private boolean isOfAccount(final MessageLayout message, final DirectBuffer buffer, final int offset)
    {
        if (accountId == null)
        {
            return true;
        }
        final FieldLayout field = message.root().field("accountId");
        return field != null && field.get(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH) == accountId;
    }
}
