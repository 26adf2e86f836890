package softlanding.engine;

import softlanding.engine.feed.FeedGuards;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/**
 * Gives the slots of settled expiries, their strikes and their instruments to new listings. Slots are freed only when a
 * listing needs one, the earliest expiry first, so that an event about a settled id is refused as EXPIRED for as long
 * as possible; afterwards its id is unknown, and still cannot be listed again.
 */
final class SettledSlots
{
    private final Market market;
    private final LiquidationEngine liquidation;
    private final FeedGuards guards;

    SettledSlots(final Market market, final LiquidationEngine liquidation, final FeedGuards guards)
    {
        this.market = market;
        this.liquidation = liquidation;
        this.guards = guards;
    }

    /** Returns whether one more expiry can be listed. */
    boolean hasRoomForExpiry()
    {
        return !market.expiries().ids().isFull() || market.firstSettledExpiry(false) != Ids.NONE;
    }

    /** Returns whether one more instrument can be listed. */
    boolean hasRoomForInstrument()
    {
        return !market.instruments().ids().isFull() || market.firstSettledExpiry(true) != Ids.NONE;
    }

    /** Returns whether an option of a live expiry can be listed, as far as strikes are concerned. */
    boolean hasRoomForStrike(final int expiry, final long strike)
    {
        return market.hasRoomForStrike(expiry, strike) || market.firstSettledWithStrikes() != Ids.NONE;
    }

    /** Frees slots until one more expiry can be listed. */
    void makeRoomForExpiry()
    {
        while (market.expiries().ids().isFull())
        {
            free(market.firstSettledExpiry(false));
        }
    }

    /** Frees slots until one more instrument can be listed. */
    void makeRoomForInstrument()
    {
        while (market.instruments().ids().isFull())
        {
            free(market.firstSettledExpiry(true));
        }
    }

    /** Frees slots until an option of a live expiry can be listed. */
    void makeRoomForOption(final int expiry, final long strike)
    {
        makeRoomForInstrument();
        while (!market.hasRoomForStrike(expiry, strike))
        {
            free(market.firstSettledWithStrikes());
        }
    }

    private void free(final int expiry)
    {
        guards.free(expiry);
        liquidation.pauses().forget(expiry);
        liquidation.orders().forget(expiry);
        liquidation.protection().forget(expiry);
        liquidation.scanner().onExpiryFreed(expiry);
        market.freeExpiry(expiry);
    }
}
