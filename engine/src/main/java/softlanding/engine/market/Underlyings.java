package softlanding.engine.market;

import softlanding.engine.state.Ids;
import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.Numbers;
import softlanding.engine.state.copy.StateCopy;

/** Holds the coins whose derivatives are traded: spot, its confidence, and the margin models. */
public final class Underlyings
{
    private static final long[] NOTHING = {};

    private final Feeds feeds;
    private final Ids ids;
    private final StateColumn spot;
    private final StateColumn confidence;
    private final MarginModel[] models;
    private final StandardModel[] standardModels;

    Underlyings(final Feeds feeds, final int capacity)
    {
        this.feeds = feeds;
        ids = new Ids(capacity);
        spot = new StateColumn(StateOwner.UNDERLYING_SPOT, capacity);
        confidence = new StateColumn(StateOwner.UNDERLYING_CONFIDENCE, capacity);
        models = new MarginModel[capacity];
        standardModels = new StandardModel[capacity];
    }

    /** Returns the map from underlying ids of the wire to slots. */
    public Ids ids()
    {
        return ids;
    }

    void list(final int underlyingId)
    {
        final int slot = ids.add(underlyingId);
        models[slot] = new MarginModel(DefaultMarginModel.settings());
        standardModels[slot] = new StandardModel(StandardMarginSettings.published());
    }

    void mark(final int slot, final long price, final long newConfidence)
    {
        spot.set(slot, price);
        confidence.set(slot, newConfidence);
    }

    void setModel(final int slot, final MarginModel model)
    {
        models[slot] = model;
    }

    void setStandardModel(final int slot, final StandardModel model)
    {
        standardModels[slot] = model;
    }

    /** Returns the spot price in cash per coin, a Decimal8 mantissa; 0 while unknown. */
    public long spot(final int slot)
    {
        return spot.get(slot);
    }

    /** Returns whether the spot price is known and its feed is not suspended. */
    public boolean isPriced(final int slot)
    {
        return spot.get(slot) > 0 && !feeds.isHalted(FeedKind.SPOT, slot);
    }

    /** Returns the confidence in the spot price, a Decimal8 mantissa, 0 to 1. */
    public long confidence(final int slot)
    {
        return confidence.get(slot);
    }

    /** Returns the scenario model of an underlying. */
    public MarginModel model(final int slot)
    {
        return models[slot];
    }

    /** Returns the standard model of an underlying. */
    public StandardModel standardModel(final int slot)
    {
        return standardModels[slot];
    }

    long hash()
    {
        long hash = spot.hash() + confidence.hash();
        for (int slot = 0; slot < ids.size(); slot++)
        {
            hash += StateHash.term(StateOwner.UNDERLYING_ID, slot, ids.id(slot)) +
                StateHash.term(StateOwner.UNDERLYING_MARGIN_MODEL, slot, models[slot].hash()) +
                StateHash.term(StateOwner.UNDERLYING_STANDARD_MODEL, slot, standardModels[slot].hash());
        }
        return hash;
    }

    void copyState(final StateCopy copy)
    {
        ids.copyState(copy, StateOwner.UNDERLYINGS);
        spot.copyState(copy);
        confidence.copyState(copy);
        for (int slot = 0; slot < ids.size(); slot++)
        {
            final long[] model = copy.numbers(
                StateOwner.UNDERLYING_MARGIN_MODEL, copy.loads() ? NOTHING : models[slot].numbers());
            final long[] standard = copy.numbers(
                StateOwner.UNDERLYING_STANDARD_MODEL, copy.loads() ? NOTHING : standardModels[slot].numbers());
            if (copy.loads())
            {
                models[slot] = new MarginModel(PortfolioMarginSettings.of(new Numbers(model)));
                standardModels[slot] = new StandardModel(StandardMarginSettings.of(new Numbers(standard)));
            }
        }
    }
}
