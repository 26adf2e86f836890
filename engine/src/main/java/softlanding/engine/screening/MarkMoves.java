package softlanding.engine.screening;

import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Market;
import softlanding.engine.screening.proof.CertificateEligibility;

/**
 * Notes moved marks: their levels, which end certificates, and who needs them. A mark that is not trusted is in no
 * bracket. Then the answer is false, and everything known about the accounts that need it is void.
 */
final class MarkMoves
{
    private final Market market;
    private final LevelUpdates levels;
    private final MovedObjects moved;
    private final CertificateEligibility eligibility;

    MarkMoves(
        final Market market,
        final LevelUpdates levels,
        final MovedObjects moved,
        final CertificateEligibility eligibility)
    {
        this.market = market;
        this.levels = levels;
        this.moved = moved;
        this.eligibility = eligibility;
    }

    /** A spot price moved. Returns false if it is not trusted. */
    boolean spot(final int underlying)
    {
        levels.onSpot(underlying);
        final boolean isTrusted = eligibility.isTrusted(market.underlyings().confidence(underlying));
        if (isTrusted)
        {
            moved.noteUnderlying(underlying);
        }
        return isTrusted;
    }

    /** The forward or the rate of an expiry moved. Returns false if it is not trusted. */
    boolean forward(final int expiry)
    {
        levels.onForward(expiry);
        final boolean isTrusted = eligibility.isTrusted(market.expiries().confidence(expiry));
        if (isTrusted)
        {
            moved.noteExpiry(expiry);
        }
        return isTrusted;
    }

    /** The volatility of a strike moved. Returns false if it is not trusted. */
    boolean volatility(final int strikeSlot)
    {
        levels.onVolatility(strikeSlot);
        final boolean isTrusted = eligibility.isTrusted(market.strikes().confidence(strikeSlot));
        if (isTrusted)
        {
            moved.noteStrike(strikeSlot);
        }
        return isTrusted;
    }

    /** The mark of a perpetual moved. Returns false if it is not trusted. */
    boolean perpetual(final int instrument)
    {
        levels.onPerpetual(instrument);
        final boolean isTrusted = eligibility.isTrusted(market.instruments().perpetualConfidence(instrument));
        if (isTrusted)
        {
            moved.noteInstrument(instrument);
        }
        return isTrusted;
    }

    /** The funding of a perpetual accrued. */
    void funding(final int instrument)
    {
        levels.onFunding(instrument);
        moved.noteInstrument(instrument);
    }

    /** The price of a collateral asset moved. Returns false if it is not trusted. */
    boolean collateral(final int asset)
    {
        levels.onAsset(asset);
        final boolean isTrusted = eligibility.isTrusted(market.assets().confidence(asset));
        if (isTrusted)
        {
            moved.noteAsset(asset);
        }
        return isTrusted;
    }

    /** The stable price moved, and with it the value of all assets in cash. Returns false if it has lost its peg. */
    boolean stable()
    {
        moveAssets();
        final boolean isPegged = eligibility.isPegged();
        if (isPegged)
        {
            moved.noteEverything();
        }
        return isPegged;
    }

    /** Notes the level of a changed mark whose feed sent no price. */
    void take(final FeedKind kind, final int slot)
    {
        switch (kind)
        {
            case STABLE -> moveAssets();
            case SPOT -> levels.onSpot(slot);
            case FORWARD -> levels.onForward(slot);
            case VOLATILITY -> levels.onVolatility(slot);
            case PERPETUAL -> levels.onPerpetual(slot);
            case COLLATERAL -> levels.onAsset(slot);
            default -> throw new IllegalStateException("a surface has no mark: expiry=" + slot);
        }
    }

    private void moveAssets()
    {
        for (int asset = 0; asset < market.assets().ids().size(); asset++)
        {
            if (market.assets().isPriced(asset))
            {
                levels.onAsset(asset);
            }
        }
    }
}
