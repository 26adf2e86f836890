package softlanding.engine.wire;

import softlanding.codecs.Bool;
import softlanding.engine.RejectReason;
import softlanding.engine.Verdict;
import softlanding.engine.account.CapacityLimit;
import softlanding.engine.auction.AuctionEndReason;
import softlanding.engine.auction.BidVerdict;
import softlanding.engine.closing.UnitKind;
import softlanding.engine.liquidation.SkipReason;
import softlanding.engine.liquidation.order.EndReason;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.policy.Health;
import softlanding.engine.policy.Policy;
import softlanding.engine.state.Fragment;

/** Maps the engine's enums to the wire's enums of the same names. */
final class WireNames
{
    private final SameNames<RejectReason, softlanding.codecs.RejectReason> reasons =
        new SameNames<>(RejectReason.class, softlanding.codecs.RejectReason.class);
    private final SameNames<CapacityLimit, softlanding.codecs.CapacityLimit> limits =
        new SameNames<>(CapacityLimit.class, softlanding.codecs.CapacityLimit.class);
    private final SameNames<Verdict, softlanding.codecs.Verdict> verdicts =
        new SameNames<>(Verdict.class, softlanding.codecs.Verdict.class);
    private final SameNames<Health, softlanding.codecs.Health> healths =
        new SameNames<>(Health.class, softlanding.codecs.Health.class);
    private final SameNames<Policy, softlanding.codecs.Policy> policies =
        new SameNames<>(Policy.class, softlanding.codecs.Policy.class);
    private final SameNames<UnitKind, softlanding.codecs.UnitKind> unitKinds =
        new SameNames<>(UnitKind.class, softlanding.codecs.UnitKind.class);
    private final SameNames<EndReason, softlanding.codecs.EndReason> endReasons =
        new SameNames<>(EndReason.class, softlanding.codecs.EndReason.class);
    private final SameNames<SuspensionReason, softlanding.codecs.SuspensionReason> suspensionReasons =
        new SameNames<>(SuspensionReason.class, softlanding.codecs.SuspensionReason.class);
    private final SameNames<AuctionEndReason, softlanding.codecs.AuctionEndReason> auctionEndReasons =
        new SameNames<>(AuctionEndReason.class, softlanding.codecs.AuctionEndReason.class);
    private final SameNames<BidVerdict, softlanding.codecs.BidVerdict> bidVerdicts =
        new SameNames<>(BidVerdict.class, softlanding.codecs.BidVerdict.class);
    private final SameNames<SkipReason, softlanding.codecs.SkipReason> skipReasons =
        new SameNames<>(SkipReason.class, softlanding.codecs.SkipReason.class);
    /** On the wire the strike distinguishes a single volatility from a surface. */
    private final SameNames<FeedKind, softlanding.codecs.FeedKind> feedKinds = new SameNames<>(
        FeedKind.class, softlanding.codecs.FeedKind.class,
        FeedKind.SURFACE, softlanding.codecs.FeedKind.VOLATILITY);

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

    softlanding.codecs.RejectReason of(final RejectReason value)
    {
        return reasons.of(value);
    }

    softlanding.codecs.CapacityLimit of(final CapacityLimit value)
    {
        return limits.of(value);
    }

    softlanding.codecs.Verdict of(final Verdict value)
    {
        return verdicts.of(value);
    }

    softlanding.codecs.Health of(final Health value)
    {
        return healths.of(value);
    }

    softlanding.codecs.Policy of(final Policy value)
    {
        return policies.of(value);
    }

    softlanding.codecs.UnitKind of(final UnitKind value)
    {
        return unitKinds.of(value);
    }

    softlanding.codecs.EndReason of(final EndReason value)
    {
        return endReasons.of(value);
    }

    softlanding.codecs.AuctionEndReason of(final AuctionEndReason value)
    {
        return auctionEndReasons.of(value);
    }

    softlanding.codecs.BidVerdict of(final BidVerdict value)
    {
        return bidVerdicts.of(value);
    }

    softlanding.codecs.SuspensionReason of(final SuspensionReason value)
    {
        return suspensionReasons.of(value);
    }

    softlanding.codecs.SkipReason of(final SkipReason value)
    {
        return skipReasons.of(value);
    }

    softlanding.codecs.FeedKind of(final FeedKind value)
    {
        return feedKinds.of(value);
    }
}
