package softlanding.workload.exchange;

import softlanding.codecs.EventSink;
import softlanding.workload.EventStream;

/**
 * Plays a venue and an exchange in the order of event time: an answer to an order comes before the venue's events of a
 * later time. Whoever receives an event must have decided on it, and told the exchange, before returning; then the
 * same seed gives the same stream.
 */
public final class VenuePlay
{
    private final EventStream venue;
    private final ExchangeSimulator exchange;
    private final EventSink stage;

    /**
     * Sets the scene.
     *
     * @param venue    whose events are played.
     * @param exchange that overhears them and answers orders.
     * @param receiver of every event.
     */
    public VenuePlay(final EventStream venue, final ExchangeSimulator exchange, final EventSink receiver)
    {
        this.venue = venue;
        this.exchange = exchange;
        stage = (buffer, offset, length) ->
        {
            exchange.onEvent(buffer, offset, length);
            receiver.onEvent(buffer, offset, length);
        };
    }

    /** Plays to the end of the venue, then what the exchange has left to answer. */
    public void play()
    {
        while (venue.nextTimestampNs() != Long.MAX_VALUE || exchange.nextAnswerNs() != Long.MAX_VALUE)
        {
            if (exchange.nextAnswerNs() <= venue.nextTimestampNs())
            {
                exchange.answer(stage);
            }
            else
            {
                venue.next(stage);
            }
        }
    }
}
