package softlanding.engine.account;

import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;

/** Counts the packages whose legs an account holds. A package may be registered before it is held. */
public final class HeldPackages
{
    /** Most packages of one account that are held and closed as a whole. */
    public static final int MAX = 64;

    private final Market market;
    private final Accounts accounts;

    /** Counts packages of these accounts. */
    public HeldPackages(final Market market, final Accounts accounts)
    {
        this.market = market;
        this.accounts = accounts;
    }

    /** Returns whether a position holds a leg: it has the direction of the leg. */
    public static boolean isHeld(final long quantity, final long ratio)
    {
        return quantity != 0 && (quantity ^ ratio) >= 0;
    }

    /** Returns whether an account holds a leg in an instrument. */
    public boolean isHeld(final int account, final int instrument, final long ratio)
    {
        final int row = accounts.positions().find(account, market.bookKey(instrument));
        return row != Ids.NONE && isHeld(accounts.positions().quantity(row), ratio);
    }

    /** Returns whether an account holds as many packages as one account may. */
    public boolean isFull(final int account)
    {
        final Packages packages = accounts.packages();
        int held = 0;
        for (int slot = packages.first(account); slot != Ids.NONE && held < MAX; slot = packages.next(slot))
        {
            held += holds(account, slot) ? 1 : 0;
        }
        return held == MAX;
    }

    private boolean holds(final int account, final int slot)
    {
        final Packages packages = accounts.packages();
        boolean held = true;
        for (int leg = 0; leg < packages.legs(slot) && held; leg++)
        {
            held = isHeld(account, packages.instrument(slot, leg), packages.ratio(slot, leg));
        }
        return held;
    }
}
