package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the exchange answers, and however badly: no account is liquidated for ever. */
class AdversarialExchangeTest
{
    private static final long A = 7;
    private static final int CALL = 2;
    private static final int PUT = 3;
    private static final int SEEDS = 12;
    /** Days after which everything must be over; the option lives for thirty. */
    private static final long HORIZON_SECONDS = 86_400;

    private enum Behaviour
    {
        /** Fills everything at the worst price that the limit allows. */
        WORST_LIMIT,
        /** Fills one lot and closes the rest. */
        ONE_LOT,
        /** Fills everything, but only after the time-out and before the lots are ordered again. */
        LATE,
        /** Fills everything so late that the lots have been ordered again meanwhile. */
        MUCH_TOO_LATE,
        /** One of these or nothing at all, at random. */
        ANY
    }

    /** An order and when it is answered. */
    private record Answer(JsonNode order, Behaviour behaviour, long atNs)
    {
    }

    private final Deque<Answer> answers = new ArrayDeque<>();
    private int ordered;

    @ParameterizedTest
    @EnumSource(Behaviour.class)
    void shouldEndHealthyOrClosedAfterABoundedNumberOfOrders(final Behaviour behaviour)
    {
        int sick = 0;
        for (int seed = 0; seed < SEEDS; seed++)
        {
            final SmallVenue venue = fallenVenue(new Random(seed));
            final int lots = lots(venue);
            answers.clear();
            ordered = 0;
            sick += venue.engine().decisions("LiquidationOrdered").isEmpty() ? 0 : 1;
            play(venue, behaviour, new Random(seed));

            final String where = "seed=" + seed + " " + behaviour;
            final String health = venue.report(A).get("health").asText();
            assertTrue(health.equals("HEALTHY") || health.equals("RESTRICTED") || lots(venue) == 0,
                () -> where + ": " + venue.report(A));
            assertTrue(ordered <= 2 * lots + 40, () -> where + ": " + ordered + " orders for " + lots + " lots");
        }
        assertTrue(sick > SEEDS / 2, "only " + sick + " accounts were liquidated at all");
    }

    @Test
    void shouldOrderEverMoreSeldomWhereNothingIsEverFilled()
    {
        final SmallVenue venue = fallenVenue(new Random(1));
        int steps = 1;
        List<JsonNode> orders = venue.engine().decisions("LiquidationOrdered");
        for (long second = 0; second < HORIZON_SECONDS; second += 10)
        {
            for (final JsonNode order : List.copyOf(orders))
            {
                venue.close(order);
            }
            venue.pass(10);
            orders = all(venue.time(), "LiquidationOrdered");
            steps += orders.isEmpty() ? 0 : 1;
        }
        assertTrue(steps > 8, "steps: " + steps);
        assertTrue(steps <= 12 + HORIZON_SECONDS / 8_192 + 1, "steps: " + steps);
    }

    /** A perpetual with or without options, and a price that falls or rises until the account is in a tier. */
    private static SmallVenue fallenVenue(final Random random)
    {
        final SmallVenue venue = new SmallVenue();
        venue.option(CALL, "1100", "CALL", "0.1");
        venue.option(PUT, "900", "PUT", "0.1");
        venue.volatility("1100", "0.7");
        venue.volatility("900", "0.8");
        venue.policy("TIERED", "roundIntervalNs", "0", "feeRate", "0.0005");
        venue.liquidity(PERPETUAL, "1", "1000");
        // Without a fund nothing could be ordered for an account that owes something.
        venue.insure("1000000", "1");
        venue.account(A, "100000");
        venue.trade(A, PERPETUAL, random.nextBoolean() ? "4" : "-4", "1000");
        venue.trade(A, CALL, Integer.toString(random.nextInt(7) - 3 | 1), "45");
        venue.trade(A, PUT, Integer.toString(-random.nextInt(3) - 1), "45");
        final JsonNode report = venue.report(A);
        final double ratio = 0.90 + 0.14 * random.nextDouble();
        final double equity = ratio * report.get("maintenanceRequirement").asDouble();
        final String withdrawn = String.format("%.4f", report.get("equity").asDouble() - equity);
        // A fee takes what no withdrawal may.
        venue.apply(venue.event("TradeExecuted").id("accountId", A).id("tradeId", 1_000_000)
            .id("instrumentId", PERPETUAL).text("quantity", "0.1").text("price", "1000").text("fee", withdrawn));
        return venue;
    }

    private static int lots(final SmallVenue venue)
    {
        double lots = 0;
        for (final JsonNode position : venue.report(A).get("positions"))
        {
            lots += Math.abs(position.get("quantity").asDouble()) / 0.1;
        }
        return (int)Math.round(lots);
    }

    private void play(final SmallVenue venue, final Behaviour behaviour, final Random random)
    {
        note(venue.engine().decisions("LiquidationOrdered"), behaviour, random, venue.nowNs());
        final long endNs = venue.nowNs() + HORIZON_SECONDS * SmallVenue.SECOND;
        for (long rounds = 0; venue.nowNs() < endNs; rounds++)
        {
            final List<JsonNode> decisions = new ArrayList<>();
            for (int i = answers.size(); i > 0; i--)
            {
                final Answer answer = answers.removeFirst();
                if (answer.atNs() <= venue.nowNs())
                {
                    decisions.addAll(answer(venue, answer));
                }
                else
                {
                    answers.addLast(answer);
                }
            }
            if (decisions.stream().noneMatch(decision -> is(decision, "LiquidationOrdered")))
            {
                venue.pass(1 + rounds / 50);
                decisions.addAll(venue.time());
            }
            note(all(decisions, "LiquidationOrdered"), behaviour, random, venue.nowNs());
        }
        assertEquals(List.of(), List.copyOf(answers));
    }

    private void note(
        final List<JsonNode> orders, final Behaviour behaviour, final Random random, final long nowNs)
    {
        for (final JsonNode order : orders)
        {
            ordered++;
            final Behaviour chosen = behaviour == Behaviour.ANY ?
                Behaviour.values()[random.nextInt(Behaviour.values().length)] : behaviour;
            final long seconds = switch (chosen)
            {
                case WORST_LIMIT, ONE_LOT, ANY -> 0;
                case LATE -> 3;
                case MUCH_TOO_LATE -> 7;
            };
            answers.add(new Answer(order, chosen, nowNs + seconds * SmallVenue.SECOND));
        }
    }

    private static List<JsonNode> answer(final SmallVenue venue, final Answer answer)
    {
        final JsonNode order = answer.order();
        final double quantity = order.get("quantity").asDouble();
        final List<JsonNode> decisions = new ArrayList<>();
        switch (answer.behaviour())
        {
            case ANY -> decisions.addAll(venue.close(order));
            case ONE_LOT ->
            {
                decisions.addAll(venue.fill(order, quantity > 0 ? "0.1" : "-0.1", order.get("limitPrice").asText()));
                decisions.addAll(venue.close(order));
            }
            default -> decisions.addAll(
                venue.fill(order, order.get("quantity").asText(), order.get("limitPrice").asText()));
        }
        return decisions;
    }
}
