package softlanding.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.feed.GuardedVenue.A;
import static softlanding.engine.feed.GuardedVenue.B;
import static softlanding.engine.feed.GuardedVenue.CALL;
import static softlanding.engine.feed.GuardedVenue.FAR_CALL;
import static softlanding.engine.feed.GuardedVenue.FUTURE;
import static softlanding.engine.feed.GuardedVenue.OTHER_PERPETUAL;
import static softlanding.engine.feed.GuardedVenue.PERPETUAL;
import static softlanding.engine.feed.GuardedVenue.verdicts;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Too little confidence, no price, a crossed one, a restart: what needs the feed waits, and nothing else. */
class InterruptionTest
{
    private final GuardedVenue venue = new GuardedVenue();

    @Test
    void shouldHaltAFeedOfTooLittleConfidenceAndKeepItsPriceOut()
    {
        venue.guards("minConfidence", "0.5");
        venue.oneAccountPerCoin();

        assertEquals("halted SPOT 1 LOW_CONFIDENCE 500", verdicts(venue.spot(1, "500", "0.49")));
        venue.assertOnlyAIsUnpriced();
        assertEquals("", verdicts(venue.spot(1, "400", "0.1")));
        assertEquals("resumed SPOT 1", verdicts(venue.spot(1, "1000", "0.5")));
        venue.spot(1, "1000");
        venue.assertBothPriced();
        assertEquals(List.of(), venue.engine().decisions("LiquidationOrdered"));
    }

    @Test
    void shouldAskForConfidenceInTheRateToo()
    {
        venue.guards("minConfidence", "0.5");
        assertEquals("halted FORWARD 1 LOW_CONFIDENCE 1000", verdicts(venue.forward("1000", "0", "1", "0.4")));
        assertEquals("resumed FORWARD 1", verdicts(venue.forward("1000", "0", "0.5", "0.5")));
    }

    @Test
    void shouldHoldTheMarksThereAreToAHigherConfidence()
    {
        venue.oneAccountPerCoin();
        venue.spot(1, "1000", "0.4");

        assertEquals("halted SPOT 1 LOW_CONFIDENCE 1000", verdicts(venue.guards("minConfidence", "0.5")));
        venue.assertOnlyAIsUnpriced();
    }

    @Test
    void shouldHaltTheStrikeOfLittleConfidenceAndNoOther()
    {
        venue.guards("minConfidence", "0.5");
        venue.account(A, "5000");
        venue.trade(A, CALL, "-1", "50");
        venue.account(B, "5000");
        venue.trade(B, FAR_CALL, "-1", "20");

        assertEquals(
            "halted VOLATILITY 1 at 1000 LOW_CONFIDENCE 0.5", verdicts(venue.volatility("1000", "0.5", "0.2")));
        venue.assertOnlyAIsUnpriced();
    }

    @Test
    void shouldHaltWhateverIsInterruptedUntilItSendsAPriceAgain()
    {
        venue.oneAccountPerCoin();

        for (final String reason : List.of("VANISHED", "CROSSED"))
        {
            assertEquals("halted PERPETUAL 1 " + reason, verdicts(venue.interrupted("PERPETUAL", 1, reason)));
            venue.assertOnlyAIsUnpriced();
            assertEquals("", verdicts(venue.interrupted("PERPETUAL", 1, reason)));
            assertEquals("", verdicts(venue.spot(1, "1000")));
            assertEquals("resumed PERPETUAL 1", verdicts(venue.perpetual(PERPETUAL, "1000")));
            venue.assertBothPriced();
        }
    }

    @Test
    void shouldHaltAllOptionsOfAnExpiryWhoseVolatilitiesVanish()
    {
        venue.account(A, "5000");
        venue.trade(A, CALL, "-1", "50");
        venue.account(B, "5000");
        venue.trade(B, FUTURE, "1", "1000");

        assertEquals("halted VOLATILITY 1 VANISHED", verdicts(venue.interrupted("VOLATILITY", 1, "VANISHED")));
        venue.assertOnlyAIsUnpriced();
        assertEquals("resumed VOLATILITY 1", verdicts(venue.volatility("1100", "0.5")));
        venue.assertBothPriced();
    }

    @Test
    void shouldHaltOnlyThoseWhoHoldCollateralWhenTheStablecoinVanishes()
    {
        venue.oneAccountPerCoin();
        venue.depositCollateral(A, "100");

        venue.interrupted("STABLE", 0, "VANISHED");

        venue.assertOnlyAIsUnpriced();
        assertEquals("resumed STABLE 0", verdicts(venue.stable("0.99")));
        venue.assertBothPriced();
    }

    @Test
    void shouldEndTheHaltsOfAnExpiryWithIt()
    {
        venue.account(A, "5000");
        venue.trade(A, FUTURE, "1", "1000");
        venue.interrupted("FORWARD", 1, "VANISHED");
        assertEquals("UNPRICED", venue.health(A));

        venue.pass(30 * 86_400);
        venue.apply(venue.event("ExpirySettled").id("expiryId", 1).text("settlementPrice", "1000"));

        assertEquals("HEALTHY", venue.health(A));
    }

    @Test
    void shouldBelieveNoFeedAfterARestartBeforeItWasHeardOf()
    {
        venue.oneAccountPerCoin();
        final String halted = verdicts(venue.restarted());

        assertEquals("halted STABLE 0 RESTART; halted SPOT 1 RESTART; halted SPOT 2 RESTART; " +
            "halted FORWARD 1 RESTART; halted VOLATILITY 1 at 1000 RESTART; halted VOLATILITY 1 at 1100 RESTART; " +
            "halted PERPETUAL 1 RESTART; halted PERPETUAL 3 RESTART; halted COLLATERAL 1 RESTART", halted);
        assertEquals("UNPRICED", venue.health(A));
        assertEquals("UNPRICED", venue.health(B));

        venue.spot(2, "1000");
        venue.perpetual(OTHER_PERPETUAL, "1000");
        venue.assertOnlyAIsUnpriced();
        venue.everyPrice();
        venue.assertBothPriced();
    }

    @Test
    void shouldSayThatAFeedIsHaltedForAnotherReason()
    {
        venue.guards("jumpLimit", "0.1", "minConfidence", "0.5", "stalenessNs", "30000000000");
        venue.oneAccountPerCoin();
        venue.everyPrice();
        venue.pass(20);
        venue.spot(2, "1000");
        venue.perpetual(OTHER_PERPETUAL, "1000");
        venue.pass(10);
        venue.time();

        // Too old; then a price too far from the mark; then one without confidence; then none; then the mark again.
        assertEquals("halted SPOT 1 JUMP 700", verdicts(venue.spot(1, "700")));
        assertEquals("halted SPOT 1 LOW_CONFIDENCE 700", verdicts(venue.spot(1, "700", "0.1")));
        assertEquals("halted SPOT 1 JUMP 700", verdicts(venue.spot(1, "700")));
        assertEquals("halted SPOT 1 VANISHED", verdicts(venue.interrupted("SPOT", 1, "VANISHED")));
        assertTrue(verdicts(venue.restarted()).contains("halted SPOT 1 RESTART"));
        venue.pass(60);
        assertEquals("halted SPOT 1 JUMP 700", verdicts(venue.spot(1, "700")));
        assertEquals("resumed SPOT 1", verdicts(venue.spot(1, "1000")));
        assertEquals(List.of(), venue.engine().decisions("LiquidationOrdered"));
    }

    @Test
    void shouldHoldNoMoreThanTheOneGuardThatIsSet()
    {
        venue.oneAccountPerCoin();
        venue.pass(1_000_000);
        assertEquals("", verdicts(venue.spot(1, "1")) + verdicts(venue.spot(1, "100000", "0")) +
            verdicts(venue.volatility("1000", "50", "0")) + verdicts(venue.lag(1_000_000)));
    }
}
