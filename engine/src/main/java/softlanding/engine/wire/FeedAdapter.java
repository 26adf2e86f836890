package softlanding.engine.wire;

import org.agrona.DirectBuffer;
import softlanding.codecs.FeedInterruptedDecoder;
import softlanding.codecs.InputLagChangedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.NodeRestartedDecoder;
import softlanding.codecs.PriceConfirmedDecoder;
import softlanding.engine.FeedEventHandler;
import softlanding.engine.MarginEngine;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.SuspensionReason;

/** Decodes the events about feeds and input lag. */
final class FeedAdapter
{
    private final MarginEngine engine;
    private final FeedEventHandler events;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FeedInterruptedDecoder feedInterrupted = new FeedInterruptedDecoder();
    private final PriceConfirmedDecoder priceConfirmed = new PriceConfirmedDecoder();
    private final InputLagChangedDecoder inputLagChanged = new InputLagChangedDecoder();
    private final NodeRestartedDecoder nodeRestarted = new NodeRestartedDecoder();

    FeedAdapter(final MarginEngine engine)
    {
        this.engine = engine;
        events = engine.feed();
    }

    void onFeedInterrupted(final long sequence, final DirectBuffer buffer, final int offset)
    {
        feedInterrupted.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(feedInterrupted.lastFragment()));
        events.onFeedInterrupted(
            sequence, feedInterrupted.timestampNs(), kind(feedInterrupted.feedKind()), feedInterrupted.id(),
            SuspensionReason.valueOf(feedInterrupted.reason().name()));
    }

    void onPriceConfirmed(final long sequence, final DirectBuffer buffer, final int offset)
    {
        priceConfirmed.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(priceConfirmed.lastFragment()));
        events.onPriceConfirmed(
            sequence, priceConfirmed.timestampNs(), kind(priceConfirmed.feedKind()), priceConfirmed.id(),
            priceConfirmed.price());
    }

    void onInputLagChanged(final long sequence, final DirectBuffer buffer, final int offset)
    {
        inputLagChanged.wrapAndApplyHeader(buffer, offset, header);
        events.onInputLagChanged(sequence, inputLagChanged.timestampNs(), inputLagChanged.lagNs());
    }

    void onNodeRestarted(final long sequence, final DirectBuffer buffer, final int offset)
    {
        nodeRestarted.wrapAndApplyHeader(buffer, offset, header);
        events.onNodeRestarted(sequence, nodeRestarted.timestampNs());
    }

    /**
     * Maps the feed kind. The wire names the volatilities of an expiry as a whole VOLATILITY; the engine names them
     * SURFACE.
     */
    private static FeedKind kind(final softlanding.codecs.FeedKind kind)
    {
        return kind == softlanding.codecs.FeedKind.VOLATILITY ? FeedKind.SURFACE : FeedKind.valueOf(kind.name());
    }
}
