package softlanding.lab.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.agrona.DirectBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.FutureListedDecoder;
import softlanding.codecs.LiquidationOrderFilledDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.OptionListedDecoder;
import softlanding.codecs.PerpetualListedDecoder;

/** Sums the volume that liquidation orders closed, from their fills. */
final class ClosedVolume implements EventSink
{
    private static final double DECIMAL8_ONE = 1e8;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OptionListedDecoder optionListed = new OptionListedDecoder();
    private final FutureListedDecoder futureListed = new FutureListedDecoder();
    private final PerpetualListedDecoder perpetualListed = new PerpetualListedDecoder();
    private final LiquidationOrderFilledDecoder filled = new LiquidationOrderFilledDecoder();
    private final Map<Integer, Contract> contractByInstrument = new HashMap<>();
    private final Map<Long, Integer> instrumentByOrder = new HashMap<>();
    private long fills;
    private double lots;
    private double value;

    private record Contract(double size, double lot)
    {
    }

    void onOrdered(final long orderId, final int instrumentId)
    {
        instrumentByOrder.put(orderId, instrumentId);
    }

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case OptionListedDecoder.TEMPLATE_ID ->
            {
                optionListed.wrapAndApplyHeader(buffer, offset, header);
                list(optionListed.instrumentId(), optionListed.contractSize(), optionListed.lotSize());
            }
            case FutureListedDecoder.TEMPLATE_ID ->
            {
                futureListed.wrapAndApplyHeader(buffer, offset, header);
                list(futureListed.instrumentId(), futureListed.contractSize(), futureListed.lotSize());
            }
            case PerpetualListedDecoder.TEMPLATE_ID ->
            {
                perpetualListed.wrapAndApplyHeader(buffer, offset, header);
                list(perpetualListed.instrumentId(), perpetualListed.contractSize(), perpetualListed.lotSize());
            }
            case LiquidationOrderFilledDecoder.TEMPLATE_ID -> onFilled(buffer, offset);
            default ->
            {
            }
        }
    }

    long fills()
    {
        return fills;
    }

    /** Returns the closed quantity in lots. */
    double lots()
    {
        return lots;
    }

    /** Returns price times contracts times contract size, in cash; options at their premium. */
    double value()
    {
        return value;
    }

    private void list(final int instrumentId, final long contractSize, final long lotSize)
    {
        contractByInstrument.put(instrumentId, new Contract(contractSize / DECIMAL8_ONE, lotSize / DECIMAL8_ONE));
    }

    private void onFilled(final DirectBuffer buffer, final int offset)
    {
        filled.wrapAndApplyHeader(buffer, offset, header);
        final Contract contract = Objects.requireNonNull(
            contractByInstrument.get(instrumentByOrder.get(filled.orderId())), "a fill of an instrument never listed");
        final double contracts = Math.abs(filled.quantity() / DECIMAL8_ONE);
        fills++;
        lots += contracts / contract.lot();
        value += contracts * contract.size() * filled.price() / DECIMAL8_ONE;
    }
}
