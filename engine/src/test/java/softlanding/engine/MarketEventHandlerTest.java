package softlanding.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.RoofVenue.ASSET;
import static softlanding.engine.RoofVenue.CALL;
import static softlanding.engine.RoofVenue.COIN;
import static softlanding.engine.RoofVenue.DAY_NS;
import static softlanding.engine.RoofVenue.EXPIRY;
import static softlanding.engine.RoofVenue.EXPIRY_NS;
import static softlanding.engine.RoofVenue.FUTURE;
import static softlanding.engine.RoofVenue.ONE;
import static softlanding.engine.RoofVenue.PERPETUAL;
import static softlanding.engine.RoofVenue.PUT;
import static softlanding.engine.RoofVenue.T0;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;

/** Marks reach the accounts that hold what they are of, time only goes forward, and an expiry settles once. */
class MarketEventHandlerTest
{
    private static final long A = 7;
    private static final long B = 8;

    private final RoofVenue venue = new RoofVenue();
    private final MarketEventHandler market = venue.engine().market();

    @BeforeEach
    void openTwo()
    {
        venue.account(A, "1000");
        venue.account(B, "1000");
        venue.told();
    }

    @Test
    void shouldMarkAPerpetualAtItsPrice()
    {
        venue.trade(A, PERPETUAL, "10", "100");
        venue.perpetual("103.5");

        assertEquals("1035", venue.equity(A));
        assertEquals("1000", venue.equity(B));
        venue.spot("200");
        assertEquals("1035", venue.equity(A), "the spot price is not its mark");
    }

    @Test
    void shouldMarkAFutureAtTheForwardAndAnOptionAtItsValue()
    {
        venue.trade(A, FUTURE, "2", "100");
        venue.trade(A, CALL, "3", "0");
        venue.trade(B, PUT, "3", "0");
        venue.forward("104");
        assertEquals("1020", venue.equity(A));
        assertEquals("1000", venue.equity(B));

        venue.forward("90");
        assertEquals("980", venue.equity(A));
        assertEquals("1030", venue.equity(B));
    }

    @Test
    void shouldValueAnOptionByItsVolatilityAndTheTimeThatIsLeft()
    {
        venue.trade(A, CALL, "1", "0");
        venue.volatility("0.5");
        final double early = Double.parseDouble(venue.equity(A));
        venue.pass(20 * DAY_NS);
        venue.time();
        final double late = Double.parseDouble(venue.equity(A));
        venue.volatility("1");
        final double wild = Double.parseDouble(venue.equity(A));

        assertTrue(early > late && late > 1_000 && wild > late, () -> early + " " + late + " " + wild);
    }

    @Test
    void shouldValueOptionsAsOfTheEventSoThatAQuestionFindsNothingToDo()
    {
        venue.trade(A, CALL, "1", "0");
        venue.pass(DAY_NS);
        venue.time();
        assertQuestionChangesNothing();
        venue.pass(DAY_NS);
        venue.forward("101");
        assertQuestionChangesNothing();
    }

    /** A question moves the clocks of what the account holds to its own time, if they are not there. */
    private void assertQuestionChangesNothing()
    {
        final long before = venue.engine().hashWithoutIds();
        venue.equity(A);
        assertEquals(before, venue.engine().hashWithoutIds());
    }

    @Test
    void shouldTellTheConfidenceInAForwardFromThatInItsRate()
    {
        venue.engine().reference().onAccountOpened(venue.next(), T0, 9, MarginMode.STANDARD, 0);
        venue.transfer(9, "1000");
        venue.trade(9, CALL, "-1", "0");
        final String confident = initialExcessAfterForward(ONE, ONE);

        assertEquals(confident, initialExcessAfterForward(ONE, 0), "the rate does not count in standard margin");
        assertNotEquals(confident, initialExcessAfterForward(0, ONE));
    }

    private String initialExcessAfterForward(final long forwardConfidence, final long rateConfidence)
    {
        market.onForwardPriceChanged(
            venue.next(), venue.nowNs(), EXPIRY, 100 * ONE, 0, forwardConfidence, rateConfidence);
        venue.told();
        venue.transfer(9, "1");
        venue.transfer(9, "-1");
        return venue.told().get(0);
    }

    @Test
    void shouldCreditFundingToLongsAndDebitItFromShorts()
    {
        venue.trade(A, PERPETUAL, "10", "100");
        venue.trade(B, PERPETUAL, "-10", "100");
        market.onFundingAccrued(venue.next(), venue.nowNs(), PERPETUAL, ONE / 4);

        assertEquals("1002.5", venue.equity(A));
        assertEquals("997.5", venue.equity(B));
    }

    @Test
    void shouldCountCollateralAtItsPriceInCash()
    {
        venue.transferCollateral(A, "5");
        assertEquals("1050", venue.equity(A));
        market.onCollateralPriceChanged(venue.next(), venue.nowNs(), ASSET, 8 * ONE, ONE);
        assertEquals("1040", venue.equity(A));
        market.onStablePriceChanged(venue.next(), venue.nowNs(), ONE / 2, ONE);
        assertEquals("1080", venue.equity(A));
    }

    @Test
    void shouldRememberWhatItCostsToTrade()
    {
        final long before = venue.engine().stateHash();
        market.onLiquidityChanged(venue.next(), venue.nowNs(), CALL, ONE, 0);

        assertTrue(venue.engine().stateHash() != before);
        assertEquals(List.of(), venue.told());
    }

    @Test
    void shouldTakeEventsOfTheSameTimeAndNoneFromBefore()
    {
        venue.pass(5);
        venue.time();
        venue.time();
        venue.assertRefused(
            () -> market.onTimeAdvanced(venue.next(), T0 + 4), RejectReason.TIME_BACKWARDS, "timestampNs");
        assertEquals(T0 + 5, venue.engine().timeNs());
    }

    @Test
    void shouldNotMoveTimeWithAnEventThatItRefuses()
    {
        venue.assertRefused(
            () -> market.onSpotPriceChanged(venue.next(), T0 + DAY_NS, COIN, -1, ONE),
            RejectReason.NOT_POSITIVE, "price");
        venue.time();
        assertEquals(T0, venue.engine().timeNs());
    }

    @Test
    void shouldTellTheTimeBeforeAnythingElseThatIsWrong()
    {
        venue.assertRefused(
            () -> market.onSpotPriceChanged(venue.next(), T0 - 1, 99, -1, -1),
            RejectReason.TIME_BACKWARDS, "timestampNs");
    }

    @Test
    void shouldRefuseFundingBeyondWhatItCanAddUp()
    {
        final long most = 1_000_000_000L * ONE;
        for (int i = 0; i < 10; i++)
        {
            market.onFundingAccrued(venue.next(), venue.nowNs(), PERPETUAL, most);
        }
        assertEquals(List.of(), venue.told());
        venue.assertRefused(
            () -> market.onFundingAccrued(venue.next(), venue.nowNs(), PERPETUAL, 1),
            RejectReason.OUT_OF_RANGE, "amountPerContract");
        market.onFundingAccrued(venue.next(), venue.nowNs(), PERPETUAL, -most);
        assertEquals(List.of(), venue.told());
    }

    @Test
    void shouldTurnAnExpiryIntoCashHolderByHolder()
    {
        venue.trade(A, CALL, "2", "5");
        venue.trade(B, CALL, "-2", "5");
        venue.trade(A, PUT, "-1", "4");
        venue.trade(B, PUT, "1", "4");
        venue.trade(A, FUTURE, "3", "101");
        venue.trade(B, FUTURE, "-3", "101");
        settleAt("107.33333333");

        // 2 calls pay 7.33333333 each; the puts nothing; 3 futures gain 6.33333333 each.
        assertEquals("1027.66666665", venue.equity(A));
        assertEquals("972.33333335", venue.equity(B));
    }

    private void settleAt(final String price)
    {
        venue.pass(EXPIRY_NS - venue.nowNs());
        venue.engine().settlements().onExpirySettled(venue.next(), venue.nowNs(), EXPIRY, RoofVenue.mantissa(price));
        assertEquals(List.of(), venue.told());
    }

    @Test
    void shouldSettleAnExpiryOnceAndNotBeforeItsTime()
    {
        venue.pass(EXPIRY_NS - T0 - 1);
        venue.assertRefused(
            () -> venue.engine().settlements().onExpirySettled(venue.next(), venue.nowNs(), EXPIRY, ONE),
            RejectReason.WRONG_STATE, "expiryId");
        settleAt("90");
        venue.assertRefused(
            () -> venue.engine().settlements().onExpirySettled(venue.next(), venue.nowNs(), EXPIRY, ONE),
            RejectReason.EXPIRED, "expiryId");
    }

    @Test
    void shouldSettleNobodyWhereOneHolderCannotBeBooked()
    {
        venue.account(9, "30000000000");
        venue.account(10, "1000");
        venue.trade(A, CALL, "1", "0");
        venue.trade(10, CALL, "1", "0");
        venue.trade(9, FUTURE, "500000000", "100");
        venue.pass(EXPIRY_NS - venue.nowNs());
        venue.time();
        assertTrue(venue.told().stream().noneMatch(word -> word.startsWith("refused")));
        venue.assertRefused(
            () -> venue.engine().settlements().onExpirySettled(venue.next(), venue.nowNs(), EXPIRY, 1_000 * ONE),
            RejectReason.NOT_REPRESENTABLE, "settlementPrice");
        assertEquals("1000", venue.equity(A), "the other holder is not paid either");
    }
}
