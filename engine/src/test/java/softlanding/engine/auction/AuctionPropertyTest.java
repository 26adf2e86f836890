package softlanding.engine.auction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.liquidation.SmallVenue;
import softlanding.engine.wire.EngineOnLines;
import softlanding.engine.wire.EventLine;

/**
 * Seeded venues in which no order is answered, so that each unhealthy account goes to auction. In every case each fill
 * follows from its own decision, and the same lines lead to the same decisions and state. After every event the engine
 * itself checks that cash and positions are conserved to the last mantissa.
 */
class AuctionPropertyTest
{
    private static final long SECOND = SmallVenue.SECOND;
    private static final long T0 = 1_700_000_000L * SECOND;
    private static final int ACCOUNTS = 12;
    private static final int LIQUIDATORS = 3;
    private static final int ROUNDS = 250;
    private static final String[] AT_MOST = {"0.05", "0.2", "1"};
    private static final double MIN = 0.01;
    private static final double FEE = 0.02;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldHoldWhateverHappens(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        final EngineOnLines engine = new EngineOnLines();
        final List<String> lines = new ArrayList<>();
        final Map<Long, JsonNode> running = new HashMap<>();
        build(engine, lines, random);
        double price = 1_000;
        long nowNs = T0;
        int bids = 0;
        for (int round = 0; round < ROUNDS; round++)
        {
            nowNs += random.nextLong(4 * SECOND);
            price *= random.nextDouble(0.985, 1.012);
            final List<JsonNode> decisions = new ArrayList<>();
            for (final EventLine line : round(nowNs, price, random, running.values(), bids))
            {
                decisions.addAll(apply(engine, lines, line));
            }
            bids += running.size();
            decisions.forEach(decision -> follow(running, decision));
        }
        check(engine, lines, seed);
    }

    private static void check(final EngineOnLines engine, final List<String> lines, final long seed)
    {
        assertTrue(engine.decisions("AuctionFilled").size() > 5, "fills with seed " + seed);
        final boolean perFill = lines.stream().anyMatch(line -> line.contains("PER_FILL"));
        engine.decisions("AuctionFilled").forEach(fill -> assertFollows(fill, perFill, seed));
        engine.decisions("InsuranceFundChanged").forEach(
            drawn -> assertTrue(drawn.get("fundAfter").asDouble() >= 0, "seed=" + seed + " " + drawn));
        final EngineOnLines again = new EngineOnLines();
        lines.forEach(again::apply);
        assertEquals(engine.decisions(), again.decisions(), "seed=" + seed);
        assertEquals(engine.stateHash(), again.stateHash(), "seed=" + seed);
    }

    /** Price and most follow from the amounts that stand beside them. */
    private static void assertFollows(final JsonNode fill, final boolean perFill, final long seed)
    {
        final String what = "seed=" + seed + " " + fill;
        final double discount = fill.get("discount").asDouble();
        final double equity = fill.get("equityBefore").asDouble();
        final double reserved = fill.get("reservedBefore").asDouble();
        final double buffer = fill.get("bufferMarginBefore").asDouble();
        final double fraction = fill.get("fraction").asDouble();
        assertTrue(buffer < 0 && fraction > 0 && fraction <= 1, what);
        if (equity > 0)
        {
            final double kept = perFill ? discount - FEE : discount;
            final double most = buffer / (buffer - equity * kept - reserved * (1 - kept));
            assertEquals((equity - reserved) * discount * fraction, fill.get("price").asDouble(), 1e-6, what);
            // All of it is taken where too little would remain.
            final boolean beyond = fraction > most + 1e-8;
            assertTrue(!beyond || (!perFill && (fraction <= MIN + 1e-8 || fraction == 1)), what);
            assertEquals(perFill ? (equity - reserved) * FEE * fraction : 0, fill.get("fee").asDouble(), 1e-6, what);
        }
        else
        {
            assertTrue(fill.get("price").asDouble() <= 0, what);
        }
    }

    private static void build(final EngineOnLines engine, final List<String> lines, final SplittableRandom random)
    {
        final List<EventLine> events = new ArrayList<>(List.of(
            event("UnderlyingListed").id("underlyingId", 1).text("symbol", "BTC"),
            event("PerpetualListed").id("instrumentId", 1).id("underlyingId", 1).text("contractSize", "0.1")
                .text("lotSize", "0.1"),
            event("ExpiryListed").id("expiryId", 1).id("underlyingId", 1).id("expiryNs", T0 + 9 * 86_400 * SECOND),
            event("OptionListed").id("instrumentId", 2).id("expiryId", 1).text("strike", "1000")
                .text("right", "PUT").text("contractSize", "1").text("lotSize", "0.1"),
            event("VolatilityChanged").id("expiryId", 1).text("strike", "1000").text("volatility", "0.6")
                .text("confidence", "1"),
            event("LiquidationPolicySet").text("policy", "TIERED").text("targetRatio", "1.1")
                .text("auctionAfterRounds", "1").text("internalCrossing", "NO")
                .text("feeMode", random.nextBoolean() ? "START" : "PER_FILL")
                .text("fastDecayNs", "20000000000").text("slowDecayNs", "60000000000")
                .text("insolventNs", "30000000000").text("maxShareInAuction", AT_MOST[random.nextInt(3)])
                .text("minRemaining", Integer.toString(random.nextInt(500)))
                .raw("tiers", "[" + SmallVenue.tier("1.05", "0.1", "JUST_ENOUGH") + "]"),
            event("InsuranceFundTransferred").id("transferId", 1).text("amount", "5000")));
        events.addAll(marks(T0, 1_000));
        for (int account = 1; account <= ACCOUNTS + LIQUIDATORS; account++)
        {
            final boolean bids = account > ACCOUNTS;
            events.add(event("AccountOpened").id("accountId", account)
                .text("marginMode", random.nextInt(4) == 0 ? "STANDARD" : "PORTFOLIO"));
            events.add(event("CashTransferRequested").id("accountId", account).id("transferId", 1)
                .text("amount", bids ? "30000" : Integer.toString(2_100 + 100 * random.nextInt(12))));
            events.add(bids ?
                event("LiquidatorRegistered").id("liquidatorId", account - ACCOUNTS).id("accountId", account) :
                trade(account, 1, Integer.toString(100 - 30 * random.nextInt(3)), "1000"));
            events.add(trade(account, 2, bids ? "-0.7" : Double.toString(-0.5 + random.nextInt(3)), "60"));
        }
        events.forEach(line -> apply(engine, lines, line));
    }

    private static List<EventLine> round(
        final long nowNs,
        final double price,
        final SplittableRandom random,
        final Iterable<JsonNode> running,
        final int bids)
    {
        final List<EventLine> events = new ArrayList<>(marks(nowNs, price));
        events.add(EventLine.of("FundingAccrued", nowNs).id("instrumentId", 1)
            .text("amountPerContract", String.format("%.8f", random.nextDouble(-0.01, 0.01))));
        int bid = bids;
        for (final JsonNode auction : running)
        {
            final double equity = auction.get("equity").asDouble();
            final double fraction = random.nextDouble(0.01, 1);
            final double limit = fraction * (equity - Math.abs(equity) * random.nextDouble(-0.1, 0.4));
            events.add(EventLine.of("AuctionBidPlaced", nowNs).raw("auctionId", auction.get("auctionId").toString())
                .id("bidId", ++bid).id("liquidatorId", 1 + random.nextInt(LIQUIDATORS))
                .text("fraction", String.format("%.8f", fraction)).text("limitPrice", String.format("%.8f", limit)));
        }
        events.add(EventLine.of("TimeAdvanced", nowNs));
        return events;
    }

    private static List<EventLine> marks(final long nowNs, final double price)
    {
        final String mark = String.format("%.2f", price);
        return List.of(
            EventLine.of("SpotPriceChanged", nowNs).id("underlyingId", 1).text("price", mark).text("confidence", "1"),
            EventLine.of("PerpetualPriceChanged", nowNs).id("instrumentId", 1).text("price", mark)
                .text("confidence", "1"),
            EventLine.of("ForwardPriceChanged", nowNs).id("expiryId", 1).text("forward", mark).text("rate", "0")
                .text("forwardConfidence", "1").text("rateConfidence", "1"));
    }

    private static EventLine event(final String type)
    {
        return EventLine.of(type, T0);
    }

    private static EventLine trade(
        final long accountId, final int instrumentId, final String quantity, final String price)
    {
        return event("TradeExecuted").id("accountId", accountId).id("tradeId", 1).id("instrumentId", instrumentId)
            .text("quantity", quantity).text("price", price).text("fee", "0");
    }

    private static List<JsonNode> apply(
        final EngineOnLines engine, final List<String> lines, final EventLine event)
    {
        lines.add(event.line());
        final List<JsonNode> decisions = engine.apply(event.line());
        assertTrue(
            decisions.stream().noneMatch(decision -> SmallVenue.is(decision, "EventRejected")),
            () -> event.line() + " " + decisions);
        return decisions;
    }

    private static void follow(final Map<Long, JsonNode> running, final JsonNode decision)
    {
        if (SmallVenue.is(decision, "AuctionStarted"))
        {
            running.put(decision.get("auctionId").asLong(), decision);
        }
        if (SmallVenue.is(decision, "AuctionEnded"))
        {
            running.remove(decision.get("auctionId").asLong());
        }
    }
}
