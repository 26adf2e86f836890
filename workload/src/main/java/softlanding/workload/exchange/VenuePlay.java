package softlanding.workload.exchange;

import softlanding.codecs.EventSink;
import softlanding.workload.EventStream;
import softlanding.workload.wire.UpdateGatherer;

/**
 * Plays a venue and an exchange in the order of event time. The marks of an update come in one event, and in one more
 * for each smile. An answer to an order comes before later events of the
 * venue. The receiver of an event must pass its decisions to the exchange before it returns. Then the same seed gives
 * the same stream.
 */
public final class VenuePlay
{
    private final EventStream venue;
    private final ExchangeSimulator exchange;
    private final EventSink stage;
    private final UpdateGatherer gatherer;

    /**
     * Creates a play.
     *
     * @param venue    source of events.
     * @param exchange that receives all events and answers orders.
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
        gatherer = new UpdateGatherer(stage);
    }

    /** Plays to the end of the venue, then the remaining answers of the exchange. */
    public void play()
    {
        while (venue.nextTimestampNs() != Long.MAX_VALUE || exchange.nextAnswerNs() != Long.MAX_VALUE)
        {
            if (exchange.nextAnswerNs() <= venue.nextTimestampNs())
            {
                gatherer.flush();
                exchange.answer(stage);
            }
            else
            {
                venue.next(gatherer);
            }
        }
        gatherer.flush();
    }
}
