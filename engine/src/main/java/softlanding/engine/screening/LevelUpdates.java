package softlanding.engine.screening;

import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.screening.proof.Levels;
import softlanding.engine.screening.proof.MarketLevels;
import softlanding.engine.screening.proof.SurfaceShape;
import softlanding.engine.state.Decimal8;

/**
 * Updates the levels of moved marks, and begins new levels for groups whose marks drifted apart. At the end of an
 * update {@link #compare} ends the certificates whose brackets the moved marks have left.
 */
final class LevelUpdates
{
    /** The spread of levels beyond which the marks of a group have drifted apart; for prices a share. */
    private static final double PRICE_SPREAD = 0.002;
    private static final double CARRY_SPREAD = 0.004;
    /** The share by which a price moves in one update that ends most certificates. */
    private static final double JUMP = 0.005;
    private static final double FARTHEST_PRICE = 0.25;
    private static final double FARTHEST_CARRY = 0.12;
    /**
     * The number of consecutive updates with such a spread that prove a drift. A spread during one update is not a
     * drift.
     */
    private static final int LOOKS = 16;

    private final Market market;
    private final Certificates certificates;
    private final MarketLevels marks;
    private final Levels prices;
    private final Levels carry;
    private final SurfaceShape shape;
    private final byte[] priceLooks;
    private final byte[] carryLooks;
    private final NotedSlots movedPrices;
    private final NotedSlots movedCarry;
    private final NotedSlots movedGroups;
    private final NotedSlots movedStrikes;
    private boolean isJump;

    LevelUpdates(
        final Market market,
        final Certificates certificates,
        final MarketLevels marks,
        final Levels prices,
        final Levels carry,
        final SurfaceShape shape,
        final ScreeningCapacity room)
    {
        this.shape = shape;
        this.market = market;
        this.certificates = certificates;
        this.marks = marks;
        this.prices = prices;
        this.carry = carry;
        priceLooks = new byte[room.groups()];
        carryLooks = new byte[room.groups()];
        movedPrices = new NotedSlots(prices.capacity());
        movedCarry = new NotedSlots(carry.capacity());
        movedGroups = new NotedSlots(room.groups());
        movedStrikes = new NotedSlots(room.instruments());
    }

    /** Returns whether any mark has moved since the last comparison. */
    boolean isAnyMoved()
    {
        return !movedPrices.isEmpty() || !movedCarry.isEmpty() || !movedStrikes.isEmpty();
    }

    /** Returns whether a price has moved so far since the last comparison that most certificates are likely to end. */
    boolean isJump()
    {
        return isJump;
    }

    /** Ends the certificates whose brackets the marks that moved since the last comparison have left. */
    void compare()
    {
        for (int i = 0; i < movedPrices.size(); i++)
        {
            if (prices.contains(movedPrices.get(i)))
            {
                certificates.onPrice(movedPrices.get(i));
            }
        }
        for (int i = 0; i < movedGroups.size(); i++)
        {
            certificates.onGroup(movedGroups.get(i));
        }
        for (int i = 0; i < movedCarry.size(); i++)
        {
            if (carry.contains(movedCarry.get(i)))
            {
                certificates.onCarry(movedCarry.get(i));
            }
        }
        for (int i = 0; i < movedStrikes.size(); i++)
        {
            certificates.onVolatility(movedStrikes.get(i));
        }
        shape.endUpdate();
        movedPrices.clear();
        movedGroups.clear();
        movedCarry.clear();
        movedStrikes.clear();
        isJump = false;
    }

    void onVolatility(final int strikeSlot)
    {
        movedStrikes.note(strikeSlot);
    }

    void onSpot(final int underlying)
    {
        renewDrifted(underlying);
        onPrice(marks.spotMark(underlying), underlying, Decimal8.toDouble(market.underlyings().spot(underlying)));
    }

    void onForward(final int expiry)
    {
        final int underlying = market.expiries().underlying(expiry);
        onPrice(marks.forwardMark(expiry), underlying, Decimal8.toDouble(market.expiries().forward(expiry)));
        onCarry(marks.rateMark(expiry), underlying, market.expiries().discountRate(expiry));
    }

    void onPerpetual(final int instrument)
    {
        final Instruments instruments = market.instruments();
        onPrice(
            marks.perpetualMark(instrument), instruments.underlying(instrument),
            Decimal8.toDouble(instruments.perpetualPrice(instrument)));
        if (!carry.contains(marks.fundingMark(instrument)))
        {
            onFunding(instrument);
        }
    }

    /** Updates the funding of a perpetual that has a price. */
    void onFunding(final int instrument)
    {
        if (prices.contains(marks.perpetualMark(instrument)))
        {
            onCarry(
                marks.fundingMark(instrument), market.instruments().underlying(instrument),
                Decimal8.toDouble(market.instruments().cumulativeFunding(instrument)));
        }
    }

    void onAsset(final int asset)
    {
        final int group = marks.groupOfAsset(asset);
        if (group >= marks.underlyings())
        {
            renewDrifted(group);
        }
        onPrice(marks.assetMark(asset), group, marks.assetPrice(asset));
    }

    /** Removes the marks of a settled expiry, because they move no more. */
    void onSettled(final int expiry)
    {
        prices.remove(marks.forwardMark(expiry));
        carry.remove(marks.rateMark(expiry));
    }

    private void onPrice(final int mark, final int group, final double value)
    {
        if (!prices.contains(mark))
        {
            certificates.openGroup(group);
            prices.add(mark, group, value, 1 / value);
        }
        isJump |= Math.abs(value - prices.value(mark)) > JUMP * prices.value(mark);
        prices.set(mark, value);
        movedPrices.note(mark);
        movedGroups.note(group);
    }

    private void onCarry(final int mark, final int group, final double value)
    {
        if (!carry.contains(mark))
        {
            certificates.openGroup(group);
            carry.add(mark, group, value, marks.carryUnit(mark));
        }
        // An unchanged mark ends no certificate, not even one with a width of 0.
        else if (carry.value(mark) == value)
        {
            return;
        }
        shape.noteCarry(group, Math.abs(value - carry.value(mark)) * carry.unit(mark));
        carry.set(mark, value);
        movedCarry.note(mark);
    }

    /** Begins new levels for a group whose marks have drifted apart. */
    private void renewDrifted(final int group)
    {
        if (isDrifted(prices, group, priceLooks, PRICE_SPREAD, FARTHEST_PRICE))
        {
            prices.renew(group);
            for (int mark = prices.first(group); mark != Levels.NONE; mark = prices.next(mark))
            {
                prices.setUnit(mark, 1 / prices.value(mark));
            }
            certificates.onPricesRenewed(group);
        }
        if (isDrifted(carry, group, carryLooks, CARRY_SPREAD, FARTHEST_CARRY))
        {
            carry.renew(group);
            for (int mark = carry.first(group); mark != Levels.NONE; mark = carry.next(mark))
            {
                carry.setUnit(mark, marks.carryUnit(mark));
            }
            certificates.onCarryRenewed(group);
        }
    }

    private static boolean isDrifted(
        final Levels levels, final int group, final byte[] looks, final double widest, final double farthest)
    {
        final double least = levels.least(group);
        final double most = levels.most(group);
        final boolean drifted = !levels.isDraining(group) &&
            (most - least > widest || Math.max(most, -least) > farthest);
        looks[group] = (byte)(drifted ? looks[group] + 1 : 0);
        final boolean enough = looks[group] >= LOOKS;
        looks[group] = enough ? 0 : looks[group];
        return enough;
    }
}
