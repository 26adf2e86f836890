package softlanding.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.feed.GuardedVenue.A;
import static softlanding.engine.feed.GuardedVenue.B;
import static softlanding.engine.feed.GuardedVenue.CALL;
import static softlanding.engine.feed.GuardedVenue.FAR_CALL;
import static softlanding.engine.feed.GuardedVenue.FUTURE;
import static softlanding.engine.feed.GuardedVenue.PERPETUAL;
import static softlanding.engine.feed.GuardedVenue.orders;
import static softlanding.engine.feed.GuardedVenue.verdicts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A price far from the mark is kept back until time or a second source confirms it. */
class JumpTest
{
    private final GuardedVenue venue = new GuardedVenue();

    @Test
    void shouldKeepAJumpBackUntilTimeHasConfirmedIt()
    {
        venue.guards("jumpLimit", "0.1", "jumpConfirmNs", "5000000000");
        venue.oneAccountPerCoin();
        venue.deepBook(PERPETUAL);

        assertEquals("halted PERPETUAL 1 JUMP 850", verdicts(venue.perpetual(PERPETUAL, "850")));
        venue.assertOnlyAIsUnpriced();
        venue.pass(4);
        assertEquals("", verdicts(venue.perpetual(PERPETUAL, "840")));
        venue.pass(1);
        final List<JsonNode> decisions = venue.perpetual(PERPETUAL, "835");

        assertEquals("resumed PERPETUAL 1", verdicts(decisions));
        assertEquals(1, orders(decisions).size());
        assertEquals("LIQUIDATING", venue.health(A));
        assertEquals("HEALTHY", venue.health(B));
    }

    @Test
    void shouldNotTakeSilenceForConfirmation()
    {
        venue.guards("jumpLimit", "0.1", "jumpConfirmNs", "5000000000");
        venue.oneAccountPerCoin();
        venue.perpetual(PERPETUAL, "850");
        venue.pass(60);

        assertEquals("", verdicts(venue.time()));
        assertEquals("UNPRICED", venue.health(A));
    }

    @Test
    void shouldTakeAJumpAtOnceWhenASecondSourceBearsItOut()
    {
        venue.guards("jumpLimit", "0.1");
        venue.oneAccountPerCoin();
        venue.perpetual(PERPETUAL, "850");

        assertEquals("", verdicts(venue.confirmed("PERPETUAL", 1, "1000")));
        final List<JsonNode> decisions = venue.confirmed("PERPETUAL", 1, "860");

        assertEquals("resumed PERPETUAL 1", verdicts(decisions));
        assertEquals(1, orders(decisions).size());
        // The limit lies 5 % from the price that was kept back, 850: that one is the mark.
        assertEquals("807.5", orders(decisions).get(0).get("limitPrice").asText());
    }

    @Test
    void shouldTakeAConfirmedForwardTogetherWithItsRate()
    {
        venue.guards("jumpLimit", "0.1");
        venue.account(A, "5000");
        venue.trade(A, FUTURE, "10", "1000");
        assertEquals("halted FORWARD 1 JUMP 1200", verdicts(venue.forward("1200", "0.04", "0.9", "0.8")));
        assertEquals("resumed FORWARD 1", verdicts(venue.confirmed("FORWARD", 1, "1200")));
        final long confirmed = venue.engine().stateHash();

        final GuardedVenue other = new GuardedVenue();
        other.guards("jumpLimit", "0.1");
        other.account(A, "5000");
        other.trade(A, FUTURE, "10", "1000");
        other.guards();
        other.forward("1200", "0.04", "0.9", "0.8");
        other.guards("jumpLimit", "0.1");

        assertEquals(other.engine().stateHash(), confirmed);
    }

    @Test
    void shouldDismissAJumpWhenThePriceComesBack()
    {
        venue.guards("jumpLimit", "0.1", "jumpConfirmNs", "5000000000");
        venue.oneAccountPerCoin();
        venue.perpetual(PERPETUAL, "850");
        venue.pass(1);

        assertEquals("resumed PERPETUAL 1", verdicts(venue.perpetual(PERPETUAL, "1001")));
        venue.assertBothPriced();
        assertEquals(List.of(), venue.engine().decisions("LiquidationOrdered"));

        // Nothing of it is left: a later jump waits for its own confirmation.
        venue.pass(10);
        assertEquals("halted PERPETUAL 1 JUMP 850", verdicts(venue.perpetual(PERPETUAL, "850")));
    }

    @Test
    void shouldBeginAnewWhenAJumpIsFollowedByAnother()
    {
        venue.guards("jumpLimit", "0.1", "jumpConfirmNs", "5000000000");
        venue.oneAccountPerCoin();
        venue.perpetual(PERPETUAL, "5000");
        venue.pass(6);

        assertEquals("halted PERPETUAL 1 JUMP 100", verdicts(venue.perpetual(PERPETUAL, "100")));
        venue.pass(4);
        assertEquals("", verdicts(venue.perpetual(PERPETUAL, "100")));
        venue.pass(1);
        assertEquals("resumed PERPETUAL 1", verdicts(venue.perpetual(PERPETUAL, "100")));
    }

    @Test
    void shouldLetAMoveOfJustTheLimitPass()
    {
        venue.guards("jumpLimit", "0.1");
        assertEquals("", verdicts(venue.spot(1, "1100")));
        assertEquals("", verdicts(venue.spot(2, "900")));
        assertEquals("halted SPOT 1 JUMP 1210.00000001", verdicts(venue.spot(1, "1210.00000001")));
        assertEquals("halted SPOT 2 JUMP 809.99999999", verdicts(venue.spot(2, "809.99999999")));
    }

    @Test
    void shouldForgetAJumpThatNobodyBoreOutBeforeItWasTooOld()
    {
        venue.guards("jumpLimit", "0.1", "jumpConfirmNs", "5000000000", "stalenessNs", "30000000000");
        venue.perpetual(PERPETUAL, "850");
        venue.pass(30);
        assertTrue(verdicts(venue.perpetual(PERPETUAL, "850")).contains("halted PERPETUAL 1 JUMP 850"));
        venue.pass(5);
        assertTrue(verdicts(venue.perpetual(PERPETUAL, "850")).contains("resumed PERPETUAL 1"));
    }

    @Test
    void shouldHaltOneStrikeWhoseVolatilityJumpsByFiveTimesTheLimit()
    {
        venue.guards("jumpLimit", "0.1", "jumpConfirmNs", "5000000000");
        venue.account(A, "5000");
        venue.trade(A, CALL, "-1", "50");
        venue.account(B, "5000");
        venue.trade(B, FAR_CALL, "-1", "20");

        assertEquals("", verdicts(venue.volatility("1000", "0.75")));
        assertEquals("halted VOLATILITY 1 at 1000 JUMP 1.2", verdicts(venue.volatility("1000", "1.2")));
        venue.assertOnlyAIsUnpriced();
        venue.pass(5);
        assertEquals("resumed VOLATILITY 1 at 1000", verdicts(venue.volatility("1000", "1.2")));
        venue.assertBothPriced();
    }
}
