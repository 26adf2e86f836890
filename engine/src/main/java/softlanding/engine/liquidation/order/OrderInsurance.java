package softlanding.engine.liquidation.order;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;

/** Reserves in the insurance fund what it risks for each order in flight, and draws it as fills need it. */
final class OrderInsurance
{
    private final Accounts accounts;
    private final InsuranceFund fund;
    private final OrderTable orders;
    private final MarginWorkspace workspace;
    /** Whether any order holds its draw; it follows from the orders. */
    private boolean isAnyHeld;

    OrderInsurance(final VenueState venue, final InsuranceFund fund, final OrderTable orders)
    {
        accounts = venue.accounts();
        this.fund = fund;
        this.orders = orders;
        workspace = venue.newWorkspace();
    }

    /** Reserves an amount for an order, at most what the fund has, in place of what was reserved before. */
    void reserve(final int order, final long amount)
    {
        final long before = orders.reserved(order);
        final long reserved = Math.min(amount, fund.available() + before);
        fund.reserve(reserved - before);
        orders.setReserved(order, reserved);
    }

    /** Frees what is reserved for an order that ends, unless its draw waits. */
    void release(final int order)
    {
        if (!orders.isDrawHeld(order))
        {
            reserve(order, 0);
        }
    }

    /** Holds the draw after a fill until the update ends. */
    void hold(final int order)
    {
        if (orders.reserved(order) > 0)
        {
            orders.holdDraw(order, true);
            isAnyHeld = true;
        }
    }

    /** Makes the draws that were held, in the order of their slots. */
    void drawHeld()
    {
        for (int order = 0; isAnyHeld && order < orders.capacity(); order++)
        {
            if (orders.isDrawHeld(order))
            {
                orders.holdDraw(order, false);
                draw(order);
                reserve(order, orders.isInFlight(order) ? orders.reserved(order) : 0);
            }
        }
        isAnyHeld = false;
    }

    /** Lets the fund pay at once what an account owes after a fill, up to what is reserved for its order. */
    void draw(final int order)
    {
        final int account = orders.account(order);
        final AccountMargin margin = orders.reserved(order) > 0 ? workspace.load(account) : null;
        if (margin != null && margin.isPriced() && margin.equity() < 0)
        {
            final long drawn = Math.min(-margin.equity(), Math.min(orders.reserved(order), fund.balance()));
            fund.pay(account, drawn);
            accounts.addCash(account, drawn);
            reserve(order, orders.reserved(order) - drawn);
        }
    }
}
