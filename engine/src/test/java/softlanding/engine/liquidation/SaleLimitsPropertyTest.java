package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random accounts, prices, depths and answers: what is ordered never breaks the limits, and netting hurts nobody. */
class SaleLimitsPropertyTest
{
    private static final int SEEDS = 12;
    private static final int ACCOUNTS = 24;
    private static final int CALL = 2;
    private static final double SHARE = 0.25;
    private static final long WINDOW_NS = 10 * SmallVenue.SECOND;
    private static final String STRICT = "[" + SmallVenue.tier("1.1", "1", "JUST_ENOUGH") + "]";
    private static final String USUAL = "[" + SmallVenue.tier("1.05", "0.25", "JUST_ENOUGH") + "," +
        SmallVenue.tier("1", "1", "ALL") + "]";
    private static final String NEVER = "[" + SmallVenue.tier("0.0001", "1", "JUST_ENOUGH") + "]";
    private static final double MAX_IN_SALE = 6_000;

    /** Contracts ordered of an instrument at a time. */
    private record Sale(long atNs, double contracts)
    {
    }

    private final Map<Integer, List<Sale>> sales = new HashMap<>();
    private final Map<Integer, Double> depths = new HashMap<>();
    /** Perpetuals in flight by order id. */
    private final Map<String, Double> inFlight = new LinkedHashMap<>();
    private final Map<String, Double> markOfOrder = new HashMap<>();
    private final List<JsonNode> open = new ArrayList<>();
    private double perpetualMark = 1_000;
    private int checked;

    @Test
    void shouldKeepEveryWindowAndTheCapWhateverComes()
    {
        for (int seed = 0; seed < SEEDS; seed++)
        {
            final Random random = new Random(seed);
            final SmallVenue venue =
                venue(random, USUAL, "depthWindowNs", "10000000000", "maxNotionalInLiquidation", "6000");
            sales.clear();
            depths.clear();
            inFlight.clear();
            open.clear();
            perpetualMark = 1_000;
            for (int i = 0; i < 250; i++)
            {
                check(venue, step(venue, random), "seed=" + seed + " step=" + i);
            }
        }
        assertTrue(checked > 200, "orders: " + checked);
    }

    private List<JsonNode> step(final SmallVenue venue, final Random random)
    {
        if (random.nextInt(3) == 0)
        {
            venue.pass(random.nextInt(4));
        }
        return switch (random.nextInt(6))
        {
            case 0 ->
            {
                perpetualMark = 1_000 * (0.8 + 0.4 * random.nextDouble());
                final String price = String.format("%.2f", perpetualMark);
                perpetualMark = Double.parseDouble(price);
                yield venue.perpetual(price);
            }
            case 1 ->
            {
                final int instrument = 1 + random.nextInt(2);
                final String depth = String.format("%.1f", 4 + 20 * random.nextDouble());
                depths.put(instrument, Double.parseDouble(depth));
                yield venue.liquidity(instrument, "0.5", depth);
            }
            case 2, 3 -> open.isEmpty() ?
                venue.time() : answer(venue, open.remove(random.nextInt(open.size())), random);
            default -> venue.time();
        };
    }

    private static List<JsonNode> answer(final SmallVenue venue, final JsonNode order, final Random random)
    {
        return random.nextBoolean() ? venue.close(order) :
            venue.fill(order, order.get("quantity").asText(), order.get("limitPrice").asText());
    }

    private void check(final SmallVenue venue, final List<JsonNode> decisions, final String where)
    {
        for (final JsonNode decision : decisions)
        {
            if (is(decision, "LiquidationOrderCompleted"))
            {
                inFlight.remove(decision.get("orderId").asText());
                open.removeIf(order -> order.get("orderId").equals(decision.get("orderId")));
            }
            else if (is(decision, "LiquidationOrdered"))
            {
                checked++;
                open.add(decision);
                checkWindow(decision, venue.nowNs(), where);
                checkCap(decision, where);
            }
        }
    }

    private void checkWindow(final JsonNode order, final long nowNs, final String where)
    {
        final int instrument = order.get("instrumentId").asInt();
        final List<Sale> lately = sales.computeIfAbsent(instrument, key -> new ArrayList<>());
        lately.removeIf(sale -> nowNs - sale.atNs() >= WINDOW_NS);
        lately.add(new Sale(nowNs, Math.abs(order.get("quantity").asDouble())));
        final double ordered = lately.stream().mapToDouble(Sale::contracts).sum();
        // A depth that shrank may leave more in the window than its share; then nothing is added.
        final double most = depths.containsKey(instrument) ? SHARE * depths.get(instrument) : Double.MAX_VALUE;
        assertTrue(ordered <= most + 1e-9, () -> where + ": " + ordered + " of " + most + " by " + order);
    }

    private void checkCap(final JsonNode order, final String where)
    {
        if (order.get("instrumentId").asInt() == PERPETUAL)
        {
            inFlight.put(order.get("orderId").asText(), Math.abs(order.get("quantity").asDouble()));
            markOfOrder.put(order.get("orderId").asText(), perpetualMark);
            final double inSale = inFlight.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * markOfOrder.get(entry.getKey())).sum();
            assertTrue(inSale <= MAX_IN_SALE + 1e-6, () -> where + ": in sale " + inSale);
        }
    }

    @Test
    void shouldMakeNobodyWorseByNetting()
    {
        int netted = 0;
        for (int seed = 0; seed < 4 * SEEDS; seed++)
        {
            final SmallVenue with = venue(new Random(seed), NEVER);
            final SmallVenue without = venue(new Random(seed), NEVER);
            without.policyWithTiers("TIERED", STRICT, "internalCrossing", "NO");
            for (final JsonNode pair : all(with.policyWithTiers("TIERED", STRICT), "LiquidationsCrossed"))
            {
                netted++;
                assertNoWorse(pair.get("buyerAccountId").asLong(), with, without, "seed=" + seed);
                assertNoWorse(pair.get("sellerAccountId").asLong(), with, without, "seed=" + seed);
            }
        }
        assertTrue(netted > SEEDS, "netted: " + netted);
    }

    private static void assertNoWorse(
        final long accountId, final SmallVenue with, final SmallVenue without, final String where)
    {
        final JsonNode after = with.report(accountId);
        final JsonNode before = without.report(accountId);
        assertEquals(before.get("equity").asDouble(), after.get("equity").asDouble(), 1e-7, where);
        assertTrue(after.get("maintenanceExcess").asDouble() >= before.get("maintenanceExcess").asDouble(),
            () -> where + ": " + before + " became " + after);
        assertTrue(before.get("equity").asDouble() < 0 || !after.has("ratio") ||
            after.get("ratio").asDouble() >= before.get("ratio").asDouble(),
            () -> where + ": " + before + " became " + after);
    }

    /** Accounts with perpetuals and calls on both sides, all of them near their margin. */
    private static SmallVenue venue(final Random random, final String tiers, final String... policy)
    {
        final SmallVenue venue = new SmallVenue();
        venue.option(CALL, "1100", "CALL", "0.1");
        venue.volatility("1100", "0.7");
        venue.policyWithTiers("TIERED", tiers, policy);
        for (int i = 1; i <= ACCOUNTS; i++)
        {
            final int coins = 1 + random.nextInt(12);
            final boolean isLong = random.nextBoolean();
            venue.account(i, String.format("%.2f", coins * (160 + 60 * random.nextDouble())));
            venue.trade(i, PERPETUAL, Integer.toString(isLong ? coins : -coins), "1000");
            if (random.nextInt(3) == 0)
            {
                venue.trade(i, CALL, isLong ? "-1" : "1", "45");
            }
        }
        return venue;
    }
}
