package softlanding.workload.wire;

import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.Bool;
import softlanding.codecs.EventSink;
import softlanding.codecs.FeedKind;
import softlanding.codecs.MarksChangedEncoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.VolatilitySurfaceChangedEncoder;
import softlanding.workload.FixedPoint;

/**
 * Encodes many marks of one moment in one event: the prices of a market, or the volatilities of an expiry. Every mark
 * has full confidence; numbers are Decimal8 mantissas.
 */
public final class MarksEncoder
{
    private final EventSink sink;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MarksChangedEncoder marks = new MarksChangedEncoder();
    private final VolatilitySurfaceChangedEncoder surface = new VolatilitySurfaceChangedEncoder();
    private final MarksChangedEncoder.MarksEncoder mark;
    private final VolatilitySurfaceChangedEncoder.VolatilitiesEncoder volatility;

    /**
     * Creates an encoder.
     *
     * @param sink receives the events.
     */
    public MarksEncoder(final EventSink sink)
    {
        this.sink = sink;
        // The entries of an event are written through one flyweight each, which every event wraps again.
        mark = marks.wrapAndApplyHeader(buffer, 0, header).marksCount(0);
        volatility = surface.wrapAndApplyHeader(buffer, 0, header).volatilitiesCount(0);
    }

    /**
     * Begins an event with prices.
     *
     * @param timestampNs  in nanoseconds since the epoch.
     * @param count        number of prices that follow.
     * @param lastFragment YES if the update ends with this event, NO if more of it follows.
     */
    public void beginMarks(final long timestampNs, final int count, final Bool lastFragment)
    {
        marks.wrapAndApplyHeader(buffer, 0, header).timestampNs(timestampNs).lastFragment(lastFragment);
        marks.marksCount(count);
    }

    /**
     * Adds the price of a feed that has no rate and no strike.
     *
     * @param kind  of the feed.
     * @param id    of the underlying, instrument or asset.
     * @param price above zero.
     */
    public void price(final FeedKind kind, final int id, final long price)
    {
        mark.next().feedKind(kind).id(id).strike(MarksChangedEncoder.MarksEncoder.strikeNullValue()).price(price)
            .rate(MarksChangedEncoder.MarksEncoder.rateNullValue()).confidence(FixedPoint.ONE)
            .rateConfidence(MarksChangedEncoder.MarksEncoder.rateConfidenceNullValue());
    }

    /**
     * Adds the forward of an expiry.
     *
     * @param expiryId of the expiry.
     * @param forward  above zero.
     * @param rate     per year.
     */
    public void forward(final int expiryId, final long forward, final long rate)
    {
        mark.next().feedKind(FeedKind.FORWARD).id(expiryId)
            .strike(MarksChangedEncoder.MarksEncoder.strikeNullValue()).price(forward)
            .rate(rate).confidence(FixedPoint.ONE).rateConfidence(FixedPoint.ONE);
    }

    /** Ends the event with prices, and passes it on. */
    public void endMarks()
    {
        sink.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + marks.encodedLength());
    }

    /**
     * Begins an event with the volatilities of an expiry.
     *
     * @param timestampNs  in nanoseconds since the epoch.
     * @param expiryId     of the expiry.
     * @param count        number of volatilities that follow.
     * @param lastFragment YES if the update ends with this event, NO if more of it follows.
     */
    public void beginSurface(final long timestampNs, final int expiryId, final int count, final Bool lastFragment)
    {
        surface.wrapAndApplyHeader(buffer, 0, header).timestampNs(timestampNs).expiryId(expiryId)
            .lastFragment(lastFragment);
        surface.volatilitiesCount(count);
    }

    /**
     * Adds a volatility.
     *
     * @param strike of listed options.
     * @param value  not negative.
     */
    public void volatility(final long strike, final long value)
    {
        volatility.next().strike(strike).volatility(value).confidence(FixedPoint.ONE);
    }

    /** Ends the event with volatilities, and passes it on. */
    public void endSurface()
    {
        sink.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + surface.encodedLength());
    }
}
