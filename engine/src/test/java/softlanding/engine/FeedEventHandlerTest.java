package softlanding.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.RoofVenue.ASSET;
import static softlanding.engine.RoofVenue.CALL;
import static softlanding.engine.RoofVenue.COIN;
import static softlanding.engine.RoofVenue.EXPIRY;
import static softlanding.engine.RoofVenue.FUTURE;
import static softlanding.engine.RoofVenue.ONE;
import static softlanding.engine.RoofVenue.PERPETUAL;
import static softlanding.engine.policy.PolicyTerms.ABSENT;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.policy.FeedGuardLimits;

/** What is heard about feeds stops what needs them, until a price of theirs is heard again. */
class FeedEventHandlerTest
{
    private static final long A = 7;

    private final RoofVenue venue = new RoofVenue();
    private final FeedEventHandler events = venue.engine().feed();

    @BeforeEach
    void openWithOneOfEach()
    {
        venue.account(A, "1000");
        venue.trade(A, PERPETUAL, "1", "100");
        venue.trade(A, CALL, "1", "0");
        venue.transferCollateral(A, "1");
        venue.told();
    }

    private void interrupt(final FeedKind kind, final int id, final SuspensionReason reason)
    {
        events.onFeedInterrupted(venue.next(), venue.nowNs(), kind, id, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "SPOT, 1", "FORWARD, 1", "SURFACE, 1", "PERPETUAL, 1", "COLLATERAL, 1", "STABLE, 0"})
    void shouldUnpriceWhatNeedsAFeedThatIsInterrupted(final FeedKind kind, final int id)
    {
        interrupt(kind, id, SuspensionReason.CROSSED);

        assertEquals(
            List.of("halt " + kind + " " + id + " CROSSED", "7 HEALTHY to UNPRICED tier 0"), venue.told());
        assertEquals("unpriced", venue.equity(A));
        hear(kind);
        assertTrue(venue.told().contains("resume " + kind + " " + id));
        assertEquals("1010", venue.equity(A));
    }

    /** A price of a feed, the same as before. */
    private void hear(final FeedKind kind)
    {
        final MarketEventHandler market = venue.engine().market();
        switch (kind)
        {
            case SPOT -> venue.spot("100");
            case FORWARD -> venue.forward("100");
            case SURFACE -> venue.volatility("0");
            case PERPETUAL -> venue.perpetual("100");
            case COLLATERAL -> market.onCollateralPriceChanged(venue.next(), venue.nowNs(), ASSET, 10 * ONE, ONE);
            case STABLE -> market.onStablePriceChanged(venue.next(), venue.nowNs(), ONE, ONE);
            default -> throw new IllegalArgumentException("no feed by itself: " + kind);
        }
    }

    @ParameterizedTest
    @EnumSource(value = SuspensionReason.class, names = {"VANISHED", "CROSSED"}, mode = EnumSource.Mode.EXCLUDE)
    void shouldRefuseAReasonThatNoSourceGives(final SuspensionReason reason)
    {
        venue.assertRefused(() -> interrupt(FeedKind.SPOT, COIN, reason), RejectReason.OUT_OF_RANGE, "reason");
    }

    @ParameterizedTest
    @CsvSource({
        "SPOT, 9, UNKNOWN_ID", "FORWARD, 9, UNKNOWN_ID", "SURFACE, 9, UNKNOWN_ID", "PERPETUAL, 9, UNKNOWN_ID",
        "COLLATERAL, 9, UNKNOWN_ID", "STABLE, 1, UNKNOWN_ID", "PERPETUAL, 2, WRONG_KIND", "PERPETUAL, 4, WRONG_KIND"})
    void shouldRefuseAFeedThatThereIsNot(final FeedKind kind, final int id, final RejectReason reason)
    {
        venue.assertRefused(() -> interrupt(kind, id, SuspensionReason.VANISHED), reason, "id");
        if (kind != FeedKind.SURFACE)
        {
            venue.assertRefused(
                () -> events.onPriceConfirmed(venue.next(), venue.nowNs(), kind, id, ONE), reason, "id");
        }
    }

    @Test
    void shouldNotNameASingleVolatility()
    {
        assertThrows(
            IllegalArgumentException.class, () -> interrupt(FeedKind.VOLATILITY, EXPIRY, SuspensionReason.VANISHED));
    }

    @Test
    void shouldBelieveAJumpThatASecondSourceBearsOut()
    {
        venue.policy(FeedGuardLimits.of(ABSENT, ONE / 10, ABSENT, ABSENT, ABSENT, ABSENT));
        venue.perpetual("150");
        assertTrue(venue.told().contains("halt PERPETUAL 1 JUMP"));
        assertEquals("unpriced", venue.equity(A));

        events.onPriceConfirmed(venue.next(), venue.nowNs(), FeedKind.PERPETUAL, PERPETUAL, 100 * ONE);
        assertEquals("unpriced", venue.equity(A), "that is another price");
        events.onPriceConfirmed(venue.next(), venue.nowNs(), FeedKind.PERPETUAL, PERPETUAL, 148 * ONE);
        assertTrue(venue.told().contains("resume PERPETUAL 1"));
        assertEquals("1060", venue.equity(A), "the price that jumped is the mark");
    }

    @Test
    void shouldBeginNoLiquidationWhileTheInputLags()
    {
        venue.policy(FeedGuardLimits.of(ABSENT, ABSENT, ABSENT, ABSENT, 1_000, ABSENT));
        events.onInputLagChanged(venue.next(), venue.nowNs(), 1_000);
        assertEquals(List.of(), venue.told(), "no more than is allowed");
        events.onInputLagChanged(venue.next(), venue.nowNs(), 1_001);
        assertEquals(List.of("frozen at 1001"), venue.told());

        venue.account(8, "100");
        venue.trade(8, FUTURE, "10", "100");
        assertTrue(venue.told().stream().noneMatch(word -> word.startsWith("trade")), "nothing is ordered");
        events.onInputLagChanged(venue.next(), venue.nowNs(), 0);
        assertTrue(venue.told().contains("free at 0"));
        venue.assertRefused(
            () -> events.onInputLagChanged(venue.next(), venue.nowNs(), -1), RejectReason.NEGATIVE, "lagNs");
    }

    @Test
    void shouldBelieveNoFeedAfterARestartBeforeItIsHeardOf()
    {
        events.onNodeRestarted(venue.next(), venue.nowNs());
        assertEquals("unpriced", venue.equity(A));
        final List<FeedKind> kinds =
            List.of(FeedKind.SPOT, FeedKind.FORWARD, FeedKind.SURFACE, FeedKind.PERPETUAL, FeedKind.COLLATERAL);
        for (final FeedKind kind : kinds)
        {
            assertEquals("unpriced", venue.equity(A), "not yet heard: " + kind);
            hear(kind);
        }
        assertEquals("1010", venue.equity(A), "the stable price has no feed here");
    }
}
