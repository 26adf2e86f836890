package softlanding.engine.wire;

import java.util.Arrays;
import softlanding.codecs.Bool;
import softlanding.codecs.Protection;
import softlanding.engine.RejectReason;
import softlanding.engine.Verdict;
import softlanding.engine.account.CapacityLimit;
import softlanding.engine.auction.AuctionEndReason;
import softlanding.engine.auction.BidVerdict;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.liquidation.EndReason;
import softlanding.engine.liquidation.SkipReason;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.ProtectionKind;
import softlanding.engine.state.Fragment;

/**
 * Maps the engine's enums to the wire's enums of the same names. All names are looked up at the start, so that a
 * missing one fails there.
 */
final class WireNames
{
    private final softlanding.codecs.RejectReason[] reasons = sameNames(
        RejectReason.values(), softlanding.codecs.RejectReason.values());
    private final softlanding.codecs.CapacityLimit[] limits = sameNames(
        CapacityLimit.values(), softlanding.codecs.CapacityLimit.values());
    private final softlanding.codecs.Verdict[] verdicts = sameNames(
        Verdict.values(), softlanding.codecs.Verdict.values());
    private final softlanding.codecs.Health[] healths = sameNames(Health.values(), softlanding.codecs.Health.values());
    private final softlanding.codecs.Policy[] policies = sameNames(Policy.values(), softlanding.codecs.Policy.values());
    private final softlanding.codecs.UnitKind[] unitKinds = sameNames(
        UnitKind.values(), softlanding.codecs.UnitKind.values());
    private final softlanding.codecs.EndReason[] endReasons = sameNames(
        EndReason.values(), softlanding.codecs.EndReason.values());
    private final softlanding.codecs.SuspensionReason[] suspensionReasons = sameNames(
        SuspensionReason.values(), softlanding.codecs.SuspensionReason.values());
    private final softlanding.codecs.AuctionEndReason[] auctionEndReasons = sameNames(
        AuctionEndReason.values(), softlanding.codecs.AuctionEndReason.values());
    private final softlanding.codecs.BidVerdict[] bidVerdicts = sameNames(
        BidVerdict.values(), softlanding.codecs.BidVerdict.values());
    private final softlanding.codecs.SkipReason[] skipReasons = sameNames(
        SkipReason.values(), softlanding.codecs.SkipReason.values());
    private final softlanding.codecs.FeedKind[] feedKinds = new softlanding.codecs.FeedKind[FeedKind.values().length];

    WireNames()
    {
        for (final FeedKind value : FeedKind.values())
        {
            // On the wire the strike distinguishes a single volatility from a surface.
            feedKinds[value.ordinal()] = value == FeedKind.SURFACE ?
                softlanding.codecs.FeedKind.VOLATILITY : softlanding.codecs.FeedKind.valueOf(value.name());
        }
    }

    /** Returns, for each of the engine's values, the wire's value of the same name. */
    static <W extends Enum<W>> W[] sameNames(final Enum<?>[] ours, final W[] wire)
    {
        final W[] named = Arrays.copyOf(wire, ours.length);
        for (final Enum<?> value : ours)
        {
            named[value.ordinal()] = Enum.valueOf(wire[0].getDeclaringClass(), value.name());
        }
        return named;
    }

    /** Returns what an event says about its update. */
    static Fragment fragment(final Bool lastFragment)
    {
        return switch (lastFragment)
        {
            case NO -> Fragment.MORE;
            case YES -> Fragment.LAST;
            default -> Fragment.UNSAID;
        };
    }

    /** Returns the kind of a single mark: VOLATILITY is the volatility of one strike there. */
    static FeedKind ofMark(final softlanding.codecs.FeedKind kind)
    {
        return switch (kind)
        {
            case SPOT -> FeedKind.SPOT;
            case FORWARD -> FeedKind.FORWARD;
            case VOLATILITY -> FeedKind.VOLATILITY;
            case PERPETUAL -> FeedKind.PERPETUAL;
            case COLLATERAL -> FeedKind.COLLATERAL;
            case STABLE -> FeedKind.STABLE;
            default -> throw new IllegalArgumentException("feedKind is absent");
        };
    }

    /** Returns the protection of an event; none where it is absent. */
    static ProtectionKind of(final Protection kind)
    {
        return switch (kind)
        {
            case CLOSE -> ProtectionKind.CLOSE;
            case HEDGE -> ProtectionKind.HEDGE;
            default -> ProtectionKind.NONE;
        };
    }

    softlanding.codecs.RejectReason of(final RejectReason value)
    {
        return reasons[value.ordinal()];
    }

    softlanding.codecs.CapacityLimit of(final CapacityLimit value)
    {
        return limits[value.ordinal()];
    }

    softlanding.codecs.Verdict of(final Verdict value)
    {
        return verdicts[value.ordinal()];
    }

    softlanding.codecs.Health of(final Health value)
    {
        return healths[value.ordinal()];
    }

    softlanding.codecs.Policy of(final Policy value)
    {
        return policies[value.ordinal()];
    }

    softlanding.codecs.UnitKind of(final UnitKind value)
    {
        return unitKinds[value.ordinal()];
    }

    softlanding.codecs.EndReason of(final EndReason value)
    {
        return endReasons[value.ordinal()];
    }

    softlanding.codecs.AuctionEndReason of(final AuctionEndReason value)
    {
        return auctionEndReasons[value.ordinal()];
    }

    softlanding.codecs.BidVerdict of(final BidVerdict value)
    {
        return bidVerdicts[value.ordinal()];
    }

    softlanding.codecs.SuspensionReason of(final SuspensionReason value)
    {
        return suspensionReasons[value.ordinal()];
    }

    softlanding.codecs.SkipReason of(final SkipReason value)
    {
        return skipReasons[value.ordinal()];
    }

    softlanding.codecs.FeedKind of(final FeedKind value)
    {
        return feedKinds[value.ordinal()];
    }
}
