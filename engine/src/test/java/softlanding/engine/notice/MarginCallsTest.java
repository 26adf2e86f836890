package softlanding.engine.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.liquidation.SmallVenue.PERPETUAL;
import static softlanding.engine.liquidation.SmallVenue.all;
import static softlanding.engine.liquidation.SmallVenue.only;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.engine.liquidation.SmallVenue;
import softlanding.engine.wire.EventLine;

/** Notices at 150, 125 and 110 %, each left 5 % above. The account has ten coins; each requires 0.159 of spot. */
class MarginCallsTest
{
    private static final long ACCOUNT = 7;
    private static final double CENT = 1e-6;

    private final SmallVenue venue = new SmallVenue();
    private long nowNs = venue.nowNs();

    @BeforeEach
    void open()
    {
        venue.policy("TIERED", "feeRate", "0");
        venue.account(ACCOUNT, "2500");
        venue.trade(ACCOUNT, PERPETUAL, "10", "1000");
    }

    private List<JsonNode> moveTo(final String price)
    {
        final List<JsonNode> decisions = new ArrayList<>(venue.spot(price));
        decisions.addAll(venue.perpetual(price));
        venue.pass(10);
        decisions.addAll(venue.time());
        return decisions;
    }

    @Test
    void shouldCallForMarginWithinTenSecondsOfTheFall()
    {
        // 2,300 of equity, 1,558.2 required: 147.6 %.
        final List<JsonNode> decisions = moveTo("980");

        final JsonNode notice = only(decisions, "NoticeChanged");
        assertEquals("1.5", notice.get("ratioBelow").asText());
        assertEquals("YES", notice.get("entered").asText());
        final JsonNode call = only(decisions, "MarginCalled");
        assertEquals(2_300 / 1_558.2, call.get("ratio").asDouble(), CENT);
        final double excess = venue.report(ACCOUNT).get("initialExcess").asDouble();
        assertEquals(Math.max(0, -excess), call.get("depositToInitialMargin").asDouble(), CENT);
        assertEquals(0, call.get("depositToTarget").asDouble());
    }

    @Test
    void shouldLeaveANoticeFivePerCentAboveIt()
    {
        moveTo("980");
        // 152.5 %: above the notice, but not by enough.
        assertEquals(0, all(moveTo("990"), "NoticeChanged").size());
        assertEquals("NO", only(moveTo("1000"), "NoticeChanged").get("entered").asText());
    }

    @Test
    void shouldCallAgainOnlyAfterTheCooldown()
    {
        moveTo("980");
        moveTo("1000");
        final List<JsonNode> soon = moveTo("980");
        assertEquals(1, all(soon, "NoticeChanged").size());
        assertEquals(0, all(soon, "MarginCalled").size());

        venue.pass(3_600);
        moveTo("1000");
        assertEquals(1, all(moveTo("980"), "MarginCalled").size());
    }

    @Test
    void shouldLookAtAnAccountInTheEventThatNamesIt()
    {
        assertEquals(1, all(venue.transfer(ACCOUNT, "-1"), "TransferDecided").size());
        final List<JsonNode> decisions = venue.trade(ACCOUNT, PERPETUAL, "1", "1000");

        // 2,500 of 1,749: 142.9 %.
        assertEquals("1.5", only(decisions, "MarginCalled").get("ratioBelow").asText());
    }

    @Test
    void shouldGiveEveryNoticeThatAFallCrosses()
    {
        // 1,850 of 1,486.65: 124.4 %.
        final List<JsonNode> decisions = moveTo("935");

        assertEquals(List.of("1.5", "1.25"), all(decisions, "MarginCalled").stream()
            .map(call -> call.get("ratioBelow").asText()).toList());
    }

    /** The account without a notice was opened first, and the one nearest to its tiers last. */
    @Test
    void shouldJudgeAccountsByTheLowestNoticeThatTheyHaveEntered()
    {
        venue.account(8, "2200");
        venue.trade(8, PERPETUAL, "10", "1000");
        venue.account(9, "1700");
        venue.trade(9, PERPETUAL, "10", "1000");

        final List<Long> order = new ArrayList<>();
        for (final JsonNode change : all(venue.perpetual("750"), "AccountHealthChanged"))
        {
            order.add(change.get("accountId").asLong());
        }
        assertEquals(List.of(9L, 8L, ACCOUNT), order);
    }

    private List<JsonNode> lonePerpetual(final String price)
    {
        return venue.engine().apply(EventLine.lone("PerpetualPriceChanged", nowNs).id("instrumentId", PERPETUAL)
            .text("price", price).text("confidence", "1").line());
    }

    private List<JsonNode> timeAfter(final long ms)
    {
        nowNs += ms * 1_000_000L;
        return venue.engine().apply(EventLine.of("TimeAdvanced", nowNs).line());
    }

    /** 2,300 of 1,590: 144.7 %. The account is the first one, so every turn looks at it. */
    @Test
    void shouldEnterANoticeThatALoneMarkBringsOnlyAfterItsConfirmation()
    {
        assertEquals(List.of(), lonePerpetual("980"));
        assertEquals(List.of(), timeAfter(50));
        assertEquals(List.of(), timeAfter(49));

        final List<JsonNode> decisions = timeAfter(1);

        assertEquals("YES", only(decisions, "NoticeChanged").get("entered").asText());
        assertEquals("1.5", only(decisions, "MarginCalled").get("ratioBelow").asText());
    }

    @Test
    void shouldDropANoticeThatTheOtherHalfOfTheFactTakesBack()
    {
        lonePerpetual("980");
        nowNs += 20_000_000L;
        assertEquals(List.of(), lonePerpetual("1000"));
        for (int turn = 0; turn < 30; turn++)
        {
            assertEquals(List.of(), timeAfter(10));
        }
    }

    /** A gateway that never says what belongs together sends a mark each five milliseconds. */
    @Test
    void shouldConfirmANoticeAlsoWhileLoneMarksGoOn()
    {
        // The first update of the next ten milliseconds looks at the account.
        nowNs += 10_000_000L;
        lonePerpetual("980");
        for (int tick = 0; tick < 19; tick++)
        {
            nowNs += 5_000_000L;
            assertEquals(List.of(), lonePerpetual("980"));
        }
        nowNs += 5_000_000L;
        assertEquals(1, all(lonePerpetual("980"), "MarginCalled").size());
    }

    @Test
    void shouldGiveEachNoticeItsOwnWait()
    {
        // The first update of the next ten milliseconds looks at the account.
        nowNs += 10_000_000L;
        lonePerpetual("980");
        nowNs += 60_000_000L;
        // 1,800 of equity: 119.7 %.
        lonePerpetual("930");
        assertEquals("1.5", only(timeAfter(40), "MarginCalled").get("ratioBelow").asText());
        assertEquals(List.of(), timeAfter(59));
        assertEquals("1.25", only(timeAfter(1), "MarginCalled").get("ratioBelow").asText());
    }

    @Test
    void shouldActAtOnceOnAnEventThatNamesTheAccount()
    {
        lonePerpetual("980");
        nowNs += 1;
        final List<JsonNode> decisions = venue.engine().apply(EventLine.of("CashTransferRequested", nowNs)
            .id("accountId", ACCOUNT).id("transferId", 99).text("amount", "1").line());
        assertEquals(1, all(decisions, "MarginCalled").size());
    }
}
