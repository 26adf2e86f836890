package softlanding.engine.wire;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import softlanding.codecs.AccountFrozenDecoder;
import softlanding.codecs.AccountOpenedDecoder;
import softlanding.codecs.AuctionBidPlacedDecoder;
import softlanding.codecs.AuctionTermsSetDecoder;
import softlanding.codecs.CashTransferRequestedDecoder;
import softlanding.codecs.CollateralListedDecoder;
import softlanding.codecs.CollateralPriceChangedDecoder;
import softlanding.codecs.CollateralTransferRequestedDecoder;
import softlanding.codecs.EventQuarantinedDecoder;
import softlanding.codecs.ExpiryListedDecoder;
import softlanding.codecs.ExpirySettledDecoder;
import softlanding.codecs.FeedGuardsSetDecoder;
import softlanding.codecs.FeedInterruptedDecoder;
import softlanding.codecs.ForwardPriceChangedDecoder;
import softlanding.codecs.FrameRefusedDecoder;
import softlanding.codecs.FundingAccruedDecoder;
import softlanding.codecs.FutureListedDecoder;
import softlanding.codecs.InputLagChangedDecoder;
import softlanding.codecs.InstructionsSetDecoder;
import softlanding.codecs.InsuranceFundTransferredDecoder;
import softlanding.codecs.InsuranceTermsSetDecoder;
import softlanding.codecs.LiquidationOrderClosedDecoder;
import softlanding.codecs.LiquidationOrderFilledDecoder;
import softlanding.codecs.LiquidationPauseOrderedDecoder;
import softlanding.codecs.LiquidationPolicySetDecoder;
import softlanding.codecs.LiquidationResumeOrderedDecoder;
import softlanding.codecs.LiquidatorRegisteredDecoder;
import softlanding.codecs.LiquidityChangedDecoder;
import softlanding.codecs.LossSocialisationOrderedDecoder;
import softlanding.codecs.ManualRoundOrderedDecoder;
import softlanding.codecs.MarginReportRequestedDecoder;
import softlanding.codecs.MarksChangedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.NodeRestartedDecoder;
import softlanding.codecs.OptionListedDecoder;
import softlanding.codecs.OrderMarginRequestedDecoder;
import softlanding.codecs.PackageRegisteredDecoder;
import softlanding.codecs.ParticipationLimitsSetDecoder;
import softlanding.codecs.PerpetualListedDecoder;
import softlanding.codecs.PerpetualPriceChangedDecoder;
import softlanding.codecs.PortfolioMarginSetDecoder;
import softlanding.codecs.PriceConfirmedDecoder;
import softlanding.codecs.SettlementConfirmedDecoder;
import softlanding.codecs.SettlementDelayedDecoder;
import softlanding.codecs.SourceStreamOpenedDecoder;
import softlanding.codecs.SpotPriceChangedDecoder;
import softlanding.codecs.StablePriceChangedDecoder;
import softlanding.codecs.StandardMarginSetDecoder;
import softlanding.codecs.TimeAdvancedDecoder;
import softlanding.codecs.TradeExecutedDecoder;
import softlanding.codecs.UnderlyingListedDecoder;
import softlanding.codecs.VolatilityChangedDecoder;
import softlanding.codecs.VolatilitySurfaceChangedDecoder;
import softlanding.engine.AccountEventHandler;
import softlanding.engine.AuctionEventHandler;
import softlanding.engine.LiquidationEventHandler;
import softlanding.engine.MarginEngine;
import softlanding.engine.MarketEventHandler;
import softlanding.engine.TransferEventHandler;
import softlanding.engine.WaterfallEventHandler;
import softlanding.engine.account.Packages;
import softlanding.engine.account.TradeReport;
import softlanding.engine.liquidation.order.OrderFill;

/** Decodes the frames of events: reads the message header and calls the engine's method for the event. */
final class EventAdapter
{
    private static final int TIMESTAMP_OFFSET = MessageHeaderDecoder.ENCODED_LENGTH;

    private final MarketEventHandler market;
    private final TransferEventHandler transfer;
    private final AccountEventHandler account;
    private final LiquidationEventHandler liquidation;
    private final AuctionEventHandler auction;
    private final WaterfallEventHandler waterfall;
    private final MarginEngine engine;
    private final MarketAdapter marks;
    private final FeedAdapter guard;
    private final NodeNoteAdapter notes;
    private final QuestionAdapter questions;
    private final InstructionAdapter instructions;
    private final OperatorAdapter operator;
    private final ReferenceAdapter reference;
    private final SettlementAdapter settlements;
    private final PolicyAdapter policy;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PackageRegisteredDecoder packageRegistered = new PackageRegisteredDecoder();
    private final int[] legInstrumentIds = new int[Packages.MAX_LEGS];
    private final OrderFill fill = new OrderFill();
    private final TradeReport trade = new TradeReport();
    private final long[] legRatios = new long[Packages.MAX_LEGS];
    private final CashTransferRequestedDecoder cashTransferRequested = new CashTransferRequestedDecoder();
    private final CollateralTransferRequestedDecoder collateralTransferRequested =
        new CollateralTransferRequestedDecoder();
    private final TradeExecutedDecoder tradeExecuted = new TradeExecutedDecoder();
    private final OrderMarginRequestedDecoder orderMarginRequested = new OrderMarginRequestedDecoder();
    private final LiquidationOrderFilledDecoder liquidationOrderFilled = new LiquidationOrderFilledDecoder();
    private final LiquidationOrderClosedDecoder liquidationOrderClosed = new LiquidationOrderClosedDecoder();
    private final LiquidatorRegisteredDecoder liquidatorRegistered = new LiquidatorRegisteredDecoder();
    private final AuctionBidPlacedDecoder auctionBidPlaced = new AuctionBidPlacedDecoder();
    private final InsuranceFundTransferredDecoder insuranceFundTransferred = new InsuranceFundTransferredDecoder();
    private final LossSocialisationOrderedDecoder lossSocialisationOrdered = new LossSocialisationOrderedDecoder();
    private final TimeAdvancedDecoder timeAdvanced = new TimeAdvancedDecoder();

    EventAdapter(final MarginEngine engine, final DecisionEncoder decisions)
    {
        market = engine.market();
        transfer = engine.transfer();
        account = engine.account();
        liquidation = engine.liquidation();
        auction = engine.auction();
        waterfall = engine.waterfall();
        this.engine = engine;
        marks = new MarketAdapter(engine);
        guard = new FeedAdapter(engine);
        notes = new NodeNoteAdapter(engine, decisions);
        questions = new QuestionAdapter(engine.questions());
        instructions = new InstructionAdapter(engine.account());
        operator = new OperatorAdapter(engine.operator());
        reference = new ReferenceAdapter(engine.reference());
        settlements = new SettlementAdapter(engine);
        policy = new PolicyAdapter(engine);
    }

    /** Returns the timestamp, with which every event begins. */
    long timestampNs(final DirectBuffer buffer, final int offset, final int length)
    {
        if (length < TIMESTAMP_OFFSET + Long.BYTES)
        {
            throw new IllegalArgumentException("frame of " + length + " bytes is no event");
        }
        return timestampNs(buffer, offset);
    }

    private static long timestampNs(final DirectBuffer buffer, final int offset)
    {
        return buffer.getLong(offset + TIMESTAMP_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    void onEvent(final long sequence, final DirectBuffer buffer, final int offset)
    {
        header.wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID)
        {
            throw new IllegalArgumentException(
                "schemaId=" + header.schemaId() + " at sequence=" + sequence + ", expected " +
                MessageHeaderDecoder.SCHEMA_ID);
        }
        switch (header.templateId())
        {
            case UnderlyingListedDecoder.TEMPLATE_ID -> reference.onUnderlyingListed(sequence, buffer, offset);
            case ExpiryListedDecoder.TEMPLATE_ID -> reference.onExpiryListed(sequence, buffer, offset);
            case OptionListedDecoder.TEMPLATE_ID -> reference.onOptionListed(sequence, buffer, offset);
            case FutureListedDecoder.TEMPLATE_ID -> reference.onFutureListed(sequence, buffer, offset);
            case PerpetualListedDecoder.TEMPLATE_ID -> reference.onPerpetualListed(sequence, buffer, offset);
            case CollateralListedDecoder.TEMPLATE_ID -> reference.onCollateralListed(sequence, buffer, offset);
            case PortfolioMarginSetDecoder.TEMPLATE_ID -> reference.onPortfolioMarginSet(sequence, buffer, offset);
            case StandardMarginSetDecoder.TEMPLATE_ID -> reference.onStandardMarginSet(sequence, buffer, offset);
            case LiquidationPolicySetDecoder.TEMPLATE_ID -> policy.onLiquidationPolicySet(sequence, buffer, offset);
            case AuctionTermsSetDecoder.TEMPLATE_ID -> policy.onAuctionTermsSet(sequence, buffer, offset);
            case InsuranceTermsSetDecoder.TEMPLATE_ID -> policy.onInsuranceTermsSet(sequence, buffer, offset);
            case ParticipationLimitsSetDecoder.TEMPLATE_ID -> policy.onParticipationLimitsSet(sequence, buffer, offset);
            case FeedGuardsSetDecoder.TEMPLATE_ID -> policy.onFeedGuardsSet(sequence, buffer, offset);
            case AccountOpenedDecoder.TEMPLATE_ID -> reference.onAccountOpened(sequence, buffer, offset);
            case SpotPriceChangedDecoder.TEMPLATE_ID -> marks.onSpotPriceChanged(sequence, buffer, offset);
            case ForwardPriceChangedDecoder.TEMPLATE_ID -> marks.onForwardPriceChanged(sequence, buffer, offset);
            case VolatilityChangedDecoder.TEMPLATE_ID -> marks.onVolatilityChanged(sequence, buffer, offset);
            case PerpetualPriceChangedDecoder.TEMPLATE_ID -> marks.onPerpetualPriceChanged(sequence, buffer, offset);
            case FundingAccruedDecoder.TEMPLATE_ID -> marks.onFundingAccrued(sequence, buffer, offset);
            case CollateralPriceChangedDecoder.TEMPLATE_ID -> marks.onCollateralPriceChanged(sequence, buffer, offset);
            case StablePriceChangedDecoder.TEMPLATE_ID -> marks.onStablePriceChanged(sequence, buffer, offset);
            case LiquidityChangedDecoder.TEMPLATE_ID -> marks.onLiquidityChanged(sequence, buffer, offset);
            case MarksChangedDecoder.TEMPLATE_ID -> marks.onMarksChanged(sequence, buffer, offset);
            case VolatilitySurfaceChangedDecoder.TEMPLATE_ID -> marks.onVolatilitySurfaceChanged(
                sequence, buffer, offset);
            case ExpirySettledDecoder.TEMPLATE_ID, SettlementConfirmedDecoder.TEMPLATE_ID,
                SettlementDelayedDecoder.TEMPLATE_ID -> settlements.onEvent(sequence, buffer, offset);
            case CashTransferRequestedDecoder.TEMPLATE_ID -> onCashTransferRequested(sequence, buffer, offset);
            case CollateralTransferRequestedDecoder.TEMPLATE_ID -> onCoinTransferRequested(sequence, buffer, offset);
            case TradeExecutedDecoder.TEMPLATE_ID -> onTradeExecuted(sequence, buffer, offset);
            case OrderMarginRequestedDecoder.TEMPLATE_ID -> onOrderMarginRequested(sequence, buffer, offset);
            case MarginReportRequestedDecoder.TEMPLATE_ID -> questions.onMarginReportRequested(
                sequence, buffer, offset);
            case LiquidationOrderFilledDecoder.TEMPLATE_ID -> onLiquidationOrderFilled(sequence, buffer, offset);
            case LiquidationOrderClosedDecoder.TEMPLATE_ID -> onLiquidationOrderClosed(sequence, buffer, offset);
            case TimeAdvancedDecoder.TEMPLATE_ID -> onTimeAdvanced(sequence, buffer, offset);
            case FeedInterruptedDecoder.TEMPLATE_ID -> guard.onFeedInterrupted(sequence, buffer, offset);
            case PriceConfirmedDecoder.TEMPLATE_ID -> guard.onPriceConfirmed(sequence, buffer, offset);
            case InputLagChangedDecoder.TEMPLATE_ID -> guard.onInputLagChanged(sequence, buffer, offset);
            case EventQuarantinedDecoder.TEMPLATE_ID -> notes.onEventQuarantined();
            case FrameRefusedDecoder.TEMPLATE_ID -> notes.onFrameRefused(buffer, offset);
            case SourceStreamOpenedDecoder.TEMPLATE_ID ->
            {
                // It tells the gate of the node where a stream begins.
            }
            case NodeRestartedDecoder.TEMPLATE_ID -> guard.onNodeRestarted(sequence, buffer, offset);
            case PackageRegisteredDecoder.TEMPLATE_ID -> onPackageRegistered(sequence, buffer, offset);
            case InstructionsSetDecoder.TEMPLATE_ID -> instructions.onInstructionsSet(sequence, buffer, offset);
            case LiquidatorRegisteredDecoder.TEMPLATE_ID -> onLiquidatorRegistered(sequence, buffer, offset);
            case AuctionBidPlacedDecoder.TEMPLATE_ID -> onAuctionBidPlaced(sequence, buffer, offset);
            case InsuranceFundTransferredDecoder.TEMPLATE_ID -> onInsuranceFundTransferred(sequence, buffer, offset);
            case LossSocialisationOrderedDecoder.TEMPLATE_ID -> onLossSocialisationOrdered(sequence, buffer, offset);
            default -> onOperatorEvent(sequence, buffer, offset);
        }
    }

    private void onOperatorEvent(final long sequence, final DirectBuffer buffer, final int offset)
    {
        switch (header.templateId())
        {
            case LiquidationPauseOrderedDecoder.TEMPLATE_ID -> operator.onLiquidationPauseOrdered(
                sequence, buffer, offset);
            case LiquidationResumeOrderedDecoder.TEMPLATE_ID -> operator.onLiquidationResumeOrdered(
                sequence, buffer, offset);
            case AccountFrozenDecoder.TEMPLATE_ID -> operator.onAccountFrozen(sequence, buffer, offset);
            case ManualRoundOrderedDecoder.TEMPLATE_ID -> operator.onManualRoundOrdered(
                sequence, buffer, offset);
            default -> throw new IllegalArgumentException(
                "templateId=" + header.templateId() + " at sequence=" + sequence + " is no event");
        }
    }

    private void onCashTransferRequested(final long sequence, final DirectBuffer buffer, final int offset)
    {
        cashTransferRequested.wrapAndApplyHeader(buffer, offset, header);
        transfer.onCashTransferRequested(
            sequence, cashTransferRequested.timestampNs(), cashTransferRequested.accountId(),
            cashTransferRequested.transferId(),
            cashTransferRequested.amount());
    }

    private void onCoinTransferRequested(final long sequence, final DirectBuffer buffer, final int offset)
    {
        collateralTransferRequested.wrapAndApplyHeader(buffer, offset, header);
        transfer.onCollateralTransferRequested(
            sequence, collateralTransferRequested.timestampNs(), collateralTransferRequested.accountId(),
            collateralTransferRequested.transferId(), collateralTransferRequested.assetId(),
            collateralTransferRequested.quantity());
    }

    private void onTradeExecuted(final long sequence, final DirectBuffer buffer, final int offset)
    {
        tradeExecuted.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(tradeExecuted.lastFragment()));
        account.onTradeExecuted(
            sequence, tradeExecuted.timestampNs(), trade
                .of(tradeExecuted.accountId(), tradeExecuted.tradeId(), tradeExecuted.instrumentId())
                .with(tradeExecuted.quantity(), tradeExecuted.price(), tradeExecuted.fee()));
    }

    private void onOrderMarginRequested(final long sequence, final DirectBuffer buffer, final int offset)
    {
        orderMarginRequested.wrapAndApplyHeader(buffer, offset, header);
        account.onOrderMarginRequested(
            sequence, orderMarginRequested.timestampNs(), orderMarginRequested.accountId(),
            orderMarginRequested.requestId(), orderMarginRequested.instrumentId(), orderMarginRequested.quantity(),
            orderMarginRequested.price());
    }

    private void onPackageRegistered(final long sequence, final DirectBuffer buffer, final int offset)
    {
        packageRegistered.wrapAndApplyHeader(buffer, offset, header);
        final long timestampNs = packageRegistered.timestampNs();
        final long accountId = packageRegistered.accountId();
        final long packageId = packageRegistered.packageId();
        int legs = 0;
        for (final PackageRegisteredDecoder.LegsDecoder leg : packageRegistered.legs())
        {
            // Legs beyond the maximum of a package are only counted. The engine then rejects the package.
            final int i = Math.min(legs++, Packages.MAX_LEGS - 1);
            legInstrumentIds[i] = leg.instrumentId();
            legRatios[i] = leg.ratio();
        }
        account.onPackageRegistered(
            sequence, timestampNs, accountId, packageId, legs, legInstrumentIds, legRatios);
    }

    private void onLiquidationOrderFilled(final long sequence, final DirectBuffer buffer, final int offset)
    {
        liquidationOrderFilled.wrapAndApplyHeader(buffer, offset, header);
        engine.say(WireNames.fragment(liquidationOrderFilled.lastFragment()));
        liquidation.onLiquidationOrderFilled(
            sequence, liquidationOrderFilled.timestampNs(), fill
                .ofOrder(
                    liquidationOrderFilled.orderId(), liquidationOrderFilled.accountId(),
                    liquidationOrderFilled.instrumentId())
                .with(
                    liquidationOrderFilled.quantity(), liquidationOrderFilled.price(), liquidationOrderFilled.fee(),
                    liquidationOrderFilled.fillId()));
    }

    private void onLiquidationOrderClosed(final long sequence, final DirectBuffer buffer, final int offset)
    {
        liquidationOrderClosed.wrapAndApplyHeader(buffer, offset, header);
        liquidation.onLiquidationOrderClosed(
            sequence, liquidationOrderClosed.timestampNs(), liquidationOrderClosed.orderId(),
            liquidationOrderClosed.accountId(), liquidationOrderClosed.instrumentId());
    }

    private void onLiquidatorRegistered(final long sequence, final DirectBuffer buffer, final int offset)
    {
        liquidatorRegistered.wrapAndApplyHeader(buffer, offset, header);
        auction.onLiquidatorRegistered(
            sequence, liquidatorRegistered.timestampNs(), liquidatorRegistered.liquidatorId(),
            liquidatorRegistered.accountId());
    }

    private void onAuctionBidPlaced(final long sequence, final DirectBuffer buffer, final int offset)
    {
        auctionBidPlaced.wrapAndApplyHeader(buffer, offset, header);
        auction.onAuctionBidPlaced(
            sequence, auctionBidPlaced.timestampNs(), auctionBidPlaced.auctionId(), auctionBidPlaced.bidId(),
            auctionBidPlaced.liquidatorId(), auctionBidPlaced.fraction(), auctionBidPlaced.limitPrice());
    }

    private void onInsuranceFundTransferred(final long sequence, final DirectBuffer buffer, final int offset)
    {
        insuranceFundTransferred.wrapAndApplyHeader(buffer, offset, header);
        waterfall.onInsuranceFundTransferred(
            sequence, insuranceFundTransferred.timestampNs(), insuranceFundTransferred.transferId(),
            insuranceFundTransferred.amount());
    }

    private void onLossSocialisationOrdered(final long sequence, final DirectBuffer buffer, final int offset)
    {
        lossSocialisationOrdered.wrapAndApplyHeader(buffer, offset, header);
        waterfall.onLossSocialisationOrdered(sequence, lossSocialisationOrdered.timestampNs(),
            lossSocialisationOrdered.accountId());
    }

    private void onTimeAdvanced(final long sequence, final DirectBuffer buffer, final int offset)
    {
        timeAdvanced.wrapAndApplyHeader(buffer, offset, header);
        market.onTimeAdvanced(
            sequence, timeAdvanced.timestampNs());
    }
}
