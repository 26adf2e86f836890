package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.EngineOnLines;
import softlanding.engine.wire.EventLine;

/** The evaluations of an account with hundreds of positions do not grow with their number. */
class ManyLegsTest
{
    private static final int STRIKES = 40;
    private static final int MOST_EVALUATIONS = 120;
    /** Costs of a leg in an event: for its choice, the room, the search of the limits and the orders. */
    private static final int MOST_COSTS_PER_LEG = 160;
    private static final long SECOND = 1_000_000_000L;
    private static final long T0 = 1_700_000_000L * SECOND;

    private final EngineOnLines engine =
        new EngineOnLines(new EngineLimits(2, 16, 1_024, 2, 16, 4_096, 16, 900, 4_096));
    private long ids;

    private List<JsonNode> apply(final EventLine line)
    {
        final List<JsonNode> decisions = engine.apply(line.line());
        assertTrue(decisions.stream().noneMatch(each -> SmallVenue.is(each, "EventRejected")), decisions::toString);
        return decisions;
    }

    private static EventLine event(final String type)
    {
        return EventLine.of(type, T0);
    }

    private void listAll(final int expiries, final boolean isLiquid)
    {
        apply(event("UnderlyingListed").id("underlyingId", 1).text("symbol", "X"));
        apply(event("PerpetualListed").id("instrumentId", 1).id("underlyingId", 1).text("contractSize", "1")
            .text("lotSize", "0.001"));
        apply(event("SpotPriceChanged").id("underlyingId", 1).text("price", "1000").text("confidence", "1"));
        apply(event("PerpetualPriceChanged").id("instrumentId", 1).text("price", "1000").text("confidence", "1"));
        for (int expiry = 1; expiry <= expiries; expiry++)
        {
            apply(event("ExpiryListed").id("expiryId", expiry).id("underlyingId", 1)
                .id("expiryNs", T0 + 10L * expiry * 86_400 * SECOND));
            apply(event("ForwardPriceChanged").id("expiryId", expiry).text("forward", "1000").text("rate", "0")
                .text("forwardConfidence", "1").text("rateConfidence", "1"));
            for (int strike = 0; strike < STRIKES; strike++)
            {
                list(expiry, strike, isLiquid);
            }
        }
    }

    private static int instrument(final int expiry, final int strike, final int right)
    {
        return 2 + ((expiry - 1) * STRIKES + strike) * 2 + right;
    }

    private void list(final int expiry, final int strike, final boolean isLiquid)
    {
        final String price = Integer.toString(700 + strike * 15);
        for (int right = 0; right < 2; right++)
        {
            apply(event("OptionListed").id("instrumentId", instrument(expiry, strike, right)).id("expiryId", expiry)
                .text("strike", price).text("right", right == 0 ? "CALL" : "PUT").text("contractSize", "1")
                .text("lotSize", "0.1"));
        }
        apply(event("VolatilityChanged").id("expiryId", expiry).text("strike", price).text("volatility", "0.6")
            .text("confidence", "1"));
        for (int right = 0; right < 2 && isLiquid; right++)
        {
            apply(event("LiquidityChanged").id("instrumentId", instrument(expiry, strike, right))
                .text("halfSpread", "0.1").text("depth", "1000"));
        }
    }

    private void trade(final int instrumentId, final String quantity, final double fee)
    {
        apply(event("TradeExecuted").id("accountId", 1).id("tradeId", ++ids).id("instrumentId", instrumentId)
            .text("quantity", quantity).text("price", "20").text("fee", String.format(Locale.ROOT, "%.4f", fee)));
    }

    private static Stream<List<String>> accounts()
    {
        return Stream.of("PORTFOLIO", "STANDARD").flatMap(mode -> Stream.of("CLASSICAL", "SOFT", "OPTIMAL").flatMap(
            preset -> Stream.of("-0.02", "0.001", "0.02", "0.3", "0.97").map(ratio -> List.of(mode, preset, ratio))));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void shouldEvaluateABoundedNumberOfTimes(final List<String> account)
    {
        final int expiries = 5;
        listAll(expiries, true);
        apply(event("LiquidationPolicySet").text("preset", account.get(1)).raw("tiers", "[]").raw("notices", "[]"));
        apply(event("AccountOpened").id("accountId", 1).text("marginMode", account.get(0)));
        apply(event("CashTransferRequested").id("accountId", 1).id("transferId", 1).text("amount", "100000000"));
        for (int expiry = 1; expiry <= expiries; expiry++)
        {
            for (int strike = 0; strike < STRIKES; strike++)
            {
                trade(instrument(expiry, strike, 0), strike % 2 == 0 ? "-1" : "0.9", 0);
                trade(instrument(expiry, strike, 1), strike % 3 == 0 ? "-1" : "0.8", 0);
            }
        }
        final JsonNode report = SmallVenue.only(apply(
            event("MarginReportRequested").id("accountId", 1).id("requestId", 1)), "MarginReported");
        final double fee = report.get("marginEquity").asDouble() -
            Double.parseDouble(account.get(2)) * report.get("maintenanceRequirement").asDouble();
        final long before = engine.marginEvaluations();
        final long costsBefore = engine.legCosts();

        trade(instrument(1, 0, 0), "-0.1", fee);

        final long evaluations = engine.marginEvaluations() - before;
        assertTrue(evaluations <= MOST_EVALUATIONS, () -> evaluations + " evaluations of " + account);
        final long costs = engine.legCosts() - costsBefore;
        final int legs = 2 * expiries * STRIKES;
        assertTrue(costs <= (long)MOST_COSTS_PER_LEG * legs, () -> costs + " costs of " + legs + " legs of " + account);
        assertTrue(
            !engine.decisions("LiquidationOrdered").isEmpty() || !engine.decisions("RoundSkipped").isEmpty());
    }
}
