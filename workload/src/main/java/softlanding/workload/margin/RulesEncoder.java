package softlanding.workload.margin;

import org.agrona.ExpandableArrayBuffer;
import softlanding.codecs.EventSink;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.PortfolioMarginSetEncoder;
import softlanding.codecs.StandardMarginSetEncoder;
import softlanding.workload.FixedPoint;

/** The venue's margin rules as events. */
public final class RulesEncoder
{
    private final EventSink sink;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1024);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PortfolioMarginSetEncoder model = new PortfolioMarginSetEncoder();
    private final StandardMarginSetEncoder standard = new StandardMarginSetEncoder();

    /**
     * Creates an encoder of models and policies.
     *
     * @param sink receives the events.
     */
    public RulesEncoder(final EventSink sink)
    {
        this.sink = sink;
    }

    /**
     * Sets scenario portfolio margin of one underlying.
     *
     * @param timestampNs  in nanoseconds since the epoch.
     * @param underlyingId listed.
     */
    public void portfolioMarginSet(final long timestampNs, final int underlyingId)
    {
        model.wrapAndApplyHeader(buffer, 0, header).timestampNs(timestampNs).underlyingId(underlyingId);
        encodeShocks();
        encodeDiscountsAndContingencies();
        final PortfolioMarginSetEncoder.ScenariosEncoder scenarios = model.scenariosCount(Scenario.DEFAULTS.size());
        for (final Scenario scenario : Scenario.DEFAULTS)
        {
            scenarios.next()
                .spotShock(FixedPoint.of(scenario.spotShock()))
                .volShock(scenario.volShock())
                .weight(FixedPoint.of(scenario.weight()));
        }
        emit(model.encodedLength());
    }

    private void encodeShocks()
    {
        model
            .mmFactor(FixedPoint.of(MarginRules.MM_FACTOR))
            .imFactor(FixedPoint.of(MarginRules.IM_FACTOR))
            .volRangeUp(FixedPoint.of(MarginRules.VOL_RANGE_UP))
            .volRangeDown(FixedPoint.of(MarginRules.VOL_RANGE_DOWN))
            .minShockedVol(FixedPoint.of(MarginRules.MIN_SHOCKED_VOL))
            .shortTermPower(FixedPoint.of(MarginRules.SHORT_TERM_POWER))
            .longTermPower(FixedPoint.of(MarginRules.LONG_TERM_POWER))
            .dteFloor(FixedPoint.of(MarginRules.DTE_FLOOR))
            .linearCBase(FixedPoint.of(MarginRules.C_BASE))
            .linearScaleCap(FixedPoint.of(MarginRules.SCALE_CAP))
            .absCBase(FixedPoint.of(MarginRules.C_BASE))
            .absScaleCap(FixedPoint.of(MarginRules.SCALE_CAP))
            .minKStar(FixedPoint.of(MarginRules.MIN_K_STAR))
            .widthScale(FixedPoint.of(MarginRules.WIDTH_SCALE))
            .volParamStatic(FixedPoint.of(MarginRules.VOL_PARAM_STATIC))
            .volParamScale(FixedPoint.of(MarginRules.VOL_PARAM_SCALE));
    }

    private void encodeDiscountsAndContingencies()
    {
        model
            .baseLong(FixedPoint.of(MarginRules.BASE_LONG))
            .longRateMult(FixedPoint.of(MarginRules.LONG_RATE_MULT))
            .longRateAdd(FixedPoint.of(MarginRules.LONG_RATE_ADD))
            .baseShort(FixedPoint.of(MarginRules.BASE_SHORT))
            .shortRateMult(FixedPoint.of(MarginRules.SHORT_RATE_MULT))
            .shortRateAdd(FixedPoint.of(MarginRules.SHORT_RATE_ADD))
            .basisUp(FixedPoint.of(MarginRules.BASIS_UP))
            .basisDown(FixedPoint.of(MarginRules.BASIS_DOWN))
            .basisAdd(FixedPoint.of(MarginRules.BASIS_ADD))
            .basisMult(FixedPoint.of(MarginRules.BASIS_MULT))
            .perpPct(FixedPoint.of(MarginRules.PERP_PCT))
            .perpInitialAddOn(FixedPoint.of(MarginRules.PERP_INITIAL_ADD_ON))
            .optionPct(FixedPoint.of(MarginRules.OPTION_PCT))
            .optionInitialAddOn(FixedPoint.of(MarginRules.OPTION_INITIAL_ADD_ON))
            .confThreshold(FixedPoint.of(MarginRules.CONF_THRESHOLD))
            .confMargin(FixedPoint.of(MarginRules.CONF_MARGIN))
            .pegThreshold(FixedPoint.of(MarginRules.PEG_THRESHOLD))
            .pegFactor(FixedPoint.of(MarginRules.PEG_FACTOR));
    }

    /**
     * Sets standard margin of one underlying.
     *
     * @param timestampNs  in nanoseconds since the epoch.
     * @param underlyingId listed.
     */
    public void standardMarginSet(final long timestampNs, final int underlyingId)
    {
        standard.wrapAndApplyHeader(buffer, 0, header)
            .timestampNs(timestampNs)
            .underlyingId(underlyingId)
            .perpIm(FixedPoint.of(MarginRules.Standard.PERP_IM))
            .perpMm(FixedPoint.of(MarginRules.Standard.PERP_MM))
            .optMax(FixedPoint.of(MarginRules.Standard.OPT_MAX))
            .optMin(FixedPoint.of(MarginRules.Standard.OPT_MIN))
            .mmCall(FixedPoint.of(MarginRules.Standard.MM_CALL))
            .mmPutSpot(FixedPoint.of(MarginRules.Standard.MM_PUT_SPOT))
            .mmPutMark(FixedPoint.of(MarginRules.Standard.MM_PUT_MARK))
            .unpairedIm(FixedPoint.of(MarginRules.Standard.UNPAIRED_IM))
            .unpairedMm(FixedPoint.of(MarginRules.Standard.UNPAIRED_MM))
            .mmOffsetScale(FixedPoint.of(MarginRules.Standard.MM_OFFSET_SCALE))
            .confThreshold(FixedPoint.of(MarginRules.Standard.CONF_THRESHOLD))
            .confFactor(FixedPoint.of(MarginRules.Standard.CONF_FACTOR))
            .pegThreshold(FixedPoint.of(MarginRules.Standard.PEG_THRESHOLD))
            .pegFactor(FixedPoint.of(MarginRules.Standard.PEG_FACTOR))
            .collateralFactor(FixedPoint.of(MarginRules.Standard.COLLATERAL_FACTOR))
            .collateralInitialScale(FixedPoint.of(MarginRules.Standard.COLLATERAL_INITIAL_SCALE));
        emit(standard.encodedLength());
    }

    private void emit(final int bodyLength)
    {
        sink.onEvent(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
