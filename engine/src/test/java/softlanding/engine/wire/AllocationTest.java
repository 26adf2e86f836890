package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.json.JsonReader;
import softlanding.engine.state.EngineLimits;

/** The event path allocates nothing once warm: ticks, trades, questions, liquidations and fills, frames in and out. */
class AllocationTest
{
    private static final long T0 = 1_700_000_000_000_000_000L;
    private static final int ACCOUNTS = 60;

    private final ThreadMXBean threads = (ThreadMXBean)ManagementFactory.getThreadMXBean();
    private final JsonReader reader = new JsonReader();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final WireEngine engine = new WireEngine(
        new EngineLimits(4, 16, 256, 8, 128, 4_096, 512, 64, 4_096), this::onDecision);
    private int orders;
    private long sequence;

    private void onDecision(final org.agrona.DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        orders += header.templateId() == LiquidationOrderedDecoder.TEMPLATE_ID ? 1 : 0;
    }

    @Test
    void shouldAllocateNothingPerEventOnceWarm()
    {
        build();
        shouldAllocateNothing(100);
    }

    @Test
    void shouldAllocateNothingWhereCombinationsArePlanned()
    {
        build();
        apply(EventLine.of("LiquidationPolicySet", T0).text("policy", "OPTIMAL").text("targetRatio", "1.1")
            .raw("tiers", "[{\"ratioBelow\":\"1.05\",\"maxShare\":\"0.1\",\"sizing\":\"JUST_ENOUGH\"}]"));
        shouldAllocateNothing(100);
    }

    @Test
    void shouldAllocateNothingWithEveryGuardOn()
    {
        build();
        apply(EventLine.of("FeedGuardsSet", T0).text("lastFragment", "NO")
            .text("stalenessNs", "30000000000").text("jumpLimit", "0.13").text("jumpConfirmNs", "1")
            .text("minConfidence", "0.5").text("maxLagNs", "1000000000"));
        apply(EventLine.of("LiquidationPolicySet", T0).text("policy", "TIERED").text("targetRatio", "1.1")
            .raw("tiers", "[{\"ratioBelow\":\"1.05\",\"maxShare\":\"1\",\"sizing\":\"JUST_ENOUGH\"}]"));
        shouldAllocateNothing(50);
    }

    private void shouldAllocateNothing(final int leastOrders)
    {
        final List<UnsafeBuffer> frames = new ArrayList<>();
        for (int round = 0; round < 60; round++)
        {
            addRound(frames, T0 + 10_000_000_000L * (round + 1), round);
        }
        final int perRound = frames.size() / 60;

        play(frames, 0, 40 * perRound);
        final int ordersWarm = orders;
        long least = Long.MAX_VALUE;
        for (int window = 40; window < 60; window += 5)
        {
            final long before = threads.getCurrentThreadAllocatedBytes();
            play(frames, window * perRound, (window + 5) * perRound);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertTrue(orders > ordersWarm + leastOrders, "liquidation orders while counting: " + (orders - ordersWarm));
        assertTrue(least < 1_024, "bytes allocated by " + 5 * perRound + " events: " + least);
    }

    private void play(final List<UnsafeBuffer> frames, final int from, final int to)
    {
        for (int i = from; i < to; i++)
        {
            final UnsafeBuffer frame = frames.get(i);
            engine.onEvent(++sequence, frame, 0, frame.capacity());
        }
    }

    private void build()
    {
        apply(EventLine.of("UnderlyingListed", T0).id("underlyingId", 1).text("symbol", "BTC"));
        apply(EventLine.of("PerpetualListed", T0).id("instrumentId", 1).id("underlyingId", 1)
            .text("contractSize", "1").text("lotSize", "0.1"));
        apply(EventLine.of("ExpiryListed", T0).id("expiryId", 1).id("underlyingId", 1)
            .id("expiryNs", T0 + 60L * 86_400_000_000_000L));
        for (int i = 0; i < 10; i++)
        {
            apply(EventLine.of("OptionListed", T0).id("instrumentId", 10 + i).id("expiryId", 1)
                .id("strike", 900 + 20 * i).text("right", i % 2 == 0 ? "CALL" : "PUT").text("contractSize", "1")
                .text("lotSize", "0.1"));
            apply(EventLine.of("VolatilityChanged", T0).id("expiryId", 1).id("strike", 900 + 20 * i)
                .text("volatility", "0.6").text("confidence", "1"));
        }
        tick(T0, 1_000).forEach(this::apply);
        for (int account = 1; account <= ACCOUNTS; account++)
        {
            apply(EventLine.of("AccountOpened", T0).id("accountId", account)
                .text("marginMode", account % 10 == 0 ? "STANDARD" : "PORTFOLIO"));
            apply(EventLine.of("CashTransferRequested", T0).id("accountId", account).id("transferId", 1)
                .id("amount", 1_500 + 20 * account));
            apply(trade(T0, account, 1, "5", "1000"));
            apply(trade(T0, account, 10 + account % 10, "-5", "60"));
        }
    }

    private static List<EventLine> tick(final long nowNs, final int price)
    {
        return List.of(
            EventLine.of("SpotPriceChanged", nowNs).id("underlyingId", 1).id("price", price).text("confidence", "1"),
            EventLine.of("PerpetualPriceChanged", nowNs).id("instrumentId", 1).id("price", price)
                .text("confidence", "1"),
            EventLine.of("ForwardPriceChanged", nowNs).id("expiryId", 1).id("forward", price).text("rate", "0.02")
                .text("forwardConfidence", "1").text("rateConfidence", "1"));
    }

    /** The price swings, accounts trade back into risk, are liquidated, time out, ask, and are refused. */
    private void addRound(final List<UnsafeBuffer> frames, final long nowNs, final int round)
    {
        tick(nowNs, 1_000 - 40 * (round % 4)).forEach(line -> frames.add(frame(line)));
        frames.add(frame(EventLine.of("VolatilityChanged", nowNs).id("expiryId", 1).id("strike", 900)
            .text("volatility", round % 2 == 0 ? "0.6" : "0.9").text("confidence", "1")));
        for (int account = 1; account <= ACCOUNTS; account += 7)
        {
            frames.add(frame(trade(nowNs + 1, account, 1, round % 2 == 0 ? "1" : "-1", "990")));
            frames.add(frame(EventLine.of("OrderMarginRequested", nowNs + 1).id("accountId", account)
                .id("requestId", 1).id("instrumentId", 11).text("quantity", "1").text("price", "50")));
            frames.add(frame(EventLine.of("MarginReportRequested", nowNs + 1).id("accountId", account)
                .id("requestId", 1_000L * round + account)));
            frames.add(frame(EventLine.of("MarginReportRequested", nowNs + 1).id("accountId", account)
                .id("requestId", 1_000L * round + account + 500)
                .raw("positions", "[{\"instrumentId\":12,\"quantity\":\"-1\"},{\"instrumentId\":1,\"quantity\":\"2\"}]")
                .raw("transfers", "[{\"amount\":\"100\"}]")));
        }
        frames.add(frame(EventLine.of("CashTransferRequested", nowNs + 2).id("accountId", 999).id("transferId", 1)
            .text("amount", "1")));
        frames.add(frame(EventLine.of("TimeAdvanced", nowNs + 3_000_000_000L)));
    }

    private static EventLine trade(
        final long nowNs, final int account, final int instrument, final String quantity, final String price)
    {
        return EventLine.of("TradeExecuted", nowNs).id("accountId", account).id("tradeId", 1)
            .id("instrumentId", instrument).text("quantity", quantity).text("price", price).text("fee", "0");
    }

    private void apply(final EventLine line)
    {
        final UnsafeBuffer frame = frame(line);
        engine.onEvent(++sequence, frame, 0, frame.capacity());
    }

    private UnsafeBuffer frame(final EventLine line)
    {
        final int length = reader.read(line.line());
        final byte[] bytes = new byte[length];
        reader.frame().getBytes(0, bytes);
        return new UnsafeBuffer(bytes);
    }
}
