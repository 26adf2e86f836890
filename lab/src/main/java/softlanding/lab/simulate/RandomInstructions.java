package softlanding.lab.simulate;

import org.agrona.DirectBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.Protection;
import softlanding.codecs.TradeExecutedDecoder;
import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.account.AccountKind;
import softlanding.workload.wire.AccountEncoder;

/**
 * Passes events on, and after some trades of a client sets what it wants: protection of a random kind below a random
 * ratio, and what it traded is kept last or closed first. One seed determines all of it.
 */
final class RandomInstructions implements EventSink
{
    private static final long DRAWS = 31;
    private static final double SHARE_OF_TRADES = 0.3;
    private static final double MOST_HOLD_NS = 7_200e9;

    private final EventSink receiver;
    private final AccountEncoder events;
    private final SeededRandom random;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeExecutedDecoder trade = new TradeExecutedDecoder();

    RandomInstructions(final long seed, final EventSink receiver)
    {
        this.receiver = receiver;
        events = new AccountEncoder(receiver);
        random = SeededRandom.of(seed, DRAWS);
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        receiver.onEvent(buffer, offset, length);
        if (header.wrap(buffer, offset).templateId() == TradeExecutedDecoder.TEMPLATE_ID)
        {
            trade.wrapAndApplyHeader(buffer, offset, header);
            if (trade.accountId() != AccountKind.HOUSE_ACCOUNT_ID && random.chance(SHARE_OF_TRADES))
            {
                events.instructionsSet(
                    trade.timestampNs(), trade.accountId(),
                    random.pick(Protection.NONE, Protection.CLOSE, Protection.HEDGE),
                    FixedPoint.of(random.between(1.1, 2)), (long)random.between(0, MOST_HOLD_NS),
                    trade.instrumentId(), random.chance(0.5));
            }
        }
    }
}
