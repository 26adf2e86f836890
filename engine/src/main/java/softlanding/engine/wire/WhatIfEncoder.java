package softlanding.engine.wire;

import softlanding.codecs.Bool;
import softlanding.codecs.Direction;
import softlanding.codecs.FirstClosingForeseenEncoder;
import softlanding.codecs.MarginComponent;
import softlanding.codecs.MarginExplainedEncoder;
import softlanding.codecs.MarksUsed;
import softlanding.codecs.PriceSearch;
import softlanding.codecs.UnderlyingMarginExplainedEncoder;
import softlanding.codecs.UnitKind;
import softlanding.codecs.VolShock;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.MarginBreakdown;
import softlanding.engine.market.MarginModel;
import softlanding.engine.state.EventContext;
import softlanding.engine.whatif.FirstClosing;
import softlanding.engine.whatif.LiquidationPrices;
import softlanding.engine.whatif.MarginAnswer;
import softlanding.engine.whatif.WhatIfListener;

/** Encodes what explains the margin of an account to its owner. */
abstract class WhatIfEncoder extends RoundEncoder implements WhatIfListener
{
    /** Maximum number of parts of one underlying in a frame; the last one holds the sum of the rest. */
    private static final int MAX_PARTS = 2_000;
    /** Maximum number of balances, and of legs, in a frame. */
    private static final int MAX_ENTRIES = 512;

    private final SameNames<softlanding.engine.whatif.MarksUsed, MarksUsed> marks =
        new SameNames<>(softlanding.engine.whatif.MarksUsed.class, MarksUsed.class);
    private final SameNames<softlanding.engine.margin.MarginComponent, MarginComponent> components =
        new SameNames<>(softlanding.engine.margin.MarginComponent.class, MarginComponent.class);
    private final SameNames<softlanding.engine.whatif.PriceSearch, PriceSearch> outcomes =
        new SameNames<>(softlanding.engine.whatif.PriceSearch.class, PriceSearch.class);
    private final SameNames<softlanding.engine.market.VolShock, VolShock> volShocks =
        new SameNames<>(softlanding.engine.market.VolShock.class, VolShock.class);
    private final MarginExplainedEncoder explained = new MarginExplainedEncoder();
    private final UnderlyingMarginExplainedEncoder underlyingExplained = new UnderlyingMarginExplainedEncoder();
    private final FirstClosingForeseenEncoder foreseen = new FirstClosingForeseenEncoder();

    WhatIfEncoder(final EventContext event, final DecisionSink sink)
    {
        super(event, sink);
    }

    @Override
    public void onMarginExplained(final MarginAnswer answer)
    {
        final AccountMargin margin = answer.margin();
        final MarginBreakdown breakdown = answer.breakdown();
        stamp(explained.wrapAndApplyHeader(buffer, 0, header).header());
        explained
            .requestId(answer.requestId()).accountId(answer.accountId()).marks(marks.of(answer.used()))
            .equity(margin.equity()).marginEquity(margin.marginEquity())
            .maintenanceRequirement(margin.maintenanceRequirement()).initialRequirement(margin.initialRequirement())
            .ratio(margin.hasRatio() ? margin.ratio() : MarginExplainedEncoder.ratioNullValue())
            .tier(answer.tier()).covered(answer.isCovered() ? Bool.YES : Bool.NO);
        final int count = Math.min(breakdown.balances(), MAX_ENTRIES);
        final MarginExplainedEncoder.CollateralEncoder group = explained.collateralCount(count);
        for (int i = 0; i < count; i++)
        {
            group.next().assetId(breakdown.assetId(i)).quantity(breakdown.quantity(i))
                .equity(decimal(breakdown.assetEquity(i))).maintenance(decimal(breakdown.assetMaintenance(i)))
                .initial(decimal(breakdown.assetInitial(i)));
        }
        send(explained.encodedLength());
    }

    @Override
    public void onUnderlyingMarginExplained(final MarginAnswer answer, final int i)
    {
        final AccountMargin margin = answer.margin();
        final LiquidationPrices prices = answer.prices();
        stamp(underlyingExplained.wrapAndApplyHeader(buffer, 0, header).header());
        underlyingExplained
            .requestId(answer.requestId()).accountId(answer.accountId()).marks(marks.of(answer.used()))
            .underlyingId(margin.underlyingId(i)).spot(prices.spot()).priceStep(prices.step())
            .worstScenario(margin.worstScenario(i));
        encodeParts(answer.breakdown(), i);
        encodeScenarios(answer.breakdown(), i, answer.market().underlyings().model(margin.underlying(i)));
        final UnderlyingMarginExplainedEncoder.LiquidationPricesEncoder group =
            underlyingExplained.liquidationPricesCount(LiquidationPrices.SIZE);
        for (int p = 0; p < LiquidationPrices.SIZE; p++)
        {
            final boolean found = prices.outcome(p) == softlanding.engine.whatif.PriceSearch.FOUND;
            group.next().threshold(prices.threshold(p)).direction(prices.isUp(p) ? Direction.UP : Direction.DOWN)
                .outcome(outcomes.of(prices.outcome(p)))
                .price(found ? prices.price(p) :
                    UnderlyingMarginExplainedEncoder.LiquidationPricesEncoder.priceNullValue());
        }
        send(underlyingExplained.encodedLength());
    }

    private void encodeParts(final MarginBreakdown breakdown, final int i)
    {
        final int begin = breakdown.firstPart(i);
        final int end = breakdown.firstPart(i + 1);
        final int count = Math.min(end - begin, MAX_PARTS);
        final UnderlyingMarginExplainedEncoder.ComponentsEncoder group = underlyingExplained.componentsCount(count);
        for (int part = begin; part < begin + count; part++)
        {
            final int last = part == begin + count - 1 ? end : part + 1;
            double maintenance = 0;
            double initial = 0;
            for (int each = part; each < last; each++)
            {
                maintenance += breakdown.maintenance(each);
                initial += breakdown.initial(each);
            }
            group.next().component(components.of(breakdown.component(part)))
                .expiryId(breakdown.hasExpiry(part) && last == part + 1 ? breakdown.expiryId(part) :
                    UnderlyingMarginExplainedEncoder.ComponentsEncoder.expiryIdNullValue())
                .maintenance(decimal(maintenance)).initial(decimal(initial));
        }
    }

    private void encodeScenarios(final MarginBreakdown breakdown, final int i, final MarginModel model)
    {
        final int count = breakdown.scenarios(i);
        final UnderlyingMarginExplainedEncoder.ScenariosEncoder group = underlyingExplained.scenariosCount(count);
        for (int s = 0; s < count; s++)
        {
            group.next().spotShock(decimal(model.spotShock(s))).volShock(volShocks.of(model.volShock(s)))
                .weight(decimal(model.weights()[s])).profit(decimal(breakdown.profit(i, s)));
        }
    }

    @Override
    public void onFirstClosingForeseen(final MarginAnswer answer)
    {
        final FirstClosing closing = answer.closing();
        final boolean tiered = closing.tier() > 0;
        final int legs = closing.hasOrders() ? closing.plan().legs() : 0;
        stamp(foreseen.wrapAndApplyHeader(buffer, 0, header).header());
        foreseen
            .requestId(answer.requestId()).accountId(answer.accountId()).tier(closing.tier())
            .threshold(
                tiered ? closing.policy().threshold(closing.tier()) : FirstClosingForeseenEncoder.thresholdNullValue())
            .targetRatio(
                tiered ? closing.policy().targetRatio() : FirstClosingForeseenEncoder.targetRatioNullValue())
            .cashTaken(closing.cashTaken());
        encodeUnit(closing, legs);
        final int count = Math.min(legs, MAX_ENTRIES);
        final FirstClosingForeseenEncoder.LegsEncoder group = foreseen.legsCount(count);
        for (int leg = 0; leg < count; leg++)
        {
            final LiquidationPlan plan = closing.plan();
            group.next()
                .instrumentId((int)answer.market().instruments().ids().id(plan.instrument(leg)))
                .quantity(plan.quantity(leg)).limitPrice(plan.limit(leg)).costExpected(plan.cost(leg));
        }
        send(foreseen.encodedLength());
    }

    private void encodeUnit(final FirstClosing closing, final int legs)
    {
        if (legs == 0)
        {
            foreseen
                .unitKind(UnitKind.NULL_VAL).packageId(FirstClosingForeseenEncoder.packageIdNullValue())
                .costExpected(FirstClosingForeseenEncoder.costExpectedNullValue())
                .ratioAfterExpected(FirstClosingForeseenEncoder.ratioAfterExpectedNullValue());
            return;
        }
        final LiquidationPlan plan = closing.plan();
        long cost = 0;
        for (int leg = 0; leg < legs; leg++)
        {
            cost += plan.cost(leg);
        }
        final AccountMargin after = plan.after(legs - 1);
        final long packageId = plan.chosen().packageId();
        foreseen
            .unitKind(names.of(plan.unitKind()))
            .packageId(packageId == 0 ? FirstClosingForeseenEncoder.packageIdNullValue() : packageId)
            .costExpected(cost)
            .ratioAfterExpected(
                after.isPriced() && after.hasRatio() ? after.ratio() :
                    FirstClosingForeseenEncoder.ratioAfterExpectedNullValue());
    }
}
