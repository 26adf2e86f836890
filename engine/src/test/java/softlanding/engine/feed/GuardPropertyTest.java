package softlanding.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Feeds of every kind jump, fall silent, vanish and come back at random. Whatever the guards decide, no order is in an
 * instrument that needs a feed which was halted when it went out. After every event the accounts that need a halted
 * feed are UNPRICED and no others, except those that are liquidated because they are below a tier even at the better
 * end of what is missing, and that hold something else. The test knows of halts only what was decided, and of positions
 * only what was traded.
 */
class GuardPropertyTest
{
    private static final int SEEDS = 12;
    private static final int EVENTS = 1_500;
    private static final int ACCOUNTS = 12;
    private static final int[] INSTRUMENTS = {
        GuardedVenue.PERPETUAL, GuardedVenue.FUTURE, GuardedVenue.OTHER_PERPETUAL, GuardedVenue.CALL,
        GuardedVenue.FAR_CALL};

    private static final BigDecimal TIER = new BigDecimal("1.05");

    /** What must be believed to value one contract of each instrument. */
    private static final Map<Integer, List<String>> NEEDS = Map.of(
        GuardedVenue.PERPETUAL, List.of("SPOT 1", "PERPETUAL 1"),
        GuardedVenue.FUTURE, List.of("SPOT 1", "FORWARD 1"),
        GuardedVenue.OTHER_PERPETUAL, List.of("SPOT 2", "PERPETUAL 3"),
        GuardedVenue.CALL, List.of("SPOT 1", "FORWARD 1", "VOLATILITY 1", "VOLATILITY 1 at 1000"),
        GuardedVenue.FAR_CALL, List.of("SPOT 1", "FORWARD 1", "VOLATILITY 1", "VOLATILITY 1 at 1100"));

    @Test
    void shouldLeaveAccountsThatNeedAHaltedFeedUnpricedAndOrderNothingOfIt()
    {
        int orders = 0;
        int halts = 0;
        int partial = 0;
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final Run run = new Run(seed);
            run.play();
            orders += run.orders;
            halts += run.halts;
            partial += run.partial;
        }
        assertTrue(orders > 200 && halts > 1_500 && partial > 20,
            "orders=" + orders + ", halts=" + halts + ", partial=" + partial);
    }

    @Test
    void shouldEndInTheSameStateAgain()
    {
        final Run first = new Run(99);
        final Run second = new Run(99);
        first.play();
        second.play();

        assertEquals(first.venue.engine().decisions(), second.venue.engine().decisions());
        assertEquals(first.venue.engine().stateHash(), second.venue.engine().stateHash());
    }

    /** One seeded life of the venue. */
    private static final class Run
    {
        private final long seed;
        private final SplittableRandom random;
        private final GuardedVenue venue = new GuardedVenue();
        private final Set<String> halted = new HashSet<>();
        private final Map<Long, Map<Integer, BigDecimal>> positions = new HashMap<>();
        private final Set<Long> withCollateral = new HashSet<>();
        private final Set<Long> unpriced = new HashSet<>();
        private final Set<Long> inTier = new HashSet<>();
        private final double[] price = {1_000, 1_000, 1};
        private boolean frozen;
        private int orders;
        private int halts;
        private int partial;

        Run(final long seed)
        {
            this.seed = seed;
            random = new SplittableRandom(seed);
        }

        void play()
        {
            venue.guards("stalenessNs", "20000000000", "jumpLimit", "0.08", "jumpConfirmNs", "3000000000",
                "minConfidence", "0.5", "maxLagNs", "1000000000", "roundIntervalNs", "0",
                "orderTimeoutNs", "1000000000", "internalCrossing", "NO");
            for (long account = 1; account <= ACCOUNTS; account++)
            {
                open(account);
            }
            for (int i = 0; i < EVENTS; i++)
            {
                venue.pass(random.nextInt(4) == 0 ? 1 : 0);
                follow(next());
            }
        }

        private void open(final long account)
        {
            venue.account(account, Integer.toString(2_000 + random.nextInt(3_000)));
            if (random.nextInt(3) == 0)
            {
                venue.depositCollateral(account, "1500");
                withCollateral.add(account);
            }
            final Map<Integer, BigDecimal> held = new HashMap<>();
            positions.put(account, held);
            for (int leg = random.nextInt(2); leg < 2; leg++)
            {
                final int instrument = INSTRUMENTS[random.nextInt(INSTRUMENTS.length)];
                if (!held.containsKey(instrument))
                {
                    final String quantity = random.nextBoolean() ? "9" : "-9";
                    held.put(instrument, new BigDecimal(quantity));
                    follow(venue.trade(account, instrument, quantity,
                        instrument >= GuardedVenue.CALL ? "50" : "1000"));
                }
            }
        }

        private List<JsonNode> next()
        {
            final int move = random.nextInt(100);
            if (move < 90)
            {
                return tick(random.nextInt(9));
            }
            return switch (move)
            {
                case 90 -> venue.restarted();
                case 91, 92 -> venue.lag(random.nextInt(3));
                case 93 -> venue.interrupted("SPOT", 1 + random.nextInt(2), "VANISHED");
                case 94 -> venue.interrupted("VOLATILITY", 1, "CROSSED");
                case 95 -> venue.interrupted("STABLE", 0, "CROSSED");
                case 96 -> venue.confirmed("SPOT", 1, text(price[0]));
                case 97 -> venue.confirmed("FORWARD", 1, text(price[0]));
                default -> venue.time();
            };
        }

        private List<JsonNode> tick(final int feed)
        {
            final int coin = feed == 1 || feed == 4 ? 1 : feed == 7 ? 2 : 0;
            price[coin] *= 1 + 0.02 * (random.nextDouble() - 0.5);
            price[coin] *= random.nextInt(150) == 0 ? 1 + 0.4 * (random.nextDouble() - 0.5) : 1;
            final String bad = text(price[coin] * (random.nextInt(60) == 0 ? 3 : 1));
            final String confidence = random.nextInt(60) == 0 ? "0.4" : "1";
            return switch (feed)
            {
                case 0 -> venue.spot(1, bad, confidence);
                case 1 -> venue.spot(2, bad, confidence);
                case 2 -> venue.perpetual(GuardedVenue.PERPETUAL, bad);
                case 3 -> venue.forward(bad, "0.01", confidence, "1");
                case 4 -> venue.perpetual(GuardedVenue.OTHER_PERPETUAL, bad);
                case 5 -> venue.volatility("1000", random.nextInt(20) == 0 ? "2" : "0.5", confidence);
                case 6 -> venue.volatility("1100", random.nextInt(20) == 0 ? "2" : "0.5", confidence);
                case 7 -> venue.collateral(bad);
                default -> venue.stable("1");
            };
        }

        private static String text(final double value)
        {
            return Double.toString(Math.rint(value * 10_000) / 10_000);
        }

        /** Reads the decisions of one event in their order. */
        private void follow(final List<JsonNode> decisions)
        {
            for (final JsonNode decision : decisions)
            {
                final String verdict = GuardedVenue.verdicts(List.of(decision));
                if (verdict.startsWith("halted "))
                {
                    halts++;
                    halted.add(feed(decision));
                }
                else if (verdict.startsWith("resumed "))
                {
                    assertTrue(halted.remove(feed(decision)), () -> "seed=" + seed + " was not halted: " + decision);
                }
                else if (!verdict.isEmpty())
                {
                    frozen = "frozen".equals(verdict);
                }
                check(decision);
            }
            positions.keySet().forEach(account -> assertEquals(
                needsHaltedFeed(account) && !(inTier.contains(account) && holdsPriced(account)),
                unpriced.contains(account), () -> "seed=" + seed + " account=" + account));
        }

        private static String feed(final JsonNode decision)
        {
            return decision.get("feedKind").asText() + " " + decision.get("id").asText() +
                (decision.has("strike") ? " at " + decision.get("strike").asText() : "");
        }

        private void check(final JsonNode decision)
        {
            final String type = decision.get("type").asText();
            if ("AccountHealthChanged".equals(type))
            {
                final long account = decision.get("accountId").asLong();
                unpriced.remove(account);
                inTier.remove(account);
                if (decision.get("tier").asInt() > 0)
                {
                    inTier.add(account);
                }
                if (decision.has("ratioBest") && decision.get("tier").asInt() > 0)
                {
                    partial++;
                    assertTrue(new BigDecimal(decision.get("ratioBest").asText()).compareTo(TIER) < 0 &&
                        holdsPriced(account),
                        () -> "seed=" + seed + ": " + decision);
                }
                if ("UNPRICED".equals(decision.get("healthAfter").asText()))
                {
                    unpriced.add(account);
                }
            }
            else if ("PositionDeleveraged".equals(type))
            {
                final BigDecimal quantity = new BigDecimal(decision.get("quantity").asText());
                add(decision.get("accountId").asLong(), decision.get("instrumentId").asInt(), quantity);
                add(decision.get("liquidatedAccountId").asLong(), decision.get("instrumentId").asInt(),
                    quantity.negate());
            }
            else if ("LiquidationOrdered".equals(type))
            {
                orders++;
                assertFalse(frozen, () -> "seed=" + seed + " frozen: " + decision);
                assertTrue(isPriced(decision.get("instrumentId").asInt()), () -> "seed=" + seed + ": " + decision);
            }
        }

        private void add(final long account, final int instrument, final BigDecimal quantity)
        {
            positions.get(account).merge(instrument, quantity, BigDecimal::add);
            positions.get(account).values().removeIf(held -> held.signum() == 0);
        }

        private boolean needsHaltedFeed(final long account)
        {
            return (withCollateral.contains(account) &&
                (halted.contains("COLLATERAL 1") || halted.contains("STABLE 0"))) ||
                !positions.get(account).keySet().stream().allMatch(this::isPriced);
        }

        private boolean holdsPriced(final long account)
        {
            return positions.get(account).keySet().stream().anyMatch(this::isPriced);
        }

        private boolean isPriced(final int instrument)
        {
            return NEEDS.get(instrument).stream().noneMatch(halted::contains);
        }
    }
}
