package softlanding.engine;

import softlanding.engine.account.Accounts;
import softlanding.engine.conservation.ConservationCheck;
import softlanding.engine.feed.FeedGuards;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.market.Market;
import softlanding.engine.screening.AccountVisitor;

/** Converts the options and futures of an expiry into cash, one holder after another. */
final class Settlement
{
    private final Market market;
    private final Accounts accounts;
    private final LiquidationEngine liquidation;
    private final FeedGuards guards;
    private final ConservationCheck conservation;
    private final AccountVisitor check = this::check;
    private final AccountVisitor settle = this::settle;
    private int expiry;
    private long price;
    private boolean possible;

    Settlement(
        final Market market,
        final Accounts accounts,
        final LiquidationEngine liquidation,
        final FeedGuards guards,
        final ConservationCheck conservation)
    {
        this.market = market;
        this.accounts = accounts;
        this.liquidation = liquidation;
        this.guards = guards;
        this.conservation = conservation;
    }

    /** Returns whether every holder's settlement can be booked. */
    boolean isPossible(final int ofExpiry, final long at)
    {
        expiry = ofExpiry;
        price = at;
        possible = true;
        liquidation.scanner().ofExpiry(expiry, check);
        return possible;
    }

    private void check(final int account)
    {
        possible &= accounts.canSettle(account, expiry, price);
    }

    /** Settles the expiry, ends its orders and feeds, and evaluates every holder. */
    void settle(final int ofExpiry, final long at)
    {
        expiry = ofExpiry;
        price = at;
        market.settle(expiry, at);
        guards.forget(expiry);
        liquidation.orders().settle(expiry);
        liquidation.protection().execution().settle(expiry);
        liquidation.scanner().ofExpiry(expiry, settle);
        accounts.packageDissolution().dissolveOf(expiry);
    }

    private void settle(final int account)
    {
        conservation.expectSettlement(account, expiry, price);
        accounts.settle(account, expiry, price);
        liquidation.onAccount(account);
        liquidation.noteFact(account);
    }
}
