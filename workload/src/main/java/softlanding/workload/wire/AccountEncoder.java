package softlanding.workload.wire;

import java.util.Map;
import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.AccountOpenedEncoder;
import softlanding.codecs.Bool;
import softlanding.codecs.CashTransferRequestedEncoder;
import softlanding.codecs.CloseReason;
import softlanding.codecs.CollateralTransferRequestedEncoder;
import softlanding.codecs.EventSink;
import softlanding.codecs.InstructionsSetEncoder;
import softlanding.codecs.InsuranceFundTransferredEncoder;
import softlanding.codecs.LiquidationOrderClosedEncoder;
import softlanding.codecs.LiquidationOrderFilledEncoder;
import softlanding.codecs.MarginMode;
import softlanding.codecs.MarginReportRequestedEncoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.OrderMarginRequestedEncoder;
import softlanding.codecs.Protection;
import softlanding.codecs.TradeExecutedEncoder;

/**
 * Encodes events of accounts, of their liquidation orders and of the insurance fund, one method each. Times are in
 * nanoseconds since the epoch. All other numbers except ids and enums are Decimal8 mantissas.
 */
public final class AccountEncoder
{
    private final EventSink sink;
    private Bool lastFragment = Bool.NULL_VAL;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AccountOpenedEncoder accountOpened = new AccountOpenedEncoder();
    private final CashTransferRequestedEncoder cashTransferRequested = new CashTransferRequestedEncoder();
    private final CollateralTransferRequestedEncoder collateralTransferRequested =
        new CollateralTransferRequestedEncoder();
    private final TradeExecutedEncoder tradeExecuted = new TradeExecutedEncoder();
    private final OrderMarginRequestedEncoder orderMarginRequested = new OrderMarginRequestedEncoder();
    private final MarginReportRequestedEncoder marginReportRequested = new MarginReportRequestedEncoder();
    private final LiquidationOrderFilledEncoder liquidationOrderFilled = new LiquidationOrderFilledEncoder();
    private final LiquidationOrderClosedEncoder liquidationOrderClosed = new LiquidationOrderClosedEncoder();
    private final InstructionsSetEncoder instructionsSet = new InstructionsSetEncoder();
    private final InsuranceFundTransferredEncoder insuranceFundTransferred = new InsuranceFundTransferredEncoder();

    /**
     * Creates an encoder of account events.
     *
     * @param sink receives the events.
     */
    public AccountEncoder(final EventSink sink)
    {
        this.sink = sink;
    }

    /**
     * Sets what the following trades say about the update that they belong to.
     *
     * @param value NO while more legs follow, YES for the last leg, NULL_VAL (the default) for a trade of one leg.
     */
    public void lastFragment(final Bool value)
    {
        lastFragment = value;
    }

    /** Opens a margin account. */
    public void accountOpened(final long timestampNs, final long accountId, final MarginMode marginMode)
    {
        accountOpened.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).accountId(accountId).marginMode(marginMode)
            .accountClass(AccountOpenedEncoder.accountClassNullValue());
        emit(accountOpened.encodedLength());
    }

    /** Deposits cash, or withdraws it if the amount is negative. */
    public void cashTransferRequested(
        final long timestampNs, final long accountId, final long transferId, final long amount)
    {
        cashTransferRequested.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).accountId(accountId).transferId(transferId).amount(amount);
        emit(cashTransferRequested.encodedLength());
    }

    /** Deposits coins, or withdraws them if the quantity is negative. */
    public void collateralTransferRequested(
        final long timestampNs, final long accountId, final long transferId, final int assetId, final long quantity)
    {
        collateralTransferRequested.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).accountId(accountId).transferId(transferId).assetId(assetId).quantity(quantity);
        emit(collateralTransferRequested.encodedLength());
    }

    /** Executes one account's side of a trade without a fee. */
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

    /** Executes one account's side of a trade with a fee. */
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
            .quantity(quantity).price(price).fee(fee).lastFragment(lastFragment);
        emit(tradeExecuted.encodedLength());
    }

    /** Requests the order margin, to check whether an order may be placed. */
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

    /** Requests the margin of an account. */
    public void marginReportRequested(final long timestampNs, final long accountId, final long requestId)
    {
        marginReportRequested.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).accountId(accountId).requestId(requestId).explained(Bool.NULL_VAL);
        marginReportRequested.positionsCount(0);
        marginReportRequested.transfersCount(0);
        emit(marginReportRequested.encodedLength());
    }

    /**
     * Asks for the margin of an account as if it had closed some positions at mark.
     *
     * @param contractsByInstrument what the account holds, by instrument id; a Decimal8 mantissa.
     */
    public void marginIfClosedRequested(
        final long timestampNs, final long accountId, final long requestId,
        final Map<Integer, Long> contractsByInstrument)
    {
        marginReportRequested.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).accountId(accountId).requestId(requestId).explained(Bool.NO);
        final MarginReportRequestedEncoder.PositionsEncoder closings =
            marginReportRequested.positionsCount(contractsByInstrument.size());
        contractsByInstrument.forEach((instrument, contracts) -> closings.next()
            .instrumentId(instrument).quantity(-contracts)
            .price(MarginReportRequestedEncoder.PositionsEncoder.priceNullValue()));
        marginReportRequested.transfersCount(0);
        emit(marginReportRequested.encodedLength());
    }

    /** Reports a fill of a liquidation order without a fill id. */
    public void liquidationOrderFilled(
        final long timestampNs, final OrderKey order, final long quantity, final long price, final long fee)
    {
        liquidationOrderFilled(
            timestampNs, order, quantity, price, fee, LiquidationOrderFilledEncoder.fillIdNullValue());
    }

    /** Reports a fill of a liquidation order. */
    public void liquidationOrderFilled(
        final long timestampNs,
        final OrderKey order,
        final long quantity,
        final long price,
        final long fee,
        final long fillId)
    {
        liquidationOrderFilled.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).orderId(order.orderId()).quantity(quantity).price(price).fee(fee)
            .fillId(fillId).accountId(order.accountId()).instrumentId(order.instrumentId())
            .lastFragment(Bool.NULL_VAL);
        emit(liquidationOrderFilled.encodedLength());
    }

    /** The exchange ended a liquidation order. */
    public void liquidationOrderClosed(final long timestampNs, final OrderKey order, final CloseReason reason)
    {
        liquidationOrderClosed.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).orderId(order.orderId()).reason(reason)
            .accountId(order.accountId()).instrumentId(order.instrumentId());
        emit(liquidationOrderClosed.encodedLength());
    }

    /** Has an account protected below a ratio; all else of its instructions has its default. */
    public void instructionsSet(
        final long timestampNs, final long accountId, final Protection protection, final long protectBelow)
    {
        instructionsSet.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).accountId(accountId).protection(protection).protectBelow(protectBelow)
            .maxHedgeShare(InstructionsSetEncoder.maxHedgeShareNullValue())
            .holdNs(InstructionsSetEncoder.holdNsNullValue()).coinsFirst(Bool.NULL_VAL);
        instructionsSet.keepLastCount(0);
        instructionsSet.closeFirstCount(0);
        emit(instructionsSet.encodedLength());
    }

    /**
     * As above, and names one instrument.
     *
     * @param keeps whether it is kept last, else closed first.
     */
    public void instructionsSet(
        final long timestampNs,
        final long accountId,
        final Protection protection,
        final long protectBelow,
        final long holdNs,
        final int instrumentId,
        final boolean keeps)
    {
        instructionsSet.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).accountId(accountId).protection(protection).protectBelow(protectBelow)
            .maxHedgeShare(InstructionsSetEncoder.maxHedgeShareNullValue()).holdNs(holdNs).coinsFirst(Bool.NULL_VAL);
        final InstructionsSetEncoder.KeepLastEncoder kept = instructionsSet.keepLastCount(keeps ? 1 : 0);
        if (keeps)
        {
            kept.next().instrumentId(instrumentId)
                .packageId(InstructionsSetEncoder.KeepLastEncoder.packageIdNullValue());
        }
        final InstructionsSetEncoder.CloseFirstEncoder first = instructionsSet.closeFirstCount(keeps ? 0 : 1);
        if (!keeps)
        {
            first.next().instrumentId(instrumentId)
                .packageId(InstructionsSetEncoder.CloseFirstEncoder.packageIdNullValue());
        }
        emit(instructionsSet.encodedLength());
    }

    /** Deposits cash of the venue to the insurance fund, or withdraws it if the amount is negative. */
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
