package softlanding.engine.monitor;

import java.util.Arrays;
import softlanding.engine.account.AccountWatch;

/**
 * Which accounts need not be looked at, and until when: a certificate holds while, for each group of marks that the
 * account depends on, prices stay in a bracket and carry (rates, funding) stays in another, the volatility of each
 * strike stays near, and its time has not come. Accounts without a certificate are in the set of those to be visited.
 *
 * <p>A certificate is a chain of entries, one per group. Each waits in four books: for the lowest and the highest level
 * of prices, and of carry. All memory is reserved at the start; without room an account stays without certificate.
 */
final class Certificates implements AccountWatch
{
    private static final int NONE = -1;
    /** Price levels are shares: a bucket is 0.6 basis points, and half up or down is the end. */
    private static final double PRICE_RESOLUTION = 1 << 14;
    private static final double CARRY_RESOLUTION = 1 << 15;
    private static final int BUCKETS = 1 << 14;

    private final Levels prices;
    private final Levels carry;
    private final TriggerBook lowPrice;
    private final TriggerBook highPrice;
    private final TriggerBook lowCarry;
    private final TriggerBook highCarry;
    private final VolatilityWatch volatilities;
    private final Deadlines deadlines;
    private final AccountSet open;
    private final MonitorCounters counters;
    private final int[] first;
    private final int[] nextOfAccount;
    private final int[] accountOf;
    private final int[] priceBook;
    private final int[] carryBook;
    private final int[] priceMembers;
    private final int[] carryMembers;
    private int free;
    private int outdated;

    Certificates(
        final int accounts,
        final int entries,
        final int groups,
        final Levels prices,
        final Levels carry,
        final VolatilityWatch volatilities,
        final MonitorCounters counters)
    {
        this.volatilities = volatilities;
        this.prices = prices;
        this.carry = carry;
        this.counters = counters;
        lowPrice = new TriggerBook(2 * groups, entries, BUCKETS, PRICE_RESOLUTION);
        highPrice = new TriggerBook(2 * groups, entries, BUCKETS, PRICE_RESOLUTION);
        lowCarry = new TriggerBook(2 * groups, entries, BUCKETS, CARRY_RESOLUTION);
        highCarry = new TriggerBook(2 * groups, entries, BUCKETS, CARRY_RESOLUTION);
        deadlines = new Deadlines(accounts);
        open = new AccountSet(accounts);
        first = new int[accounts];
        nextOfAccount = new int[entries];
        accountOf = new int[entries];
        priceBook = new int[entries];
        carryBook = new int[entries];
        priceMembers = new int[2 * groups];
        carryMembers = new int[2 * groups];
        Arrays.fill(first, NONE);
        for (int entry = 0; entry < entries; entry++)
        {
            nextOfAccount[entry] = entry + 1 < entries ? entry + 1 : NONE;
        }
    }

    /** The accounts without certificate. */
    AccountSet open()
    {
        return open;
    }

    /** Makes the books of a group ready for use. */
    void openGroup(final int group)
    {
        for (int book = 2 * group; book < 2 * group + 2 && !lowPrice.isOpen(book); book++)
        {
            lowPrice.open(book);
            highPrice.open(book);
            lowCarry.open(book);
            highCarry.open(book);
        }
    }

    /** What an account is or owns changed: whatever was proven of it is void. */
    @Override
    public void onChange(final int account)
    {
        if (!open.contains(account))
        {
            withdraw(account);
        }
    }

    /** Ends the certificate of an account that has one. */
    void withdraw(final int account)
    {
        int entry = first[account];
        while (entry != NONE)
        {
            final int following = nextOfAccount[entry];
            lowPrice.remove(entry);
            highPrice.remove(entry);
            lowCarry.remove(entry);
            highCarry.remove(entry);
            leave(prices, priceMembers, priceBook[entry]);
            leave(carry, carryMembers, carryBook[entry]);
            nextOfAccount[entry] = free;
            free = entry;
            entry = following;
        }
        first[account] = NONE;
        volatilities.remove(account);
        deadlines.remove(account);
        open.add(account);
    }

    private void leave(final Levels levels, final int[] members, final int book)
    {
        members[book]--;
        final int group = book >> 1;
        if ((book & 1) != levels.generation(group))
        {
            outdated--;
            if (members[book] == 0)
            {
                levels.drained(group);
            }
        }
    }

    /**
     * Gives an account that has none the certificate that was proven.
     *
     * @return false if a bracket is too narrow to be told apart from where the marks stand, or memory is used up.
     */
    boolean issue(final int account, final Proof proof, final long nowNs)
    {
        for (int i = 0; i < proof.groups(); i++)
        {
            if (!waits(proof, i))
            {
                return false;
            }
        }
        boolean fits = true;
        for (int i = 0; i < proof.groups() && fits; i++)
        {
            fits = free != NONE;
            if (fits)
            {
                addEntry(account, proof, i);
            }
        }
        for (int i = 0; i < proof.strikes() && fits; i++)
        {
            fits = volatilities.add(account, proof.strike(i), proof.strikeWidth(i));
        }
        if (!fits)
        {
            withdraw(account);
            return false;
        }
        if (proof.lifeTicks() < Deadlines.LONGEST_TICKS)
        {
            deadlines.add(account, nowNs + ((long)proof.lifeTicks() << Deadlines.TICK_BITS));
        }
        open.remove(account);
        return true;
    }

    private boolean waits(final Proof proof, final int i)
    {
        final int group = proof.group(i);
        return lowPrice.waits(proof.lowPrice(i), prices.least(group)) &&
            highPrice.waits(-proof.highPrice(i), -prices.most(group));
    }

    private void addEntry(final int account, final Proof proof, final int i)
    {
        final int entry = free;
        free = nextOfAccount[entry];
        nextOfAccount[entry] = first[account];
        first[account] = entry;
        accountOf[entry] = account;
        final int group = proof.group(i);
        final int ofPrice = 2 * group + prices.generation(group);
        final int ofCarry = 2 * group + carry.generation(group);
        priceBook[entry] = ofPrice;
        carryBook[entry] = ofCarry;
        priceMembers[ofPrice]++;
        carryMembers[ofCarry]++;
        lowPrice.add(ofPrice, entry, proof.lowPrice(i));
        highPrice.add(ofPrice, entry, -proof.highPrice(i));
        lowCarry.add(ofCarry, entry, proof.lowCarry(i));
        highCarry.add(ofCarry, entry, -proof.highCarry(i));
    }

    /** Ends the certificates that a price has left. */
    void onPrice(final int mark)
    {
        fire(prices, lowPrice, highPrice, mark);
    }

    /** Ends the certificates that a volatility has left. */
    void onVolatility(final int strikeSlot)
    {
        int account = volatilities.reached(strikeSlot);
        while (account != NONE)
        {
            counters.crossed();
            withdraw(account);
            account = volatilities.reached(strikeSlot);
        }
    }

    /** Ends the certificates that a rate or funding has left. */
    void onCarry(final int mark)
    {
        fire(carry, lowCarry, highCarry, mark);
    }

    private void fire(final Levels levels, final TriggerBook low, final TriggerBook high, final int mark)
    {
        final int group = levels.group(mark);
        final int now = levels.generation(group);
        fire(low, 2 * group + now, levels.level(now, mark));
        fire(high, 2 * group + now, -levels.level(now, mark));
        if (levels.isDraining(group))
        {
            fire(low, 2 * group + 1 - now, levels.level(1 - now, mark));
            fire(high, 2 * group + 1 - now, -levels.level(1 - now, mark));
        }
    }

    private void fire(final TriggerBook book, final int number, final double level)
    {
        int entry = book.reached(number, level);
        while (entry != NONE)
        {
            counters.crossed();
            withdraw(accountOf[entry]);
            entry = book.reached(number, level);
        }
    }

    /** Ends the certificates whose time has come. */
    void onTime(final long nowNs)
    {
        int account = deadlines.due(nowNs);
        while (account != NONE)
        {
            counters.expired();
            withdraw(account);
            account = deadlines.due(nowNs);
        }
    }

    /**
     * A group's levels of prices, or of the carry, began anew: certificates in terms of the old ones are outdated.
     */
    void onRenewed(final boolean ofPrices, final int group)
    {
        final Levels levels = ofPrices ? prices : carry;
        final int old = (ofPrices ? priceMembers : carryMembers)[2 * group + 1 - levels.generation(group)];
        outdated += old;
        if (old == 0)
        {
            levels.drained(group);
        }
    }

    /** Whether any certificate is outdated. */
    boolean hasOutdated()
    {
        return outdated > 0;
    }

    /** Whether an account's certificate is of a generation of levels that is to end. */
    boolean isOutdated(final int account)
    {
        boolean outdated = false;
        for (int entry = first[account]; entry != NONE; entry = nextOfAccount[entry])
        {
            outdated |= (priceBook[entry] & 1) != prices.generation(priceBook[entry] >> 1) ||
                (carryBook[entry] & 1) != carry.generation(carryBook[entry] >> 1);
        }
        return outdated;
    }

    /** Memory for so many accounts and entries, in bytes, but for what does not depend on them. */
    static long bytes(final int accounts, final int entries)
    {
        return (long)(accounts * (AccountSet.bytesPerAccount() + Deadlines.bytesPerAccount() + 2 * Integer.BYTES)) +
            entries * (4L * TriggerBook.bytesPerEntry() + 4L * Integer.BYTES);
    }
}
