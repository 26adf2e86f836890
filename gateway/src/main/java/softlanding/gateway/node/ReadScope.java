package softlanding.gateway.node;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.FrameRejectedDecoder;
import softlanding.codecs.Frames;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.MessageLayout;
import softlanding.node.config.ReadRight;
import softlanding.node.gate.SourceRole;

/** Which events and decisions a client may read: looked up by template, and by account where only its own count. */
public final class ReadScope
{
    private static final int TEMPLATES = 512;
    private static final int HEADER_BYTES = MessageHeaderDecoder.ENCODED_LENGTH;

    /** Listings and parameters; not {@code AccountOpened}, which is about an account. */
    private static final Set<Integer> REFERENCE = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14);

    private final int clientId;
    private final Set<ReadRight> roles;
    private final long[] accounts;
    private final boolean isReplica;
    private final boolean[] permitted = new boolean[TEMPLATES];
    private final @Nullable FieldLayout[] accountFields = new FieldLayout[TEMPLATES];
    private final FieldLayout refusedSource;

    /**
     * Creates a scope.
     *
     * @param clientId  of the client.
     * @param roles     of the client; none reads nothing but refusals of its own frames.
     * @param accounts  that OWN means.
     * @param isReplica whether the client may read all events with their origins, as a follower does.
     */
    public ReadScope(final int clientId, final Set<ReadRight> roles, final long[] accounts, final boolean isReplica)
    {
        this.clientId = clientId;
        this.roles = roles.isEmpty() ? EnumSet.noneOf(ReadRight.class) : EnumSet.copyOf(roles);
        this.accounts = accounts.clone();
        Arrays.sort(this.accounts);
        this.isReplica = isReplica;
        for (final MessageLayout message : MessageCatalog.instance().messages())
        {
            permitted[message.templateId()] = isPermitted(message);
            accountFields[message.templateId()] = message.root().field("accountId");
        }
        refusedSource = Objects.requireNonNull(
            MessageCatalog.instance().knownMessage(FrameRejectedDecoder.TEMPLATE_ID).root().field("sourceId"));
    }

    private boolean isPermitted(final MessageLayout message)
    {
        if (roles.contains(ReadRight.ALL))
        {
            return true;
        }
        final int templateId = message.templateId();
        final boolean isOfMarket = SourceRole.FEED.templateIds().contains(templateId) ||
            SourceRole.SECOND_SOURCE.templateIds().contains(templateId) || isDecision(message, "Feed");
        final boolean isOfReference = REFERENCE.contains(templateId);
        final boolean isOfAuctions = isDecision(message, "Auction");
        return (roles.contains(ReadRight.MARKET) && isOfMarket) ||
            (roles.contains(ReadRight.REFERENCE) && isOfReference) ||
            (roles.contains(ReadRight.AUCTIONS) && isOfAuctions);
    }

    private static boolean isDecision(final MessageLayout message, final String begin)
    {
        return !message.isEvent() && message.name().startsWith(begin);
    }

    /** Tells whether the client may read some decisions beside the refusals of its own frames. */
    public boolean mayReadDecisions()
    {
        return !roles.isEmpty();
    }

    /** Tells whether the client may read some events. */
    public boolean mayReadEvents()
    {
        return isReplica || roles.contains(ReadRight.ALL) || roles.contains(ReadRight.MARKET) ||
            roles.contains(ReadRight.REFERENCE);
    }

    /** Tells whether the client may read an event. */
    public boolean includesEvent(final DirectBuffer buffer, final int frame)
    {
        return isReplica || isPermitted(Frames.templateId(buffer, frame));
    }

    /** Tells whether the client may read a decision. */
    public boolean includesDecision(final DirectBuffer buffer, final int frame)
    {
        final int templateId = Frames.templateId(buffer, frame);
        if (templateId == FrameRejectedDecoder.TEMPLATE_ID)
        {
            return roles.contains(ReadRight.ALL) || isOwnRefusal(buffer, frame);
        }
        return isPermitted(templateId) ||
            (roles.contains(ReadRight.OWN) && Arrays.binarySearch(accounts, account(buffer, frame, templateId)) >= 0);
    }

    /** Tells whether a decision refuses a frame of the client. */
    public boolean isOwnRefusal(final DirectBuffer buffer, final int frame)
    {
        return Frames.templateId(buffer, frame) == FrameRejectedDecoder.TEMPLATE_ID &&
            refusedSource.get(buffer, frame + HEADER_BYTES) == clientId;
    }

    /** Tells whether an event or a decision is about an account. */
    public boolean isAbout(final long accountId, final DirectBuffer buffer, final int frame)
    {
        return account(buffer, frame, Frames.templateId(buffer, frame)) == accountId;
    }

    private long account(final DirectBuffer buffer, final int frame, final int templateId)
    {
        final FieldLayout field = templateId < TEMPLATES ? accountFields[templateId] : null;
        return field == null ? Long.MIN_VALUE : field.get(buffer, frame + HEADER_BYTES);
    }

    private boolean isPermitted(final int templateId)
    {
        return templateId < TEMPLATES && permitted[templateId];
    }
}
