package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import softlanding.codecs.MessageCatalog;
import softlanding.engine.MarginEngine;
import softlanding.engine.Verdict;
import softlanding.engine.account.MarginMode;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.PlanOfOrders;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.liquidation.OrderOfPlan;
import softlanding.engine.liquidation.PlannedOrder;
import softlanding.engine.liquidation.RoundOfPlan;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.Policy;
import softlanding.engine.protection.OrderOfProtection;
import softlanding.engine.protection.ProtectionPurpose;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.whatif.MarginQuestion;

/** Decisions with a margin are encoded with all that was decided, each value in the field that is meant. */
class MarginDecisionFieldsTest extends EncodedDecisions
{
    private static final long T0 = 1_700_000_000_000_000_000L;
    private static final long ONE = 100_000_000L;
    private static final int ACCOUNT = 7;
    /** Ten coins at 101, bought at 100, lose 18 % in the worst of the published scenarios, the 23rd. */
    private static final long EQUITY = 1_010 * ONE;
    private static final long WORST_LOSS = 18_180_000_000L;
    /** 0.8 of the loss, and 0.015 of ten coins at a spot price of 100. */
    private static final long MAINTENANCE = 16_044_000_000L;
    /** The whole loss, and 0.02 of ten coins. */
    private static final long INITIAL = 20_180_000_000L;
    /** 1,010 / 160.44. */
    private static final long RATIO = 629_518_823L;
    private static final EngineLimits LIMITS = new EngineLimits(2, 2, 8, 2, 4, 16, 16, 4, 4);

    private MarginEngine engine;

    /** An engine whose account holds ten contracts of a perpetual and a volatile call; what it decides goes on. */
    private void margin(final Consumer<MarginReporter> use)
    {
        final MarginReporter reporter = new MarginReporter(use);
        engine = new MarginEngine(LIMITS, reporter.listener());
        engine.reference().onUnderlyingListed(1, T0, 5);
        engine.reference().onPerpetualListed(2, T0, 50, 5, ONE, ONE);
        engine.market().onSpotPriceChanged(3, T0, 5, 100 * ONE, ONE);
        engine.market().onPerpetualPriceChanged(4, T0, 50, 101 * ONE, ONE);
        engine.reference().onAccountOpened(5, T0, ACCOUNT, MarginMode.PORTFOLIO, 0);
        engine.transfer().onCashTransferRequested(6, T0, ACCOUNT, 1, 1_000 * ONE);
        engine.account().onTradeExecuted(7, T0, ACCOUNT, 50, 10 * ONE, 100 * ONE, 0);
    }

    private void report()
    {
        engine.questions().onMarginReportRequested(8, T0, ACCOUNT, 3);
    }

    @Test
    void shouldEncodeAMarginReport()
    {
        margin(reporter -> encoder.onMarginReported(
            21, 22, Health.RESTRICTED, reporter.margin(), reporter.greeks(), reporter.protection()));
        report();

        assertFields(
            21, 22, EQUITY, EQUITY - MAINTENANCE, EQUITY - INITIAL, MAINTENANCE, INITIAL, RATIO, 10 * ONE, 0, 0, 0, 22,
            Health.RESTRICTED, EQUITY, ABSENT, ABSENT,
            ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT,
            1, 5, WORST_LOSS, 10 * ONE, 0, 0, 0, 22, ABSENT,
            1, 50, 10 * ONE, 101 * ONE, 10 * ONE, 0, 0, 0);
    }

    @Test
    void shouldEncodeAnswersWithTheMarginAfter()
    {
        margin(reporter ->
        {
            for (final Verdict verdict : Verdict.values())
            {
                encoder.onTransferDecided(21, 22, verdict, reporter.margin());
                assertFields(21, 22, verdict, EQUITY - INITIAL);
                encoder.onOrderMarginDecided(21, 22, verdict, reporter.margin());
                assertFields(21, 22, verdict, EQUITY - INITIAL);
            }
        });
        report();
        assertEquals(2 * Verdict.values().length, read.size());
    }

    @Test
    void shouldEncodeAChangeOfHealth()
    {
        margin(reporter ->
        {
            for (final Health health : Health.values())
            {
                encoder.onAccountHealthChanged(21, health, Health.BANKRUPT, 2, reporter.margin());
                assertFields(21, health, Health.BANKRUPT, 2, EQUITY, MAINTENANCE, RATIO, ABSENT, ABSENT);
            }
        });
        report();
        assertEquals(Health.values().length, read.size());
    }

    @Test
    void shouldEncodeAnOrderWithThePlanThatItBelongsTo()
    {
        margin(reporter ->
        {
            for (final Policy policy : Policy.values())
            {
                for (final UnitKind kind : UnitKind.values())
                {
                    encoder.onLiquidationOrdered(ordered(policy, kind, reporter.margin(), 26));
                    assertFields(
                        21, 31, 0, 32, 22, -23, 24, 2, policy, kind, RATIO, RATIO, 25, 26, 33, 27, 28, 29,
                        ABSENT, ABSENT);
                }
                encoder.onLiquidationOrdered(
                    ordered(policy, UnitKind.SLICE, reporter.margin(), LiquidationPlan.NO_GAP));
                assertEquals(ABSENT, read.get(read.size() - 1).get(16));
            }
        });
        report();
        assertTrue(read.size() > 3 * UnitKind.values().length);
    }

    private static PlannedOrder ordered(
        final Policy policy, final UnitKind kind, final AccountMargin margin, final long gap)
    {
        return OrderOfPlan.of(policy, plan(kind, margin, gap), margin);
    }

    private static LiquidationPlan plan(final UnitKind kind, final AccountMargin margin, final long gap)
    {
        return PlanOfOrders.of(kind, -23, 24, 25, margin, gap);
    }

    @Test
    void shouldEncodeWhichPackageAnOrderClosesAndLeaveOutLiquidityThatIsNotKnown()
    {
        margin(reporter ->
        {
            final AccountMargin margin = reporter.margin();
            final PlannedOrder order = OrderOfPlan.withoutLiquidity(OrderOfPlan.of(
                Policy.TIERED, PlanOfOrders.ofPackage(plan(UnitKind.PACKAGE, margin, 26), 34), margin));
            encoder.onLiquidationOrdered(order);
            assertFields(
                21, 31, 0, 32, 22, -23, 24, 2, Policy.TIERED, UnitKind.PACKAGE, RATIO, RATIO, 25, 26, 33, 27, ABSENT,
                ABSENT, 34, ABSENT);
        });
        report();
        assertEquals(1, read.size());
    }

    @Test
    void shouldEncodeAComboWithItsLegs()
    {
        margin(reporter -> encodeCombo(reporter.margin()));
        report();
        assertFields(
            21, 31, 32, -23 * 24 * ONE, 2, Policy.TIERED, UnitKind.PACKAGE, 34, RATIO, RATIO, 25, 0, ABSENT,
            1, 50, -23 * ONE);
    }

    private void encodeCombo(final AccountMargin margin)
    {
        final ComboOfPlan combo = new ComboOfPlan();
        encoder.onComboOrdered(
            OrderOfPlan.of(Policy.TIERED, combo.plan(-23 * ONE, 24 * ONE, 25, margin), margin), combo.chosen(),
            combo.instrumentIds());
    }

    @Test
    void shouldEncodeAMarginCall()
    {
        margin(reporter ->
        {
            encoder.onMarginCalled(11, 12, reporter.margin(), 13);
            assertFields(11, 12, RATIO, 0, 13);
            encoder.onMarginCalled(11, 12, reporter.margin(), -13);
            assertFields(11, 12, RATIO, 0, 0);
        });
        report();
        assertEquals(2, read.size());
    }

    @Test
    void shouldLeaveOutWhatAnUnpricedAccountDoesNotHave()
    {
        margin(reporter ->
        {
            encoder.onMarginReported(
                21, 22, Health.UNPRICED, reporter.margin(), reporter.greeks(), reporter.protection());
            assertFields(
                21, 22, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, -2,
                Health.UNPRICED, ABSENT, RATIO, RATIO,
                ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, 0, 0);
            encoder.onTransferDecided(21, 22, Verdict.UNPRICED, reporter.margin());
            assertFields(21, 22, Verdict.UNPRICED, ABSENT);
            encoder.onOrderMarginDecided(21, 22, Verdict.UNPRICED, reporter.margin());
            assertFields(21, 22, Verdict.UNPRICED, ABSENT);
            encoder.onAccountHealthChanged(21, Health.HEALTHY, Health.UNPRICED, 0, reporter.margin());
            assertFields(21, Health.HEALTHY, Health.UNPRICED, 0, ABSENT, ABSENT, ABSENT, RATIO, RATIO);
        });
        engine.feed().onFeedInterrupted(8, T0, FeedKind.SPOT, 5, SuspensionReason.VANISHED);
        report();
        assertEquals(4, read.size());
    }

    /** Those without a margin as {@link DecisionFieldsTest} has them, and those with one. */
    @Test
    void shouldHaveAnEncoderForEveryDecisionOfTheSchema()
    {
        final DecisionFieldsTest others = new DecisionFieldsTest();
        others.begin();
        others.encodeEach();
        messages.addAll(others.messages);
        margin(reporter ->
        {
            final AccountMargin margin = reporter.margin();
            encoder.onMarginReported(1, 2, Health.HEALTHY, margin, reporter.greeks(), reporter.protection());
            encoder.onTransferDecided(1, 2, Verdict.ACCEPTED, margin);
            encoder.onOrderMarginDecided(1, 2, Verdict.ACCEPTED, margin);
            encoder.onAccountHealthChanged(1, Health.HEALTHY, Health.BANKRUPT, 2, margin);
            encoder.onLiquidationOrdered(ordered(Policy.FULL, UnitKind.SLICE, margin, 7));
            encoder.onProtectionOrdered(
                OrderOfProtection.of(ProtectionPurpose.CLOSE, plan(UnitKind.SLICE, margin, 7), margin));
            encodeCombo(margin);
            encoder.onLiquidationPlanned(RoundOfPlan.of(plan(UnitKind.SLICE, margin, 7), margin));
            encoder.onMarginCalled(11, 12, margin, 13);
            reporter.explainTo(encoder);
        });
        engine.questions().onMarginReportRequested(
            8, T0, new MarginQuestion().of(ACCOUNT, 3).explained(true));

        final Set<String> decisions = new HashSet<>();
        MessageCatalog.instance().messages().stream().filter(message -> !message.isEvent())
            .forEach(message -> decisions.add(message.name()));
        assertEquals(decisions, messages);
    }
}
