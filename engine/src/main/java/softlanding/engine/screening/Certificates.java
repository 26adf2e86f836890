package softlanding.engine.screening;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import softlanding.engine.account.AccountChangeListener;
import softlanding.engine.screening.proof.Levels;
import softlanding.engine.screening.proof.LocalProof;
import softlanding.engine.screening.proof.Proof;
import softlanding.engine.screening.proof.SurfaceShare;
import softlanding.engine.state.IntrusiveIntLists;

/**
 * Holds the certificates of accounts, and the set of accounts without a certificate, which must be visited. A
 * certificate holds while, for each group of marks of the account, prices stay in a bracket, carry (rates, funding)
 * stays in another bracket, the volatility of each strike stays near, and its deadline has not passed.
 *
 * <p>A certificate is a chain of entries, one per group. For a narrow bracket of prices the proof data is stored in
 * {@link LocalProofs}, and the bracket is redrawn when a price leaves it. All memory is reserved at the start; an
 * account without memory stays without certificate.
 */
final class Certificates implements AccountChangeListener
{
    private static final int NONE = -1;
    /** While any certificate is outdated, each event checks one in this many accounts, plus {@code MIN_DRAINED}. */
    private static final int EVENTS_PER_DRAIN = 2_048;
    private static final int MIN_DRAINED = 4;
    /** The number of accounts whose ended certificates are cleared away when memory is used up. */
    private static final int SWEPT = 64;

    private final Levels levels;
    private final BracketBooks prices;
    private final BracketBooks carry;
    private final LocalProofs localProofs;
    /** Entries whose brackets would be too narrow even if redrawn: checked whenever a price of their group moves. */
    private final IntrusiveIntLists watched;
    private final VolatilityWatch volatilities;
    private final Deadlines deadlines;
    private final AccountSet open;
    private final RetryBackoff backoff;
    private final SurfaceShare surfaceShare = new SurfaceShare();
    private final ScreeningCounters counters;
    private final int[] first;
    private final int[] nextOfAccount;
    private final int[] accountOf;
    private int free;
    private int drainCursor;
    private int sweepCursor;

    Certificates(
        final ScreeningCapacity room,
        final Levels levels,
        final BracketBooks prices,
        final BracketBooks carry,
        final LocalProofs localProofs,
        final VolatilityWatch volatilities,
        final ScreeningCounters counters)
    {
        this.levels = levels;
        this.prices = prices;
        this.carry = carry;
        this.localProofs = localProofs;
        this.volatilities = volatilities;
        this.counters = counters;
        final int accounts = room.accounts();
        final int entries = room.entries();
        watched = new IntrusiveIntLists(room.groups(), entries);
        deadlines = new Deadlines(accounts);
        open = new AccountSet(accounts);
        backoff = new RetryBackoff(accounts);
        first = new int[accounts];
        nextOfAccount = new int[entries];
        accountOf = new int[entries];
        Arrays.fill(first, NONE);
        for (int entry = 0; entry < entries; entry++)
        {
            nextOfAccount[entry] = entry + 1 < entries ? entry + 1 : NONE;
        }
    }

    /** Returns the free share of the memory for local proofs, 0 to 1. */
    double localRoomLeft()
    {
        return localProofs.roomLeft();
    }

    /** Returns how surpluses are divided between prices and volatilities. */
    SurfaceShare surfaceShare()
    {
        return surfaceShare;
    }

    /** Returns what delays the proofs of accounts whose certificates do not last. */
    RetryBackoff backoff()
    {
        return backoff;
    }

    ScreeningCounters counters()
    {
        return counters;
    }

    /** The accounts without certificate. */
    AccountSet open()
    {
        return open;
    }

    /** Prepares the books of a group. */
    void openGroup(final int group)
    {
        prices.open(group);
        carry.open(group);
    }

    /** Ends the certificate of a changed account, because its proof is void. */
    @Override
    public void onChange(final int account)
    {
        open.add(account);
    }

    /**
     * Ends the certificate of an account that may have one. Only a mark is set: the entries stay where they are until
     * they are met or the account is proved again, so that nothing is unlinked before the orders of a crash.
     */
    private void end(final int account, final boolean bySurface)
    {
        if (!open.contains(account))
        {
            counters.crossed();
            if (bySurface)
            {
                surfaceShare.endedBySurface();
            }
            else
            {
                surfaceShare.endedByPrice();
            }
            open.add(account);
            backoff.ended(account);
        }
    }

    /** Removes what an ended certificate has left in the books. */
    private void unlink(final int account)
    {
        int entry = first[account];
        while (entry != NONE)
        {
            counters.entryUnlinked();
            final int following = nextOfAccount[entry];
            prices.remove(entry);
            carry.remove(entry);
            localProofs.remove(entry);
            watched.remove(entry);
            nextOfAccount[entry] = free;
            free = entry;
            entry = following;
        }
        first[account] = NONE;
        volatilities.remove(account);
        deadlines.remove(account);
    }

    /** Frees the memory that ended certificates of the next few accounts hold. */
    private void sweep()
    {
        final int accounts = first.length;
        for (int i = 0; i < Math.min(SWEPT, accounts); i++)
        {
            sweepCursor = sweepCursor + 1 < accounts ? sweepCursor + 1 : 0;
            if (open.contains(sweepCursor))
            {
                unlink(sweepCursor);
            }
        }
    }

    /**
     * Issues a proven certificate to an account without one.
     *
     * @return false if a bracket is too narrow for the resolution of the books, or memory is used up.
     */
    boolean issue(final int account, final Proof proof, final long nowNs)
    {
        unlink(account);
        boolean fits = true;
        for (int i = 0; i < proof.groups() && fits; i++)
        {
            fits = free != NONE && addEntry(account, proof, i);
        }
        for (int i = 0; i < proof.strikes() && fits; i++)
        {
            fits = volatilities.add(account, proof.strike(i), proof.strikeWidth(i));
        }
        if (!fits)
        {
            unlink(account);
            sweep();
            return false;
        }
        if (proof.lifeTicks() < Proof.LONGEST_TICKS)
        {
            deadlines.add(account, nowNs + ((long)proof.lifeTicks() << Proof.TICK_BITS));
        }
        open.remove(account);
        backoff.issued(account);
        return true;
    }

    private boolean addEntry(final int account, final Proof proof, final int i)
    {
        final int group = proof.group(i);
        final int entry = free;
        final boolean waits = prices.waits(group, proof.lowPrice(i), proof.highPrice(i));
        final @Nullable LocalProof nearby = proof.nearby(i);
        final boolean isNear = nearby != null && localProofs.add(entry, nearby);
        if (!waits && !isNear)
        {
            return false;
        }
        free = nextOfAccount[entry];
        nextOfAccount[entry] = first[account];
        first[account] = entry;
        accountOf[entry] = account;
        prices.add(entry, group, proof.lowPrice(i), proof.highPrice(i));
        carry.add(entry, group, proof.lowCarry(i), proof.highCarry(i));
        if (!waits)
        {
            prices.park(entry);
            watched.prepend(group, entry);
        }
        return true;
    }

    /** Ends the certificates whose bracket a price has left, except those whose bracket can be redrawn around it. */
    void onPrice(final int mark)
    {
        int entry = prices.takeReached(mark);
        while (entry != NONE)
        {
            redrawOrEnd(entry);
            entry = prices.takeReached(mark);
        }
    }

    /** Looks at the narrowest brackets of a group in which prices have moved. */
    void onGroup(final int group)
    {
        int entry = watched.first(group);
        while (entry != NONE)
        {
            final int following = watched.next(entry);
            redrawOrEnd(entry);
            entry = following;
        }
    }

    private void redrawOrEnd(final int entry)
    {
        final int account = accountOf[entry];
        if (!open.contains(account) && localProofs.contains(entry) && !prices.isOutdated(entry) &&
            localProofs.holds(entry) && redraw(entry))
        {
            counters.redrawn();
        }
        else
        {
            watched.remove(entry);
            localProofs.remove(entry);
            end(account, false);
        }
    }

    /** Redraws a bracket around the present prices; returns false if they have left the levels of the proof. */
    private boolean redraw(final int entry)
    {
        final int group = prices.group(entry);
        final double least = levels.least(group);
        final double most = levels.most(group);
        if (!prices.waits(group, localProofs.lowest(entry), localProofs.highest(entry)))
        {
            return false;
        }
        final double low = Math.max(localProofs.lowest(entry), (1 + most) * (1 - localProofs.widthDown()) - 1);
        final double high = Math.min(localProofs.highest(entry), (1 + least) * (1 + localProofs.widthUp()) - 1);
        if (prices.waits(group, low, high))
        {
            watched.remove(entry);
            prices.move(entry, low, high);
        }
        else
        {
            prices.park(entry);
            if (!watched.contains(entry))
            {
                watched.prepend(group, entry);
            }
        }
        return true;
    }

    /** Ends the certificates that a volatility has left. */
    void onVolatility(final int strikeSlot)
    {
        int account = volatilities.takeReached(strikeSlot);
        while (account != NONE)
        {
            end(account, true);
            account = volatilities.takeReached(strikeSlot);
        }
    }

    /** Forgets a strike whose slot is freed; no certificate rests on it. */
    void forgetStrike(final int strikeSlot)
    {
        volatilities.forget(strikeSlot);
    }

    /** Ends the certificates that a rate or funding has left. */
    void onCarry(final int mark)
    {
        int entry = carry.takeReached(mark);
        while (entry != NONE)
        {
            end(accountOf[entry], false);
            entry = carry.takeReached(mark);
        }
    }

    /** Ends the certificates whose deadline has passed. */
    void onTime(final long nowNs)
    {
        int account = deadlines.due(nowNs);
        while (account != NONE)
        {
            deadlines.remove(account);
            if (!open.contains(account))
            {
                counters.expired();
                open.add(account);
            }
            account = deadlines.due(nowNs);
        }
    }

    /** Marks certificates of the old price levels as outdated, after a new generation began in a group. */
    void onPricesRenewed(final int group)
    {
        prices.onRenewed(group);
    }

    /** Marks certificates of the old carry levels as outdated, after a new generation began in a group. */
    void onCarryRenewed(final int group)
    {
        carry.onRenewed(group);
    }

    /** Ends the next few outdated certificates, in the order of accounts. */
    void renewOutdated(final int accounts)
    {
        final int looks = MIN_DRAINED + accounts / EVENTS_PER_DRAIN;
        for (int i = 0; i < looks && (prices.hasOutdated() || carry.hasOutdated()); i++)
        {
            drainCursor = drainCursor + 1 < accounts ? drainCursor + 1 : 0;
            if (isOutdated(drainCursor))
            {
                if (!open.contains(drainCursor))
                {
                    counters.renewed();
                    open.add(drainCursor);
                }
                unlink(drainCursor);
            }
        }
    }

    /** Returns whether an account's certificate belongs to an old generation of levels. */
    private boolean isOutdated(final int account)
    {
        boolean outdated = false;
        for (int entry = first[account]; entry != NONE; entry = nextOfAccount[entry])
        {
            outdated |= prices.isOutdated(entry) || carry.isOutdated(entry);
        }
        return outdated;
    }

    /**
     * Returns the memory for a number of accounts and entries, in bytes, without the part that does not depend on them.
     */
    static long bytes(final int accounts, final int entries)
    {
        return (long)(accounts * (2 * AccountSet.bytesPerAccount() + Deadlines.bytesPerAccount() +
            RetryBackoff.bytesPerAccount() + Integer.BYTES)) +
            entries * (2L * BracketBooks.bytesPerEntry() + 2L * Integer.BYTES + IntrusiveIntLists.bytesPerEntry()) +
            LocalProofs.bytes(entries);
    }
}
