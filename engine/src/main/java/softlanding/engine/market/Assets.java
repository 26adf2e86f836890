package softlanding.engine.market;

import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/** Holds the collateral assets: their prices in USD and their haircuts. */
public final class Assets
{
    private final Feeds feeds;
    private final Ids ids;
    private final int[] riskCancellingUnderlying;
    private final long[] maintenanceHaircut;
    private final long[] initialHaircutAddOn;
    private final StateColumn price;
    private final StateColumn confidence;
    private long listingHash;

    Assets(final Feeds feeds, final int capacity)
    {
        this.feeds = feeds;
        ids = new Ids(capacity);
        riskCancellingUnderlying = new int[capacity];
        maintenanceHaircut = new long[capacity];
        initialHaircutAddOn = new long[capacity];
        price = new StateColumn(StateOwner.ASSET_PRICE, capacity);
        confidence = new StateColumn(StateOwner.ASSET_CONFIDENCE, capacity);
    }

    /** Returns the map from asset ids of the wire to slots. */
    public Ids ids()
    {
        return ids;
    }

    void list(final int assetId, final int underlyingSlot, final long haircut, final long addOn)
    {
        final int slot = ids.add(assetId);
        riskCancellingUnderlying[slot] = underlyingSlot;
        maintenanceHaircut[slot] = haircut;
        initialHaircutAddOn[slot] = addOn;
        listingHash += listingTerm(slot);
    }

    void mark(final int slot, final long newPrice, final long newConfidence)
    {
        price.set(slot, newPrice);
        confidence.set(slot, newConfidence);
    }

    /** Returns the slot of the underlying whose spot moves the asset, or {@link Ids#NONE}. */
    public int riskCancellingUnderlying(final int slot)
    {
        return riskCancellingUnderlying[slot];
    }

    /** Returns the maintenance haircut as a share of the value. */
    public double maintenanceHaircut(final int slot)
    {
        return Decimal8.toDouble(maintenanceHaircut[slot]);
    }

    /** Returns the addition to the maintenance haircut in initial margin, as a share of the value. */
    public double initialHaircutAddOn(final int slot)
    {
        return Decimal8.toDouble(initialHaircutAddOn[slot]);
    }

    /** Returns the price in USD per coin, a Decimal8 mantissa; 0 while unknown. */
    public long price(final int slot)
    {
        return price.get(slot);
    }

    /** Returns whether the asset's price and the stablecoin's price are known and their feeds are not suspended. */
    public boolean isPriced(final int slot)
    {
        return price.get(slot) > 0 && !feeds.isHalted(FeedKind.COLLATERAL, slot) &&
            !feeds.isHalted(FeedKind.STABLE, 0);
    }

    /** Returns the confidence in the price, a Decimal8 mantissa, 0 to 1. */
    public long confidence(final int slot)
    {
        return confidence.get(slot);
    }

    long hash()
    {
        return listingHash + price.hash() + confidence.hash();
    }

    void copyState(final StateCopy copy)
    {
        ids.copyState(copy, StateOwner.ASSET_SLOTS);
        copy.ints(StateOwner.ASSET_LISTING, riskCancellingUnderlying, ids.size());
        copy.longs(StateOwner.ASSET_LISTING, maintenanceHaircut, ids.size());
        copy.longs(StateOwner.ASSET_LISTING, initialHaircutAddOn, ids.size());
        price.copyState(copy);
        confidence.copyState(copy);
        for (int slot = 0; slot < ids.size() && copy.loads(); slot++)
        {
            listingHash += listingTerm(slot);
        }
    }

    private long listingTerm(final int slot)
    {
        return StateHash.term(
            StateOwner.ASSET_LISTING, ids.id(slot),
            StateHash.mix(maintenanceHaircut[slot]) + StateHash.mix(~initialHaircutAddOn[slot]) +
                StateHash.mix(StateHash.mix(riskCancellingUnderlying[slot]) + slot));
    }
}
