package softlanding.workload.margin;

import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.Bool;
import softlanding.codecs.Deleveraging;
import softlanding.codecs.LiquidationPolicySetEncoder;
import softlanding.codecs.MarginModelSetEncoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.Policy;
import softlanding.codecs.Selection;
import softlanding.codecs.Sizing;
import softlanding.codecs.StandardMarginSetEncoder;
import softlanding.workload.Decimal8;
import softlanding.workload.EventSink;

/** The venue's margin rules and liquidation policy as events. */
public final class RulesEncoder
{
    private static final double TARGET = 1.10;

    private final EventSink sink;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1024);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MarginModelSetEncoder model = new MarginModelSetEncoder();
    private final StandardMarginSetEncoder standard = new StandardMarginSetEncoder();
    private final LiquidationPolicySetEncoder policy = new LiquidationPolicySetEncoder();

    /** @param sink receives what is encoded. */
    public RulesEncoder(final EventSink sink)
    {
        this.sink = sink;
    }

    /**
     * Scenario portfolio margin of one underlying.
     *
     * @param timestampNs  nanoseconds since the epoch.
     * @param underlyingId listed.
     */
    public void marginModelSet(final long timestampNs, final int underlyingId)
    {
        model.wrapAndApplyHeader(buffer, 0, header).timestampNs(timestampNs).underlyingId(underlyingId);
        encodeShocks();
        encodeDiscountsAndContingencies();
        final MarginModelSetEncoder.ScenariosEncoder scenarios = model.scenariosCount(Scenario.DEFAULTS.size());
        for (final Scenario scenario : Scenario.DEFAULTS)
        {
            scenarios.next()
                .spotShock(Decimal8.of(scenario.spotShock()))
                .volShock(scenario.volShock())
                .weight(Decimal8.of(scenario.weight()));
        }
        emit(model.encodedLength());
    }

    private void encodeShocks()
    {
        model
            .mmFactor(Decimal8.of(MarginRules.MM_FACTOR))
            .imFactor(Decimal8.of(MarginRules.IM_FACTOR))
            .volRangeUp(Decimal8.of(MarginRules.VOL_RANGE_UP))
            .volRangeDown(Decimal8.of(MarginRules.VOL_RANGE_DOWN))
            .minShockedVol(Decimal8.of(MarginRules.MIN_SHOCKED_VOL))
            .shortTermPower(Decimal8.of(MarginRules.SHORT_TERM_POWER))
            .longTermPower(Decimal8.of(MarginRules.LONG_TERM_POWER))
            .dteFloor(Decimal8.of(MarginRules.DTE_FLOOR))
            .linearCBase(Decimal8.of(MarginRules.C_BASE))
            .linearScaleCap(Decimal8.of(MarginRules.SCALE_CAP))
            .absCBase(Decimal8.of(MarginRules.C_BASE))
            .absScaleCap(Decimal8.of(MarginRules.SCALE_CAP))
            .minKStar(Decimal8.of(MarginRules.MIN_K_STAR))
            .widthScale(Decimal8.of(MarginRules.WIDTH_SCALE))
            .volParamStatic(Decimal8.of(MarginRules.VOL_PARAM_STATIC))
            .volParamScale(Decimal8.of(MarginRules.VOL_PARAM_SCALE));
    }

    private void encodeDiscountsAndContingencies()
    {
        model
            .baseLong(Decimal8.of(MarginRules.BASE_LONG))
            .longRateMult(Decimal8.of(MarginRules.LONG_RATE_MULT))
            .longRateAdd(Decimal8.of(MarginRules.LONG_RATE_ADD))
            .baseShort(Decimal8.of(MarginRules.BASE_SHORT))
            .shortRateMult(Decimal8.of(MarginRules.SHORT_RATE_MULT))
            .shortRateAdd(Decimal8.of(MarginRules.SHORT_RATE_ADD))
            .basisUp(Decimal8.of(MarginRules.BASIS_UP))
            .basisDown(Decimal8.of(MarginRules.BASIS_DOWN))
            .basisAdd(Decimal8.of(MarginRules.BASIS_ADD))
            .basisMult(Decimal8.of(MarginRules.BASIS_MULT))
            .perpPct(Decimal8.of(MarginRules.PERP_PCT))
            .perpInitialAddOn(Decimal8.of(MarginRules.PERP_INITIAL_ADD_ON))
            .optionPct(Decimal8.of(MarginRules.OPTION_PCT))
            .optionInitialAddOn(Decimal8.of(MarginRules.OPTION_INITIAL_ADD_ON))
            .confThreshold(Decimal8.of(MarginRules.CONF_THRESHOLD))
            .confMargin(Decimal8.of(MarginRules.CONF_MARGIN))
            .pegThreshold(Decimal8.of(MarginRules.PEG_THRESHOLD))
            .pegFactor(Decimal8.of(MarginRules.PEG_FACTOR));
    }

    /**
     * Standard margin of one underlying.
     *
     * @param timestampNs  nanoseconds since the epoch.
     * @param underlyingId listed.
     */
    public void standardMarginSet(final long timestampNs, final int underlyingId)
    {
        standard.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs)
            .underlyingId(underlyingId)
            .perpIm(Decimal8.of(MarginRules.Standard.PERP_IM))
            .perpMm(Decimal8.of(MarginRules.Standard.PERP_MM))
            .optMax(Decimal8.of(MarginRules.Standard.OPT_MAX))
            .optMin(Decimal8.of(MarginRules.Standard.OPT_MIN))
            .mmCall(Decimal8.of(MarginRules.Standard.MM_CALL))
            .mmPutSpot(Decimal8.of(MarginRules.Standard.MM_PUT_SPOT))
            .mmPutMark(Decimal8.of(MarginRules.Standard.MM_PUT_MARK))
            .unpairedIm(Decimal8.of(MarginRules.Standard.UNPAIRED_IM))
            .unpairedMm(Decimal8.of(MarginRules.Standard.UNPAIRED_MM))
            .mmOffsetScale(Decimal8.of(MarginRules.Standard.MM_OFFSET_SCALE))
            .confThreshold(Decimal8.of(MarginRules.Standard.CONF_THRESHOLD))
            .confFactor(Decimal8.of(MarginRules.Standard.CONF_FACTOR))
            .pegThreshold(Decimal8.of(MarginRules.Standard.PEG_THRESHOLD))
            .pegFactor(Decimal8.of(MarginRules.Standard.PEG_FACTOR))
            .collateralFactor(Decimal8.of(MarginRules.Standard.COLLATERAL_FACTOR))
            .collateralInitialScale(Decimal8.of(MarginRules.Standard.COLLATERAL_INITIAL_SCALE));
        emit(standard.encodedLength());
    }

    /**
     * The staged policy with its default tiers; every parameter that may be absent is.
     *
     * @param timestampNs nanoseconds since the epoch.
     */
    public void liquidationPolicySet(final long timestampNs)
    {
        policy.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs).policy(Policy.TIERED).target(Decimal8.of(TARGET))
            .stepIntervalNs(LiquidationPolicySetEncoder.stepIntervalNsNullValue())
            .orderTimeoutNs(LiquidationPolicySetEncoder.orderTimeoutNsNullValue())
            .priceBand(LiquidationPolicySetEncoder.priceBandNullValue())
            .feeRate(LiquidationPolicySetEncoder.feeRateNullValue())
            .hedgeAllowed(Bool.NULL_VAL)
            .deltaWeight(LiquidationPolicySetEncoder.deltaWeightNullValue())
            .gammaWeight(LiquidationPolicySetEncoder.gammaWeightNullValue())
            .vegaWeight(LiquidationPolicySetEncoder.vegaWeightNullValue())
            .collateralWeight(LiquidationPolicySetEncoder.collateralWeightNullValue())
            .losingWeight(LiquidationPolicySetEncoder.losingWeightNullValue())
            .startDiscount(LiquidationPolicySetEncoder.startDiscountNullValue())
            .cutoffDiscount(LiquidationPolicySetEncoder.cutoffDiscountNullValue())
            .fastNs(LiquidationPolicySetEncoder.fastNsNullValue())
            .slowNs(LiquidationPolicySetEncoder.slowNsNullValue())
            .insolventNs(LiquidationPolicySetEncoder.insolventNsNullValue())
            .auctionBuffer(LiquidationPolicySetEncoder.auctionBufferNullValue())
            .auctionFee(LiquidationPolicySetEncoder.auctionFeeNullValue())
            .depthShare(LiquidationPolicySetEncoder.depthShareNullValue())
            .depthWindowNs(LiquidationPolicySetEncoder.depthWindowNsNullValue())
            .maxInSale(LiquidationPolicySetEncoder.maxInSaleNullValue())
            .stalenessNs(LiquidationPolicySetEncoder.stalenessNsNullValue())
            .jumpLimit(LiquidationPolicySetEncoder.jumpLimitNullValue())
            .jumpConfirmNs(LiquidationPolicySetEncoder.jumpConfirmNsNullValue())
            .minConfidence(LiquidationPolicySetEncoder.minConfidenceNullValue())
            .selection(Selection.NULL_VAL)
            .accountClass(LiquidationPolicySetEncoder.accountClassNullValue())
            .auctionAfterSteps(LiquidationPolicySetEncoder.auctionAfterStepsNullValue())
            .auctionDepthMultiple(LiquidationPolicySetEncoder.auctionDepthMultipleNullValue())
            .minRemaining(LiquidationPolicySetEncoder.minRemainingNullValue())
            .auctionResetNs(LiquidationPolicySetEncoder.auctionResetNsNullValue())
            .maxInSalePerAccount(LiquidationPolicySetEncoder.maxInSalePerAccountNullValue())
            .insuranceLimit(LiquidationPolicySetEncoder.insuranceLimitNullValue())
            .deleveraging(Deleveraging.NULL_VAL)
            .maxLagNs(LiquidationPolicySetEncoder.maxLagNsNullValue())
            .netOpposite(Bool.NULL_VAL)
            .minAuctionFraction(LiquidationPolicySetEncoder.minAuctionFractionNullValue());
        policy.tiersCount(3)
            .next().below(Decimal8.of(1.05)).cap(Decimal8.of(0.10)).sizing(Sizing.JUST_ENOUGH)
            .next().below(Decimal8.of(1.02)).cap(Decimal8.of(0.25)).sizing(Sizing.JUST_ENOUGH)
            .next().below(Decimal8.of(1.00)).cap(Decimal8.ONE).sizing(Sizing.ALL);
        emit(policy.encodedLength());
    }

    private void emit(final int bodyLength)
    {
        sink.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
