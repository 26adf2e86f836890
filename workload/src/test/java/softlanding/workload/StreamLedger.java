package softlanding.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import softlanding.codecs.AccountOpenedDecoder;
import softlanding.codecs.CashTransferRequestedDecoder;
import softlanding.codecs.CollateralListedDecoder;
import softlanding.codecs.CollateralPriceChangedDecoder;
import softlanding.codecs.CollateralTransferRequestedDecoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.ExpiryListedDecoder;
import softlanding.codecs.ExpirySettledDecoder;
import softlanding.codecs.ForwardPriceChangedDecoder;
import softlanding.codecs.FundingAccruedDecoder;
import softlanding.codecs.LiquidationOrderClosedDecoder;
import softlanding.codecs.LiquidationOrderFilledDecoder;
import softlanding.codecs.LiquidationPolicySetDecoder;
import softlanding.codecs.LiquidityChangedDecoder;
import softlanding.codecs.MarginReportRequestedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.OptionListedDecoder;
import softlanding.codecs.OrderMarginRequestedDecoder;
import softlanding.codecs.PerpetualListedDecoder;
import softlanding.codecs.PerpetualPriceChangedDecoder;
import softlanding.codecs.PortfolioMarginSetDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.StablePriceChangedDecoder;
import softlanding.codecs.StandardMarginSetDecoder;
import softlanding.codecs.TimeAdvancedDecoder;
import softlanding.codecs.TradeExecutedDecoder;
import softlanding.codecs.UnderlyingListedDecoder;
import softlanding.codecs.VolatilityChangedDecoder;
import softlanding.workload.exchange.MarketAdapter;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;

/**
 * Reads a stream like a consumer. It decodes every event with the generated flyweights, refuses invalid events (time
 * that goes back, unlisted or settled ids, values out of range), and keeps the accounts.
 */
public final class StreamLedger implements EventSink
{
    public final VenueMarket market = new VenueMarket();
    public final TreeMap<Long, LedgerAccount> accounts = new TreeMap<>();
    public final TreeMap<String, Integer> counts = new TreeMap<>();
    public final List<Integer> underlyings = new ArrayList<>();
    public long nowNs = Long.MIN_VALUE;

    private final MarketAdapter adapter = new MarketAdapter(market);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long lastTradeId;
    private long lastTradeQuantity;
    private Object current;

    @Override
    public void onEvent(final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        assertEquals(TimeAdvancedDecoder.SCHEMA_ID, header.schemaId());
        assertEquals(TimeAdvancedDecoder.SCHEMA_VERSION, header.version());
        checkAndApply(buffer, offset, length);
        adapter.onEvent(buffer, offset, length);
    }

    /** Checks that positions sum to zero over all accounts in every instrument. */
    public void assertPositionsSumToZero()
    {
        final Map<Integer, Long> sums = new TreeMap<>();
        accounts.values().forEach(account -> account.positions.forEach((id, q) -> sums.merge(id, q, Long::sum)));
        assertFalse(sums.isEmpty(), "no position at all");
        sums.forEach((id, sum) -> assertEquals(0L, sum, () -> "instrumentId=" + id));
    }

    public int count(final String type)
    {
        return counts.getOrDefault(type, 0);
    }

    private void checkAndApply(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.templateId())
        {
            case UnderlyingListedDecoder.TEMPLATE_ID ->
            {
                final var event = new UnderlyingListedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                underlyings.add(event.underlyingId());
            }
            case ExpiryListedDecoder.TEMPLATE_ID ->
            {
                final var event = new ExpiryListedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                assertTrue(underlyings.contains(event.underlyingId()), this::context);
                assertTrue(event.expiryNs() > nowNs, this::context);
                market.chains().forEach(chain -> assertTrue(chain.expiryId() != event.expiryId(), this::context));
            }
            case OptionListedDecoder.TEMPLATE_ID ->
            {
                final var event = new OptionListedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                assertNull(market.findInstrument(event.instrumentId()), this::context);
                assertFalse(market.chain(event.expiryId()).isSettled(), this::context);
                positive(event.strike(), event.contractSize(), event.lotSize());
            }
            case PerpetualListedDecoder.TEMPLATE_ID ->
            {
                final var event = new PerpetualListedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                assertNull(market.findInstrument(event.instrumentId()), this::context);
                assertTrue(underlyings.contains(event.underlyingId()), this::context);
            }
            case CollateralListedDecoder.TEMPLATE_ID ->
            {
                final var event = new CollateralListedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
            }
            case PortfolioMarginSetDecoder.TEMPLATE_ID ->
            {
                final var event = new PortfolioMarginSetDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                assertTrue(underlyings.contains(event.underlyingId()), this::context);
            }
            case StandardMarginSetDecoder.TEMPLATE_ID ->
            {
                final var event = new StandardMarginSetDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
            }
            case LiquidationPolicySetDecoder.TEMPLATE_ID ->
            {
                final var event = new LiquidationPolicySetDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
            }
            default -> checkMarket(buffer, offset, length);
        }
    }

    private void checkMarket(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.templateId())
        {
            case SpotPriceChangedDecoder.TEMPLATE_ID ->
            {
                final var event = new SpotPriceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                assertTrue(underlyings.contains(event.underlyingId()), this::context);
                positive(event.price());
            }
            case ForwardPriceChangedDecoder.TEMPLATE_ID ->
            {
                final var event = new ForwardPriceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                assertFalse(market.chain(event.expiryId()).isSettled(), this::context);
                assertTrue(market.chain(event.expiryId()).expiryNs() > nowNs, this::context);
                positive(event.forward());
            }
            case VolatilityChangedDecoder.TEMPLATE_ID ->
            {
                final var event = new VolatilityChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                assertFalse(market.chain(event.expiryId()).isSettled(), this::context);
                assertNotNull(market.chain(event.expiryId()).strike(event.strike()), this::context);
                positive(event.volatility());
            }
            case PerpetualPriceChangedDecoder.TEMPLATE_ID ->
            {
                final var event = new PerpetualPriceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                assertEquals(ContractKind.PERPETUAL, live(event.instrumentId()).kind());
                positive(event.price());
            }
            default -> checkRareMarket(buffer, offset, length);
        }
    }

    private void checkRareMarket(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.templateId())
        {
            case FundingAccruedDecoder.TEMPLATE_ID ->
            {
                final var event = new FundingAccruedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                live(event.instrumentId());
                final double perContract = FixedPoint.toDouble(event.amountPerContract());
                accounts.values().forEach(account -> account.fund(event.instrumentId(), perContract));
            }
            case CollateralPriceChangedDecoder.TEMPLATE_ID ->
            {
                final var event = new CollateralPriceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                positive(event.price());
                market.collateralPrice(
                    collateral(event.assetId()), FixedPoint.toDouble(event.price()));
            }
            case StablePriceChangedDecoder.TEMPLATE_ID ->
            {
                final var event = new StablePriceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
            }
            case LiquidityChangedDecoder.TEMPLATE_ID ->
            {
                final var event = new LiquidityChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                live(event.instrumentId());
                assertTrue(event.halfSpread() >= 0 && event.depth() >= 0, this::context);
            }
            case ExpirySettledDecoder.TEMPLATE_ID ->
            {
                final var event = new ExpirySettledDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                assertFalse(market.chain(event.expiryId()).isSettled(), this::context);
                assertTrue(market.chain(event.expiryId()).expiryNs() <= nowNs, this::context);
                final double price = FixedPoint.toDouble(event.settlementPrice());
                accounts.values().forEach(account -> account.settle(market, event.expiryId(), price));
            }
            default -> checkAccounts(buffer, offset, length);
        }
    }

    private void checkAccounts(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.templateId())
        {
            case AccountOpenedDecoder.TEMPLATE_ID ->
            {
                final var event = new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                assertNull(accounts.put(event.accountId(), new LedgerAccount(event.accountId(), event.marginMode())));
            }
            case CashTransferRequestedDecoder.TEMPLATE_ID ->
            {
                final var event = new CashTransferRequestedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                positive(event.amount());
                accounts.get(event.accountId()).cash += FixedPoint.toDouble(event.amount());
            }
            case CollateralTransferRequestedDecoder.TEMPLATE_ID ->
            {
                final var event = new CollateralTransferRequestedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                positive(event.quantity());
                accounts.get(event.accountId()).coins
                    .merge(collateral(event.assetId()), event.quantity(), Long::sum);
            }
            case TradeExecutedDecoder.TEMPLATE_ID ->
            {
                final var event = new TradeExecutedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                assertTrue(event.quantity() % live(event.instrumentId()).lotSize() == 0, this::context);
                accounts.get(event.accountId())
                    .trade(live(event.instrumentId()), event.quantity(), event.price());
                pair(event.tradeId(), event.quantity());
            }
            default -> checkRequests(buffer, offset, length);
        }
    }

    private void checkRequests(final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.templateId())
        {
            case OrderMarginRequestedDecoder.TEMPLATE_ID ->
            {
                final var event = new OrderMarginRequestedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                assertTrue(accounts.containsKey(event.accountId()) && event.quantity() != 0, this::context);
                live(event.instrumentId());
            }
            case MarginReportRequestedDecoder.TEMPLATE_ID ->
            {
                final var event = new MarginReportRequestedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
                assertTrue(accounts.containsKey(event.accountId()), this::context);
            }
            case TimeAdvancedDecoder.TEMPLATE_ID ->
            {
                final var event = new TimeAdvancedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
            }
            case LiquidationOrderFilledDecoder.TEMPLATE_ID ->
            {
                final var event = new LiquidationOrderFilledDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
            }
            case LiquidationOrderClosedDecoder.TEMPLATE_ID ->
            {
                final var event = new LiquidationOrderClosedDecoder().wrapAndApplyHeader(buffer, offset, header);
                seen(event.timestampNs(), event, event.sbeDecodedLength(), length);
            }
            default -> throw new AssertionError("unexpected templateId=" + header.templateId());
        }
    }

    private void seen(final long timestampNs, final Object event, final int decodedLength, final int length)
    {
        current = event;
        assertTrue(timestampNs >= nowNs, () -> "time goes back from " + nowNs + ": " + event);
        assertEquals(length, MessageHeaderDecoder.ENCODED_LENGTH + decodedLength, this::context);
        nowNs = timestampNs;
        counts.merge(event.getClass().getSimpleName().replace("Decoder", ""), 1, Integer::sum);
    }

    private String context()
    {
        return current.toString();
    }

    private Instrument live(final int instrumentId)
    {
        final Instrument instrument = market.instrument(instrumentId);
        assertNotNull(instrument, this::context);
        assertTrue(market.isLive(instrument), this::context);
        return instrument;
    }

    private void positive(final long... mantissas)
    {
        for (final long mantissa : mantissas)
        {
            assertTrue(mantissa > 0, this::context);
        }
    }

    /** Checks that the house's side follows at once under the same trade id. */
    private void pair(final long tradeId, final long quantity)
    {
        assertTrue(tradeId == lastTradeId ? quantity == -lastTradeQuantity : lastTradeQuantity == 0, this::context);
        lastTradeQuantity = tradeId == lastTradeId ? 0 : quantity;
        lastTradeId = tradeId;
    }

    private static Collateral collateral(final int assetId)
    {
        return Arrays.stream(Collateral.values()).filter(asset -> asset.assetId() == assetId).findFirst().orElseThrow();
    }
}
