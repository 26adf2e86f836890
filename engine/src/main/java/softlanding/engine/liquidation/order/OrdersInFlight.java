package softlanding.engine.liquidation.order;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.closing.OrderedVolumeWindow;
import softlanding.engine.margin.Valuation;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Instruments;
import softlanding.engine.state.Ids;

/**
 * Keeps what liquidation orders hold while they are in flight: contracts of the account, notional, volume of the
 * instrument, and cash of the insurance fund. An ended order is remembered until its slot is needed.
 */
public final class OrdersInFlight
{
    private final Instruments instruments;
    private final Accounts accounts;
    private final Valuation valuation;
    private final OrderTable orders;
    private final OrderInsurance insurance;
    private final OrderedVolumeWindow orderedVolume;
    private long notional;

    /** Reserves memory up to the limits of a venue; no order is in flight. */
    public OrdersInFlight(final VenueState venue, final InsuranceFund fund)
    {
        instruments = venue.market().instruments();
        accounts = venue.accounts();
        valuation = venue.margins().valuation();
        final int maxOrders = venue.limits().orders();
        orders = new OrderTable(maxOrders);
        insurance = new OrderInsurance(venue, fund, orders);
        orderedVolume = new OrderedVolumeWindow(instruments.ids().capacity(), maxOrders);
    }

    /** Returns what is remembered of each order, by slot. */
    public OrderTable table()
    {
        return orders;
    }

    /** Returns the volume that was recently ordered, by instrument. */
    public OrderedVolumeWindow window()
    {
        return orderedVolume;
    }

    /** Returns the total notional in flight, at the marks of the order times, in cash; Decimal8 mantissa. */
    public long notional()
    {
        return notional;
    }

    /** Returns whether there are slots for the orders of a plan, and the notional in flight stays representable. */
    public boolean hasRoom(final LiquidationPlan plan)
    {
        try
        {
            long sum = notional;
            for (int leg = 0; leg < plan.legs(); leg++)
            {
                final int instrument = plan.instrument(leg);
                sum = Math.addExact(sum, notional(instrument, plan.quantity(leg), valuation.mark(instrument)));
            }
            return orders.hasRoom(plan.legs());
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return false;
        }
    }

    /**
     * Adds an order that is sent now, for which {@link #hasRoom} returned true. Returns its slot.
     *
     * @param quantity   contracts, signed as ordered.
     * @param deadlineNs time at which the order is overdue.
     */
    public int add(
        final long orderId,
        final long planId,
        final int account,
        final int instrument,
        final long quantity,
        final long nowNs,
        final long deadlineNs)
    {
        final long mark = valuation.mark(instrument);
        final int order = orders.add(orderId, planId, account, instrument, quantity, mark, deadlineNs);
        accounts.reserve(account, instrument);
        accounts.addInFlight(account, instrument, quantity);
        notional += notional(instrument, quantity, mark);
        orderedVolume.add(account, instrument, Math.abs(quantity), nowNs);
        return order;
    }

    /** Reserves in the insurance fund what an order puts at risk, at most what the fund has, in cash. */
    public void insure(final int order, final long atRisk)
    {
        insurance.reserve(order, atRisk);
    }

    /**
     * Books a fill that the account has traded, and lets the fund pay what the account owes after it.
     *
     * @param quantity       contracts, signed as ordered.
     * @param isWithinUpdate whether the payment waits for {@link #drawHeld}: on half of a market the account may seem
     *                       to owe what it does not.
     */
    public void fill(final int order, final long quantity, final boolean isWithinUpdate)
    {
        final int instrument = orders.instrument(order);
        notional -= notional(instrument, orders.unfilled(order), orders.mark(order));
        orders.fill(order, quantity);
        notional += notional(instrument, orders.unfilled(order), orders.mark(order));
        accounts.addInFlight(orders.account(order), instrument, -quantity);
        if (isWithinUpdate)
        {
            insurance.hold(order);
        }
        else
        {
            insurance.draw(order);
        }
    }

    /** Lets the fund pay what accounts owe after the fills of an update that ended. */
    public void drawHeld()
    {
        insurance.drawHeld();
    }

    /** Notes a fill of an order that has ended; quantity in contracts, signed as ordered. */
    public void fillLate(final int order, final long quantity)
    {
        orders.fill(order, quantity);
    }

    /** Ends an order: it holds nothing from now on. */
    public void end(final int order)
    {
        final int instrument = orders.instrument(order);
        orders.end(order);
        insurance.release(order);
        accounts.addInFlight(orders.account(order), instrument, -orders.unfilled(order));
        notional -= notional(instrument, orders.unfilled(order), orders.mark(order));
    }

    /** Returns an order in flight of a settled expiry, at or after a slot, or {@link Ids#NONE}. */
    public int nextOfExpiry(final int expiry, final int from)
    {
        for (int order = from; order < orders.capacity(); order++)
        {
            if (orders.isInFlight(order) && instruments.expiry(orders.instrument(order)) == expiry)
            {
                return order;
            }
        }
        return Ids.NONE;
    }

    /** Forgets the ended orders in the instruments of a settled expiry whose slots are freed. */
    public void forget(final int expiry)
    {
        orders.forget(expiry, instruments);
        orderedVolume.forget(expiry, instruments);
    }

    private long notional(final int instrument, final long quantity, final long mark)
    {
        return instruments.notional(instrument, Math.abs(quantity), mark, true);
    }

    /** Returns a sum over all orders and the recent volume; equal states have equal sums. */
    public long hash()
    {
        return orders.hash() + orderedVolume.hash();
    }
}
