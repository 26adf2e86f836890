package softlanding.workload.wire;

import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.AccountOpenedEncoder;
import softlanding.codecs.CashTransferredEncoder;
import softlanding.codecs.CloseReason;
import softlanding.codecs.CollateralTransferredEncoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.InsuranceFundTransferredEncoder;
import softlanding.codecs.LiquidationClosedEncoder;
import softlanding.codecs.LiquidationFilledEncoder;
import softlanding.codecs.MarginMode;
import softlanding.codecs.MarginReportRequestedEncoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.OrderMarginRequestedEncoder;
import softlanding.codecs.TradeExecutedEncoder;

/**
 * Events of accounts, of their liquidation orders and of the insurance fund, one method each. Times are nanoseconds
 * since the epoch, everything that is neither an id nor a time nor an enum is a Decimal8 mantissa.
 */
public final class AccountEncoder
{
    private final EventSink sink;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AccountOpenedEncoder accountOpened = new AccountOpenedEncoder();
    private final CashTransferredEncoder cashTransferred = new CashTransferredEncoder();
    private final CollateralTransferredEncoder collateralTransferred = new CollateralTransferredEncoder();
    private final TradeExecutedEncoder tradeExecuted = new TradeExecutedEncoder();
    private final OrderMarginRequestedEncoder orderMarginRequested = new OrderMarginRequestedEncoder();
    private final MarginReportRequestedEncoder marginReportRequested = new MarginReportRequestedEncoder();
    private final LiquidationFilledEncoder liquidationFilled = new LiquidationFilledEncoder();
    private final LiquidationClosedEncoder liquidationClosed = new LiquidationClosedEncoder();
    private final InsuranceFundTransferredEncoder insuranceFundTransferred = new InsuranceFundTransferredEncoder();

    /**
     * Encodes what happens to accounts.
     *
     * @param sink receives what is encoded.
     */
    public AccountEncoder(final EventSink sink)
    {
        this.sink = sink;
    }

    /** A margin account. */
    public void accountOpened(final long timestampNs, final long accountId, final MarginMode marginMode)
    {
        accountOpened.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).accountId(accountId).marginMode(marginMode)
            .accountClass(AccountOpenedEncoder.accountClassNullValue());
        emit(accountOpened.encodedLength());
    }

    /** Cash in, or out when negative. */
    public void cashTransferred(
        final long timestampNs, final long accountId, final long transferId, final long amount)
    {
        cashTransferred.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).accountId(accountId).transferId(transferId).amount(amount);
        emit(cashTransferred.encodedLength());
    }

    /** Coins in, or out when negative. */
    public void collateralTransferred(
        final long timestampNs, final long accountId, final long transferId, final int assetId, final long quantity)
    {
        collateralTransferred.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).accountId(accountId).transferId(transferId).assetId(assetId).quantity(quantity);
        emit(collateralTransferred.encodedLength());
    }

    /** One account's side of a trade without a fee. */
    public void tradeExecuted(
        final long timestampNs,
        final long accountId,
        final long tradeId,
        final int instrumentId,
        final long quantity,
        final long price)
    {
        tradeExecuted(timestampNs, accountId, tradeId, instrumentId, quantity, price, 0);
    }

    /** One account's side of a trade, with the fee that it pays. */
    public void tradeExecuted(
        final long timestampNs,
        final long accountId,
        final long tradeId,
        final int instrumentId,
        final long quantity,
        final long price,
        final long fee)
    {
        tradeExecuted.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).accountId(accountId).tradeId(tradeId).instrumentId(instrumentId)
            .quantity(quantity).price(price).fee(fee);
        emit(tradeExecuted.encodedLength());
    }

    /** Asks whether an order may be placed. */
    public void orderMarginRequested(
        final long timestampNs,
        final long accountId,
        final long requestId,
        final int instrumentId,
        final long quantity,
        final long price)
    {
        orderMarginRequested.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).accountId(accountId).requestId(requestId).instrumentId(instrumentId)
            .quantity(quantity).price(price);
        emit(orderMarginRequested.encodedLength());
    }

    /** Asks for the margin of an account. */
    public void marginReportRequested(final long timestampNs, final long accountId, final long requestId)
    {
        marginReportRequested.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).accountId(accountId).requestId(requestId);
        emit(marginReportRequested.encodedLength());
    }

    /** The exchange filled some of a liquidation order, and gives the fill no id. */
    public void liquidationFilled(
        final long timestampNs, final long orderId, final long quantity, final long price, final long fee)
    {
        liquidationFilled(
            timestampNs, orderId, quantity, price, fee, LiquidationFilledEncoder.fillIdNullValue());
    }

    /** The exchange filled some of a liquidation order. */
    public void liquidationFilled(
        final long timestampNs,
        final long orderId,
        final long quantity,
        final long price,
        final long fee,
        final long fillId)
    {
        liquidationFilled.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).orderId(orderId).quantity(quantity).price(price).fee(fee)
            .fillId(fillId);
        emit(liquidationFilled.encodedLength());
    }

    /** The exchange ended a liquidation order. */
    public void liquidationClosed(final long timestampNs, final long orderId, final CloseReason reason)
    {
        liquidationClosed.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).orderId(orderId).reason(reason);
        emit(liquidationClosed.encodedLength());
    }

    /** The venue puts cash into the insurance fund, or takes it out when negative. */
    public void insuranceFundTransferred(final long timestampNs, final long transferId, final long amount)
    {
        insuranceFundTransferred.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).transferId(transferId).amount(amount);
        emit(insuranceFundTransferred.encodedLength());
    }

    private void emit(final int bodyLength)
    {
        sink.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
