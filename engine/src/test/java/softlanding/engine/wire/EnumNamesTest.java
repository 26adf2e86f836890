package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import softlanding.engine.RejectReason;
import softlanding.engine.Verdict;
import softlanding.engine.account.CapacityLimit;
import softlanding.engine.account.MarginMode;
import softlanding.engine.auction.AuctionEndReason;
import softlanding.engine.auction.BidVerdict;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.legs.LimitReason;
import softlanding.engine.liquidation.SkipReason;
import softlanding.engine.liquidation.due.Pauses;
import softlanding.engine.liquidation.order.EndReason;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.market.VolShock;
import softlanding.engine.policy.AuctionFeeMode;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;

/** The engine's enums have the names of the wire's, and those that enter the state hash keep their numbers. */
class EnumNamesTest
{
    /** Kinds of units that older journals name and the engine no longer finds. */
    private static final Set<String> UNITS_OF_OLD = Set.of("BOX", "BUTTERFLY", "CALENDAR", "CONDOR", "STRADDLE");

    private static List<String> names(final Enum<?>... values)
    {
        return Arrays.stream(values).map(Enum::name).filter(name -> !name.equals("NULL_VAL")).toList();
    }

    private static Set<String> set(final Enum<?>... values)
    {
        return new TreeSet<>(names(values));
    }

    @Test
    void shouldHaveTheSameNamesOnBothSides()
    {
        assertEquals(set(softlanding.codecs.RejectReason.values()), set(RejectReason.values()));
        assertEquals(set(softlanding.codecs.Verdict.values()), set(Verdict.values()));
        assertEquals(set(softlanding.codecs.CapacityLimit.values()), set(CapacityLimit.values()));
        assertEquals(set(softlanding.codecs.MarginMode.values()), set(MarginMode.values()));
        assertEquals(set(softlanding.codecs.AuctionEndReason.values()), set(AuctionEndReason.values()));
        assertEquals(set(softlanding.codecs.BidVerdict.values()), set(BidVerdict.values()));
        assertEquals(set(softlanding.codecs.EndReason.values()), set(EndReason.values()));
        assertEquals(set(softlanding.codecs.SkipReason.values()), set(SkipReason.values()));
        assertEquals(set(softlanding.codecs.SuspensionReason.values()), set(SuspensionReason.values()));
        assertEquals(set(softlanding.codecs.VolShock.values()), set(VolShock.values()));
        assertEquals(set(softlanding.codecs.AuctionFeeMode.values()), set(AuctionFeeMode.values()));
        assertEquals(set(softlanding.codecs.Health.values()), set(Health.values()));
        assertEquals(set(softlanding.codecs.Policy.values()), set(Policy.values()));
        assertEquals(set(softlanding.codecs.Sizing.values()), set(Sizing.values()));
    }

    @Test
    void shouldNameUnitsAsTheWireAndFeedsButForTheSurface()
    {
        assertEquals(
            set(softlanding.codecs.UnitKind.values()),
            Stream.concat(names(UnitKind.values()).stream(), UNITS_OF_OLD.stream())
                .collect(Collectors.toCollection(TreeSet::new)));
        final Set<String> feeds = set(FeedKind.values());
        feeds.remove("SURFACE");
        assertEquals(set(softlanding.codecs.FeedKind.values()), feeds);
    }

    @Test
    void shouldHaveTheOrderOfTheWireWhereTheEncoderCounts()
    {
        assertEquals(names(softlanding.codecs.PlanLimit.values()), names(LiquidationPlan.Limit.values()));
        assertEquals(names(softlanding.codecs.LimitReason.values()), names(LimitReason.values()));
        assertEquals(names(softlanding.codecs.PauseScope.values()), names(Pauses.Scope.values()));
    }

    /** A new value goes to the end: the numbers of the others are in the hashes of all states. */
    @Test
    void shouldKeepTheNumbersThatEnterTheStateHash()
    {
        assertNumbers(MarginMode.values(), "PORTFOLIO STANDARD");
        assertNumbers(InstrumentKind.values(), "CALL PUT FUTURE PERPETUAL");
        assertNumbers(VolShock.values(), "NONE UP DOWN LINEAR ABS");
        assertNumbers(FeedKind.values(), "STABLE SPOT FORWARD SURFACE VOLATILITY PERPETUAL COLLATERAL");
        assertNumbers(
            SuspensionReason.values(), "STALE JUMP LOW_CONFIDENCE VANISHED CROSSED RESTART OUT_OF_RANGE ARBITRAGE");
        assertNumbers(Policy.values(), "FULL TIERED OPTIMAL");
        assertNumbers(Sizing.values(), "JUST_ENOUGH ALL");
        assertNumbers(AuctionFeeMode.values(), "PER_FILL START");
        assertNumbers(Health.values(), "HEALTHY RESTRICTED LIQUIDATING BANKRUPT UNPRICED");
        assertNumbers(Pauses.Scope.values(), "VENUE UNDERLYING INSTRUMENT CLASS ACCOUNT");
        assertNumbers(
            UnitKind.values(),
            "POSITION PACKAGE VERTICAL STRANGLE COVERED_CALL DELTA_HEDGED_OPTION SLICE DELTA_HEDGE EVERYTHING");
        assertNumbers(
            SkipReason.values(),
            "NOTHING_HELPS RESTING FROZEN PAUSED IN_AUCTION NO_ROOM UNPRICED UNCONFIRMED RECOVERED");
    }

    private static void assertNumbers(final Enum<?>[] values, final String inOrder)
    {
        final List<String> recorded = List.of(inOrder.split(" "));
        assertEquals(recorded, names(values).subList(0, Math.min(values.length, recorded.size())));
    }
}
