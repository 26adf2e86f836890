package softlanding.engine.wire;

import org.agrona.DirectBuffer;
import softlanding.codecs.ExpirySettledDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.SettlementConfirmedDecoder;
import softlanding.codecs.SettlementDelayedDecoder;
import softlanding.engine.MarginEngine;
import softlanding.engine.SettlementEventHandler;

/** Decodes settlements, and the events about settlement prices that are late or doubtful. */
final class SettlementAdapter
{
    private final MarginEngine engine;
    private final SettlementEventHandler settlements;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ExpirySettledDecoder settled = new ExpirySettledDecoder();
    private final SettlementConfirmedDecoder confirmed = new SettlementConfirmedDecoder();
    private final SettlementDelayedDecoder delayed = new SettlementDelayedDecoder();

    SettlementAdapter(final MarginEngine engine)
    {
        this.engine = engine;
        settlements = engine.settlements();
    }

    void onEvent(final long sequence, final DirectBuffer buffer, final int offset)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case ExpirySettledDecoder.TEMPLATE_ID -> onExpirySettled(sequence, buffer, offset);
            case SettlementConfirmedDecoder.TEMPLATE_ID -> onSettlementConfirmed(sequence, buffer, offset);
            default -> onSettlementDelayed(sequence, buffer, offset);
        }
    }

    private void onExpirySettled(final long sequence, final DirectBuffer buffer, final int offset)
    {
        settled.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(settled.lastFragment()));
        settlements.onExpirySettled(sequence, settled.timestampNs(), settled.expiryId(), settled.settlementPrice());
    }

    private void onSettlementConfirmed(final long sequence, final DirectBuffer buffer, final int offset)
    {
        confirmed.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(confirmed.lastFragment()));
        settlements.onSettlementConfirmed(
            sequence, confirmed.timestampNs(), confirmed.expiryId(), confirmed.settlementPrice());
    }

    private void onSettlementDelayed(final long sequence, final DirectBuffer buffer, final int offset)
    {
        delayed.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(delayed.lastFragment()));
        settlements.onSettlementDelayed(
            sequence, delayed.timestampNs(), delayed.expiryId(),
            delayed.fallbackPrice() == SettlementDelayedDecoder.fallbackPriceNullValue() ?
                SettlementEventHandler.NO_PRICE : delayed.fallbackPrice());
    }
}
