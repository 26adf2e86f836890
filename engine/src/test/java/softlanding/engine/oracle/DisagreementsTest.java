package softlanding.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;
import softlanding.engine.oracle.ReferenceMarket.Underlying;

/** Smallest cases of what random books brought to light. */
class DisagreementsTest
{
    private static final long NOW_NS = 1_700_000_000_000_000_000L;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final BigDecimal ODD_SIZE = decimal("6.28773523");
    private static final BigDecimal HUNDRED = decimal("100");

    private BothSides both;
    private Underlying underlying;
    private Expiry expiry;

    @BeforeEach
    void openVenue()
    {
        both = new BothSides("small case", NOW_NS);
        underlying = both.listUnderlying(
            RandomParameters.usualPortfolio(), RandomParameters.usualStandard());
        both.spot(underlying, HUNDRED, BigDecimal.ONE);
        expiry = both.listExpiry(underlying, NOW_NS + HOUR_NS);
        both.forward(expiry, HUNDRED, BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE);
    }

    @Test
    void shouldTakeATradeOfAnySizeWhoseValueFits()
    {
        final Instrument perpetual = both.listPerpetual(underlying, ODD_SIZE);
        both.perpetualPrice(perpetual, HUNDRED, BigDecimal.ONE);
        both.trade(both.open(true), perpetual, decimal("200"), HUNDRED, BigDecimal.ZERO);
    }

    @Test
    void shouldPriceAndSettleWhatManyTradesBuiltUp()
    {
        final Instrument future = both.listFuture(expiry, ODD_SIZE);
        final ReferenceAccount account = both.open(true);
        both.deposit(account, decimal("1000000"));
        both.trade(account, future, HUNDRED, HUNDRED, BigDecimal.ZERO);
        both.trade(account, future, HUNDRED, HUNDRED, BigDecimal.ZERO);

        assertEquals("1000000", both.report(account).path("equity").asText());
        both.moveClock(NOW_NS + HOUR_NS);
        both.settle(expiry, HUNDRED);
    }

    @Test
    void shouldForgetAPositionThatIsClosedWhileItsLiquidationIsInFlight()
    {
        final Map<String, BigDecimal> parameters = new LinkedHashMap<>(underlying.standard.values());
        List.of("unpairedMm", "unpairedIm").forEach(name -> parameters.put(name, BigDecimal.ZERO));
        List.of("mmCall", "optMax", "optMin").forEach(name -> parameters.put(name, BigDecimal.valueOf(2)));
        both.setModels(underlying, underlying.portfolio, new Parameters(parameters, List.of()));
        both.liquidateInFull();
        final Instrument near = option(Kind.CALL, "100", "1");
        final Instrument far = option(Kind.CALL, "150", "1");
        final ReferenceAccount account = both.open(false);
        both.deposit(account, decimal("15"));
        both.trade(account, near, decimal("-1"), BigDecimal.TEN, BigDecimal.ZERO);
        both.trade(account, far, decimal("-10"), decimal("2"), BigDecimal.ZERO);
        assertEquals(1, both.ordersInFlight(account, far));

        both.trade(account, far, BigDecimal.TEN, decimal("1"), BigDecimal.ZERO);

        assertEquals(0, decimal(both.report(account).get("maintenanceRequirement").asText()).signum());
    }

    @Test
    void shouldJudgeAClosingOrderWithoutTheStrikeThatItCloses()
    {
        final Instrument low = option(Kind.CALL, "50", "0.5");
        final Instrument next = option(Kind.CALL, "60", "0.5");
        final Instrument far = option(Kind.PUT, "200", "0.5");
        final ReferenceAccount account = both.open(false);
        both.deposit(account, decimal("1000"));
        both.trade(account, low, decimal("-10"), BigDecimal.ZERO, BigDecimal.ZERO);
        both.trade(account, next, decimal("9"), BigDecimal.ZERO, BigDecimal.ZERO);
        both.trade(account, far, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO);
        final BigDecimal foreseen = decimal(both.askForOrder(
            account, far, BigDecimal.ONE.negate(), HUNDRED).get("initialExcessAfter").asText());

        both.trade(account, far, BigDecimal.ONE.negate(), HUNDRED, BigDecimal.ZERO);

        assertEquals(decimal(both.report(account).get("initialExcess").asText()), foreseen);
    }

    @Test
    void shouldCountCoinsInDeltaWithAndWithoutPositionsBesideThem()
    {
        final Asset coin = both.listAsset(underlying, BigDecimal.ZERO, BigDecimal.ZERO);
        both.assetPrice(coin, HUNDRED, BigDecimal.ONE);
        final Instrument future = both.listFuture(expiry, BigDecimal.ONE);
        final ReferenceAccount account = both.open(false);
        both.deposit(account, coin, BigDecimal.TEN);
        final BigDecimal alone = decimal(both.report(account).get("delta").asText());
        both.trade(account, future, BigDecimal.ONE, HUNDRED, BigDecimal.ZERO);
        final BigDecimal beside = decimal(both.report(account).get("delta").asText());

        assertEquals(0, beside.subtract(alone).compareTo(BigDecimal.ONE), alone + " and then " + beside);
    }

    @Test
    void shouldReportGreeksBeyondADecimalInAFormThatCanBeRead()
    {
        final Instrument option = option(Kind.CALL, "100", "0.01");
        final ReferenceAccount account = both.open(true);
        both.deposit(account, decimal("1000000"));
        both.trade(account, option, decimal("-1000000"), decimal("0"), BigDecimal.ZERO);
        both.moveClock(NOW_NS + HOUR_NS - 1);

        final JsonNode report = both.report(account);

        assertTrue(!report.has("gamma") || report.get("gamma").asText().startsWith("-"), report::toString);
    }

    @Test
    void shouldRoundTheWorstLossAgainstTheAccount()
    {
        final Instrument perpetual = both.listPerpetual(underlying, decimal("0.01"));
        both.perpetualPrice(perpetual, decimal("100.00000001"), BigDecimal.ONE);
        final ReferenceAccount account = both.open(true);
        both.trade(account, perpetual, BigDecimal.ONE, HUNDRED, BigDecimal.ZERO);

        final BigDecimal exact = ReferenceMargin.of(both.market, account).risks().get(underlying.id).worstLoss();
        final BigDecimal reported = decimal(
            both.report(account).get("underlyings").get(0).get("worstLoss").asText());

        assertTrue(reported.compareTo(exact) >= 0, reported + " of " + exact.toPlainString());
    }

    @Test
    void shouldDivideByARequirementOfOneUnit()
    {
        final Instrument perpetual = both.listPerpetual(underlying, decimal("0.00000001"));
        both.perpetualPrice(perpetual, HUNDRED, BigDecimal.ONE);
        final ReferenceAccount account = both.open(true);
        both.deposit(account, decimal("5"));
        both.trade(account, perpetual, decimal("0.001"), HUNDRED, BigDecimal.ZERO);

        final JsonNode report = both.report(account);

        assertEquals("0.00000001", report.get("maintenanceRequirement").asText());
        assertEquals(0, decimal(report.get("marginEquity").asText()).movePointRight(8)
            .compareTo(decimal(report.get("ratio").asText())), report::toString);
    }

    private Instrument option(final Kind kind, final String strike, final String volatility)
    {
        final Instrument listed = both.listOption(kind, expiry, decimal(strike), BigDecimal.ONE);
        both.volatility(expiry, decimal(strike), decimal(volatility), BigDecimal.ONE);
        return listed;
    }

    private static BigDecimal decimal(final String value)
    {
        return new BigDecimal(value);
    }
}
