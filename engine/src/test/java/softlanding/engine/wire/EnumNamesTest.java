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
import softlanding.engine.execution.ExecutionPreset;
import softlanding.engine.execution.ExecutionStyle;
import softlanding.engine.liquidation.SkipReason;
import softlanding.engine.liquidation.due.Pauses;
import softlanding.engine.liquidation.order.EndReason;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.market.VolShock;
import softlanding.engine.policy.AuctionFeeMode;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.HedgeUse;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.ProtectionKind;
import softlanding.engine.policy.Sizing;
import softlanding.engine.protection.InstructionGroup;
import softlanding.engine.protection.ProtectionPause;
import softlanding.engine.protection.ProtectionPurpose;
import softlanding.engine.state.Coded;

/** The engine's enums have the names of the wire's, and those that enter the state hash keep their codes. */
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
        assertEquals(set(softlanding.codecs.PlanLimit.values()), set(LiquidationPlan.Limit.values()));
        assertEquals(set(softlanding.codecs.LimitReason.values()), set(LimitReason.values()));
        assertEquals(set(softlanding.codecs.PauseScope.values()), set(Pauses.Scope.values()));
        assertEquals(set(softlanding.codecs.HedgeUse.values()), set(HedgeUse.values()));
        assertEquals(set(softlanding.codecs.Protection.values()), set(ProtectionKind.values()));
        assertEquals(set(softlanding.codecs.ProtectionPurpose.values()), set(ProtectionPurpose.values()));
        assertEquals(set(softlanding.codecs.ProtectionPause.values()), set(ProtectionPause.values()));
        assertEquals(set(softlanding.codecs.ExecutionStyle.values()), set(ExecutionStyle.values()));
        assertEquals(set(softlanding.codecs.ExecutionPreset.values()), set(ExecutionPreset.values()));
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

    /** A new value takes the next code: those of the others are in the hashes of all states. */
    @Test
    void shouldKeepTheCodesThatEnterTheStateHash()
    {
        assertCodes(MarginMode.values(), "PORTFOLIO STANDARD");
        assertCodes(InstrumentKind.values(), "CALL PUT FUTURE PERPETUAL");
        assertCodes(VolShock.values(), "NONE UP DOWN LINEAR ABS");
        assertCodes(FeedKind.values(), "STABLE SPOT FORWARD SURFACE VOLATILITY PERPETUAL COLLATERAL");
        assertCodes(
            SuspensionReason.values(), "STALE JUMP LOW_CONFIDENCE VANISHED CROSSED RESTART OUT_OF_RANGE ARBITRAGE");
        assertCodes(Policy.values(), "FULL TIERED OPTIMAL");
        assertCodes(Sizing.values(), "JUST_ENOUGH ALL");
        assertCodes(AuctionFeeMode.values(), "PER_FILL START");
        assertCodes(Health.values(), "HEALTHY RESTRICTED LIQUIDATING BANKRUPT UNPRICED");
        assertCodes(Pauses.Scope.values(), "VENUE UNDERLYING INSTRUMENT CLASS ACCOUNT");
        assertCodes(
            UnitKind.values(),
            "POSITION PACKAGE VERTICAL STRANGLE COVERED_CALL DELTA_HEDGED_OPTION SLICE DELTA_HEDGE EVERYTHING");
        assertCodes(
            SkipReason.values(),
            "NOTHING_HELPS RESTING FROZEN PAUSED IN_AUCTION NO_ROOM UNPRICED UNCONFIRMED RECOVERED");
        assertCodes(HedgeUse.values(), "NEVER LAST AMONG");
        assertCodes(ExecutionStyle.values(), "DIRECT_FIRST AUCTION_FIRST CHEAPER");
        assertCodes(ExecutionPreset.values(), "EXCHANGE ONCHAIN");
        assertCodes(ProtectionKind.values(), "NONE CLOSE HEDGE");
        assertCodes(ProtectionPurpose.values(), "CLOSE HEDGE RELEASE");
        assertCodes(
            ProtectionPause.values(), "KEPT NOTHING_HELPS NO_MARKET NOBODY NO_ROOM FROZEN PAUSED");
        assertCodes(InstructionGroup.values(), "KEEP_LAST CLOSE_FIRST");
    }

    private static <E extends Enum<E> & Coded> void assertCodes(final E[] values, final String byCode)
    {
        final E[] sorted = Coded.byCode(values);
        final List<String> recorded = List.of(byCode.split(" "));
        assertEquals(recorded, names(sorted).subList(0, Math.min(sorted.length, recorded.size())));
    }

    @Test
    void shouldHaveTheCodesOfTheWireWhereTheAdapterTakesThem()
    {
        for (final Pauses.Scope scope : Pauses.Scope.values())
        {
            assertEquals(softlanding.codecs.PauseScope.valueOf(scope.name()).value(), scope.code());
        }
    }
}
