package softlanding.gateway.node;

import io.aeron.Publication;
import io.aeron.logbuffer.BufferClaim;
import org.agrona.collections.LongHashSet;
import org.jspecify.annotations.Nullable;
import softlanding.gateway.codecs.AcceptedEncoder;
import softlanding.gateway.codecs.BeatEncoder;
import softlanding.gateway.codecs.MessageHeaderEncoder;
import softlanding.gateway.codecs.Refusal;
import softlanding.gateway.codecs.RefusedEncoder;
import softlanding.gateway.codecs.VersionsEncoder;
import softlanding.gateway.codecs.WelcomeEncoder;
import softlanding.gateway.wire.Protocol;
import softlanding.node.gate.GateTable;
import softlanding.node.gate.MessageFrames;
import softlanding.node.gate.SourceState;

/**
 * The node's side of one client: its session, and the answers to it. An answer for which there is no room is left out;
 * only {@code Accepted} is owed until it was sent.
 */
final class ClientLink
{
    private static final int HEADER_BYTES = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int MOST_SUPERSEDED = 1_024;
    private static final long GAP_EVERY_NS = 10_000_000L;

    private final BufferClaim claim = new BufferClaim();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BeatEncoder beat = new BeatEncoder();
    private final WelcomeEncoder welcome = new WelcomeEncoder();
    private final AcceptedEncoder accepted = new AcceptedEncoder();
    private final RefusedEncoder refused = new RefusedEncoder();
    private final LongHashSet superseded = new LongHashSet();
    private Client client;
    private @Nullable Publication answers;
    private boolean isConnected;
    private int aeronSession;
    private long session;
    private boolean owesAccepted;
    private long gapExpected;
    private long gapToldNs;

    ClientLink(final Client client)
    {
        this.client = client;
    }

    Client client()
    {
        return client;
    }

    /** Changes the secrets or the rights of the client. */
    void setClient(final Client changed)
    {
        client = changed;
    }

    void answerTo(final @Nullable Publication publication)
    {
        answers = publication;
    }

    @Nullable Publication answers()
    {
        return answers;
    }

    boolean isConnected()
    {
        return isConnected;
    }

    boolean isConnectedBy(final int ofAeronSession, final long ofSession)
    {
        return isConnected && aeronSession == ofAeronSession && session == ofSession;
    }

    boolean isSuperseded(final long ofSession)
    {
        return superseded.contains(ofSession);
    }

    /** Returns the number that the client gave its connection. */
    long session()
    {
        return session;
    }

    int aeronSession()
    {
        return aeronSession;
    }

    void connect(final int newAeronSession, final long newSession)
    {
        isConnected = true;
        aeronSession = newAeronSession;
        session = newSession;
        gapExpected = 0;
    }

    /** Ends the session because a newer one has begun. */
    void supersede()
    {
        if (superseded.size() == MOST_SUPERSEDED)
        {
            superseded.clear();
        }
        superseded.add(session);
        refuse(session, Refusal.SUPERSEDED, 0);
        disconnect();
    }

    void disconnect()
    {
        isConnected = false;
        owesAccepted = false;
    }

    void oweAccepted()
    {
        owesAccepted = true;
    }

    /** Tells how far the source has got, if that is owed. */
    void payAccepted(final GateTable table, final long lastApplied)
    {
        if (!owesAccepted || !claims(AcceptedEncoder.BLOCK_LENGTH))
        {
            return;
        }
        final SourceState state = table.source(client.id());
        accepted.wrapAndApplyHeader(claim.buffer(), claim.offset(), header)
            .sourceSequence(state.lastSequence())
            .eventSequence(lastApplied)
            .refusedTotal(state.refusedTotal());
        claim.commit();
        owesAccepted = false;
    }

    void beat(final long epoch, final byte[] nonce, final long eventSequence)
    {
        if (claims(BeatEncoder.BLOCK_LENGTH))
        {
            beat.wrapAndApplyHeader(claim.buffer(), claim.offset(), header).epoch(epoch);
            for (int i = 0; i < nonce.length; i++)
            {
                beat.nonce(i, (short)(nonce[i] & 0xFF));
            }
            beat.eventSequence(eventSequence);
            claim.commit();
        }
    }

    void welcome(final long epoch, final GateTable table, final long lastApplied)
    {
        if (claims(WelcomeEncoder.BLOCK_LENGTH))
        {
            // A client that only reads has no place in the gate's table.
            final SourceState state = client.isSource() ? table.source(client.id()) : null;
            welcome.wrapAndApplyHeader(claim.buffer(), claim.offset(), header).session(session);
            putVersions(welcome.versions());
            welcome.epoch(epoch)
                .lastSourceSequence(state == null ? 0 : state.lastSequence())
                .firstSequenceOfStream(state == null ? 0 : state.firstSequenceOfStream())
                .refusedTotal(state == null ? 0 : state.refusedTotal())
                .lastEventSequence(lastApplied)
                .maxMessageBytes(MessageFrames.MOST_BYTES)
                .maxFrames(MessageFrames.MOST_FRAMES);
            claim.commit();
        }
    }

    void refuse(final long ofSession, final Refusal refusal, final long sourceSequence)
    {
        refuse(ofSession, refusal, sourceSequence, RefusedEncoder.templateIdNullValue(), 0, 0);
    }

    /** Says which sequence is expected, at most a hundred times per second. */
    void refuseGap(final long sourceSequence, final long expected, final long nowNs)
    {
        if (expected != gapExpected || nowNs - gapToldNs > GAP_EVERY_NS)
        {
            gapExpected = expected;
            gapToldNs = nowNs;
            refuse(session, Refusal.GAP, sourceSequence, RefusedEncoder.templateIdNullValue(), expected, 0);
        }
    }

    void refuse(final Refusal refusal, final long sourceSequence, final int templateId, final long retryAfterNs)
    {
        refuse(session, refusal, sourceSequence, templateId, 0, retryAfterNs);
    }

    void refuseTooOld(final long firstKept)
    {
        refuse(session, Refusal.TOO_OLD, 0, RefusedEncoder.templateIdNullValue(), firstKept, 0);
    }

    private void refuse(
        final long ofSession,
        final Refusal refusal,
        final long sourceSequence,
        final int templateId,
        final long expected,
        final long retryAfterNs)
    {
        if (claims(RefusedEncoder.BLOCK_LENGTH))
        {
            beginRefused(ofSession, refusal, sourceSequence)
                .fault(RefusedEncoder.faultNullValue())
                .templateId(templateId)
                .expected(expected)
                .retryAfterNs(retryAfterNs);
            putVersions(refused.versions());
            refused.putField(new byte[RefusedEncoder.fieldLength()], 0);
            claim.commit();
        }
    }

    void refuseFrame(final long sourceSequence, final short fault, final String field)
    {
        if (claims(RefusedEncoder.BLOCK_LENGTH))
        {
            beginRefused(session, Refusal.UNSOUND, sourceSequence)
                .fault(fault)
                .templateId(RefusedEncoder.templateIdNullValue())
                .expected(0)
                .retryAfterNs(0);
            putVersions(refused.versions());
            for (int i = 0; i < RefusedEncoder.fieldLength(); i++)
            {
                final char character = i < field.length() ? field.charAt(i) : 0;
                refused.field(i, (byte)(character > '~' ? '?' : character));
            }
            claim.commit();
        }
    }

    private RefusedEncoder beginRefused(final long ofSession, final Refusal refusal, final long sourceSequence)
    {
        return refused.wrapAndApplyHeader(claim.buffer(), claim.offset(), header)
            .session(ofSession)
            .sourceSequence(sourceSequence)
            .refusal(refusal);
    }

    private static void putVersions(final VersionsEncoder versions)
    {
        versions.protocolMajor(Protocol.MAJOR)
            .protocolMinor(Protocol.MINOR)
            .oldestSchema(Protocol.SCHEMA)
            .newestSchema(Protocol.SCHEMA);
    }

    private boolean claims(final int blockLength)
    {
        return answers != null && answers.tryClaim(HEADER_BYTES + blockLength, claim) > 0;
    }
}
