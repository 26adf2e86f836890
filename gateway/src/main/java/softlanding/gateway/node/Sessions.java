package softlanding.gateway.node;

import java.util.Collection;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import softlanding.gateway.codecs.Bool;
import softlanding.gateway.codecs.HelloDecoder;
import softlanding.gateway.codecs.Refusal;
import softlanding.gateway.wire.Protocol;
import softlanding.gateway.wire.Token;
import softlanding.node.gate.HelloVerdict;
import softlanding.node.pipeline.EventPipeline;

/**
 * Who is connected. A client is known by the Aeron session that said Hello with the right token, never by an id in a
 * later message. A sender that is not known gets no answer and is counted.
 */
final class Sessions
{
    private final EventPipeline pipeline;
    private final long epoch;
    private final byte[] nonce;
    private final Int2ObjectHashMap<ClientLink> byId = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<ClientLink> byAeronSession = new Int2ObjectHashMap<>();
    private final byte[] token = new byte[Token.BYTES];
    private long unauthenticated;

    Sessions(final EventPipeline pipeline, final long epoch, final byte[] nonce, final List<Client> clients)
    {
        this.pipeline = pipeline;
        this.epoch = epoch;
        this.nonce = nonce;
        for (final Client client : clients)
        {
            if (byId.put(client.id(), new ClientLink(client)) != null)
            {
                throw new IllegalArgumentException("client " + client.id() + " is named twice");
            }
        }
    }

    /** Changes secrets and rights of known clients. */
    void change(final List<Client> clients)
    {
        for (final Client client : clients)
        {
            final ClientLink link = byId.get(client.id());
            if (link != null)
            {
                link.setClient(client);
            }
        }
    }

    Collection<ClientLink> links()
    {
        return byId.values();
    }

    /** Returns the client of an Aeron session; null, and counted, if it has not said Hello. */
    @Nullable ClientLink find(final int aeronSession)
    {
        final ClientLink link = byAeronSession.get(aeronSession);
        if (link == null)
        {
            unauthenticated++;
        }
        return link;
    }

    void countUnauthenticated()
    {
        unauthenticated++;
    }

    long unauthenticated()
    {
        return unauthenticated;
    }

    /** Begins or repeats a session, if the client is who it says. */
    void onHello(final int aeronSession, final HelloDecoder hello, final long nowNs)
    {
        final ClientLink link = byId.get(hello.sourceId());
        if (link == null || !isAuthentic(link.client(), hello))
        {
            unauthenticated++;
            return;
        }
        final long session = hello.session();
        if (link.isSuperseded(session))
        {
            return;
        }
        if (hello.protocolMajor() != Protocol.MAJOR || hello.schema() != Protocol.SCHEMA)
        {
            link.refuse(session, Refusal.VERSION, 0);
        }
        else if (!opensStream(link.client(), hello, nowNs))
        {
            link.refuse(session, Refusal.OTHER_STREAM, 0);
        }
        else
        {
            connect(link, aeronSession, session);
            pipeline.commit();
            link.welcome(epoch, pipeline.gate().table(), pipeline.lastApplied());
        }
    }

    private void connect(final ClientLink link, final int aeronSession, final long session)
    {
        if (link.isConnectedBy(aeronSession, session))
        {
            return;
        }
        if (link.isConnected())
        {
            byAeronSession.remove(link.aeronSession());
            link.supersede();
        }
        final ClientLink before = byAeronSession.put(aeronSession, link);
        if (before != null && before != link)
        {
            before.disconnect();
        }
        link.connect(aeronSession, session);
    }

    private boolean opensStream(final Client client, final HelloDecoder hello, final long nowNs)
    {
        final long streamId = hello.streamId();
        return streamId == HelloDecoder.streamIdNullValue() || !client.isSource() ||
            pipeline.openStream(client.principal(), streamId, hello.newStreamRaw() == Bool.YES.value(), nowNs) !=
            HelloVerdict.OTHER_STREAM;
    }

    private boolean isAuthentic(final Client client, final HelloDecoder hello)
    {
        for (int i = 0; i < Token.BYTES; i++)
        {
            token[i] = (byte)hello.token(i);
        }
        boolean isAuthentic = false;
        for (final byte[] secret : client.secrets())
        {
            isAuthentic |= Token.areEqual(token, Token.of(secret, client.id(), epoch, nonce));
        }
        return isAuthentic;
    }

    /** Ends the session of a connection that was closed. */
    void onClosed(final int aeronSession)
    {
        final ClientLink link = byAeronSession.remove(aeronSession);
        if (link != null)
        {
            link.disconnect();
        }
    }

    /** Ends all sessions, because the transport was lost. */
    void closeAll()
    {
        byAeronSession.clear();
        links().forEach(link ->
        {
            link.disconnect();
            link.answerTo(null);
        });
    }
}
