package softlanding.engine.wire;

import softlanding.engine.RejectReason;
import softlanding.engine.Verdict;
import softlanding.engine.auction.AuctionEndReason;
import softlanding.engine.auction.BidVerdict;
import softlanding.engine.liquidation.EndReason;
import softlanding.engine.liquidation.Health;
import softlanding.engine.liquidation.Policy;
import softlanding.engine.liquidation.UnitKind;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.HaltReason;

/** The wire's names for the engine's enums: the same names, looked up once so that a missing one fails at the start. */
final class WireNames
{
    private final softlanding.codecs.RejectReason[] reasons =
        new softlanding.codecs.RejectReason[RejectReason.values().length];
    private final softlanding.codecs.Verdict[] verdicts = new softlanding.codecs.Verdict[Verdict.values().length];
    private final softlanding.codecs.Health[] healths = new softlanding.codecs.Health[Health.values().length];
    private final softlanding.codecs.Policy[] policies = new softlanding.codecs.Policy[Policy.values().length];
    private final softlanding.codecs.UnitKind[] unitKinds = new softlanding.codecs.UnitKind[UnitKind.values().length];
    private final softlanding.codecs.EndReason[] endReasons =
        new softlanding.codecs.EndReason[EndReason.values().length];
    private final softlanding.codecs.HaltReason[] haltReasons =
        new softlanding.codecs.HaltReason[HaltReason.values().length];
    private final softlanding.codecs.FeedKind[] feedKinds = new softlanding.codecs.FeedKind[FeedKind.values().length];

    private final softlanding.codecs.AuctionEndReason[] auctionEndReasons =
        new softlanding.codecs.AuctionEndReason[AuctionEndReason.values().length];
    private final softlanding.codecs.BidVerdict[] bidVerdicts =
        new softlanding.codecs.BidVerdict[BidVerdict.values().length];

    WireNames()
    {
        for (final AuctionEndReason value : AuctionEndReason.values())
        {
            auctionEndReasons[value.ordinal()] = softlanding.codecs.AuctionEndReason.valueOf(value.name());
        }
        for (final BidVerdict value : BidVerdict.values())
        {
            bidVerdicts[value.ordinal()] = softlanding.codecs.BidVerdict.valueOf(value.name());
        }
        for (final RejectReason value : RejectReason.values())
        {
            reasons[value.ordinal()] = softlanding.codecs.RejectReason.valueOf(value.name());
        }
        for (final Verdict value : Verdict.values())
        {
            verdicts[value.ordinal()] = softlanding.codecs.Verdict.valueOf(value.name());
        }
        for (final Health value : Health.values())
        {
            healths[value.ordinal()] = softlanding.codecs.Health.valueOf(value.name());
        }
        for (final Policy value : Policy.values())
        {
            policies[value.ordinal()] = softlanding.codecs.Policy.valueOf(value.name());
        }
        for (final UnitKind value : UnitKind.values())
        {
            unitKinds[value.ordinal()] = softlanding.codecs.UnitKind.valueOf(value.name());
        }
        for (final EndReason value : EndReason.values())
        {
            endReasons[value.ordinal()] = softlanding.codecs.EndReason.valueOf(value.name());
        }
        for (final HaltReason value : HaltReason.values())
        {
            haltReasons[value.ordinal()] = softlanding.codecs.HaltReason.valueOf(value.name());
        }
        for (final FeedKind value : FeedKind.values())
        {
            // On the wire a surface and a single volatility are told apart by the strike.
            feedKinds[value.ordinal()] = value == FeedKind.SURFACE ?
                softlanding.codecs.FeedKind.VOLATILITY : softlanding.codecs.FeedKind.valueOf(value.name());
        }
    }

    softlanding.codecs.RejectReason of(final RejectReason value)
    {
        return reasons[value.ordinal()];
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

    softlanding.codecs.HaltReason of(final HaltReason value)
    {
        return haltReasons[value.ordinal()];
    }

    softlanding.codecs.FeedKind of(final FeedKind value)
    {
        return feedKinds[value.ordinal()];
    }
}
