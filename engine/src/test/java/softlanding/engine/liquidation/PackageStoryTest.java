package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;
import static softlanding.engine.liquidation.SmallVenue.tier;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is registered as a package is only ever closed together, in ratio. */
class PackageStoryTest
{
    private static final long A = 7;
    private static final int SHORT_PUT = 2;
    private static final int LONG_PUT = 3;

    private final SmallVenue venue = new SmallVenue();
    private final TreeMap<Integer, BigDecimal> positions = new TreeMap<>();

    @BeforeEach
    void listThePuts()
    {
        venue.policyWithTiers("TIERED", "[" + tier("1.05", "0.1", "JUST_ENOUGH") + "]",
            "feeRate", "0", "roundIntervalNs", "0");
        venue.option(SHORT_PUT, "950", "PUT", "0.1");
        venue.option(LONG_PUT, "900", "PUT", "0.1");
        venue.volatility("950", "0.6");
        venue.volatility("900", "0.62");
        venue.liquidity(SHORT_PUT, "1", "1000");
        venue.liquidity(LONG_PUT, "1", "1000");
        venue.liquidity(PERPETUAL, "5", "1000");
    }

    /** Fifteen spreads in the ratio -3 : 2 that are a package, and one coin long that is not. */
    private void ratioSpread(final String cash)
    {
        venue.account(A, cash);
        venue.apply(venue.event("PackageRegistered").id("accountId", A).id("packageId", 1).raw("legs",
            "[{\"instrumentId\":2,\"ratio\":\"-3\"},{\"instrumentId\":3,\"ratio\":\"2\"}]"));
        trade(LONG_PUT, "30", "21");
        trade(SHORT_PUT, "-45", "40");
        trade(PERPETUAL, "1", "1000");
    }

    private void trade(final int instrument, final String quantity, final String price)
    {
        venue.trade(A, instrument, quantity, price);
        positions.merge(instrument, new BigDecimal(quantity), BigDecimal::add);
    }

    @Test
    void shouldStayInRatioAfterAnyNumberOfPartialLiquidations()
    {
        ratioSpread("2900");
        int packageSteps = 0;
        for (int price = 1_000; price > 820; price -= 5)
        {
            venue.spot(Integer.toString(price));
            venue.perpetual(Integer.toString(price));
            List<JsonNode> step = all(venue.forward(Integer.toString(price)), "LiquidationOrdered");
            for (int i = 0; i < 50 && !step.isEmpty(); i++)
            {
                packageSteps += closesThePackage(step) ? 1 : 0;
                step = fillWhole(step);
                if (step.stream().anyMatch(order -> order.get("unitKind").asText().equals("PACKAGE") &&
                    order.get("legIndex").asInt() > 0))
                {
                    continue;
                }
                final BigDecimal imbalance = positions.get(LONG_PUT).multiply(new BigDecimal(3))
                    .add(positions.get(SHORT_PUT).multiply(new BigDecimal(2)));
                assertEquals(0, imbalance.signum(), "out of ratio at " + price + ": " + positions);
            }
        }
        assertTrue(packageSteps > 3, "steps that closed some of the package: " + packageSteps);
        assertTrue(positions.get(SHORT_PUT).signum() < 0, "some of it is left: " + positions);
    }

    /** Whether a step closes some of the package. */
    private static boolean closesThePackage(final List<JsonNode> step)
    {
        return step.stream().anyMatch(order -> order.get("unitKind").asText().equals("PACKAGE"));
    }

    private List<JsonNode> fillWhole(final List<JsonNode> step)
    {
        List<JsonNode> last = List.of();
        for (final JsonNode order : step)
        {
            final BigDecimal quantity = new BigDecimal(order.get("quantity").asText());
            positions.merge(order.get("instrumentId").asInt(), quantity, BigDecimal::add);
            last = venue.fill(order, quantity.abs().toPlainString(), order.get("limitPrice").asText());
        }
        return all(last, "LiquidationOrdered");
    }

    @Test
    void shouldRefuseAPackageThatMakesNoSense()
    {
        venue.account(A, "100");
        assertEquals("legs", refused("[{\"instrumentId\":2,\"ratio\":\"-1\"}]"));
        assertEquals("instrumentId", refused(
            "[{\"instrumentId\":2,\"ratio\":\"-1\"},{\"instrumentId\":2,\"ratio\":\"1\"}]"));
        assertEquals("instrumentId", refused(
            "[{\"instrumentId\":2,\"ratio\":\"-1\"},{\"instrumentId\":77,\"ratio\":\"1\"}]"));
        assertEquals("ratio", refused(
            "[{\"instrumentId\":2,\"ratio\":\"0\"},{\"instrumentId\":3,\"ratio\":\"1\"}]"));
    }

    private String refused(final String legs)
    {
        final long before = venue.engine().stateHash();
        final JsonNode rejected = only(venue.engine().apply(venue.event("PackageRegistered").id("accountId", A)
            .id("packageId", 1).raw("legs", legs).line()), "EventRejected");
        assertEquals(before, venue.engine().stateHash());
        return rejected.get("field").asText();
    }
}
