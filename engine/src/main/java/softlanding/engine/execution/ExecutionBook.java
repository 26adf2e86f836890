package softlanding.engine.execution;

import org.jspecify.annotations.Nullable;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.Numbers;
import softlanding.engine.state.copy.StateCopy;

/**
 * Holds the execution terms of every underlying, by slot, and those that wait for the end of their update. An
 * underlying without terms is an exchange: nothing beyond the price, and no wait.
 */
public final class ExecutionBook
{
    private static final long[] NOT_SET = {};

    private final @Nullable ExecutionTerms[] terms;
    private final @Nullable ExecutionTerms[] held;
    private final long[] fixedCost;
    private final Batches batches = new Batches();
    private final AuctionPrices prices;
    private boolean isAnyHeld;
    private boolean isAny;
    private boolean isAnyDelayed;

    /** Reserves room for the terms of a number of underlyings. */
    public ExecutionBook(final int underlyings)
    {
        terms = new ExecutionTerms[underlyings];
        held = new ExecutionTerms[underlyings];
        fixedCost = new long[underlyings];
        prices = new AuctionPrices(underlyings);
    }

    /** Holds new terms of an underlying until the update ends; the last of several count. */
    public void hold(final int underlying, final ExecutionTerms newTerms)
    {
        held[underlying] = newTerms;
        isAnyHeld = true;
    }

    /** Returns whether terms wait for the end of their update. */
    public boolean isAnyHeld()
    {
        return isAnyHeld;
    }

    /** Puts the terms in force that wait. */
    public void putInForce()
    {
        long longestBatchNs = 0;
        for (int i = 0; i < terms.length; i++)
        {
            final ExecutionTerms newTerms = held[i];
            if (newTerms != null)
            {
                terms[i] = newTerms;
                fixedCost[i] = newTerms.fixedCost();
                held[i] = null;
            }
            isAny |= terms[i] != null;
            longestBatchNs = Math.max(longestBatchNs, of(i).batchNs());
        }
        isAnyHeld = false;
        isAnyDelayed = false;
        for (int i = 0; i < terms.length; i++)
        {
            isAnyDelayed |= of(i).delayNs() > 0;
        }
        batches.use(longestBatchNs > 0);
    }

    /** Returns the terms of an underlying. */
    public ExecutionTerms of(final int underlying)
    {
        final ExecutionTerms own = terms[underlying];
        return own == null ? ExecutionTerms.NONE : own;
    }

    /** Returns what each order in an underlying costs, in cash; a Decimal8 mantissa. */
    public long fixedCost(final int underlying)
    {
        return fixedCost[underlying];
    }

    /** Returns whether any underlying has terms, so that somebody need look at them. */
    public boolean isAny()
    {
        return isAny;
    }

    /** Returns whether orders in any underlying take time to become facts. */
    public boolean isAnyDelayed()
    {
        return isAnyDelayed;
    }

    /** Returns the intervals at whose first event rounds are taken. */
    public Batches batches()
    {
        return batches;
    }

    /** Returns what auctions paid. */
    public AuctionPrices prices()
    {
        return prices;
    }

    /** Notes what an auction of an account paid, whose largest value is in an underlying with terms. */
    public void noteAuction(final int underlying, final long discount)
    {
        if (terms[underlying] != null)
        {
            prices.add(underlying, discount);
        }
    }

    /** Copies what is in force; while a state is copied no terms wait. */
    public void copyState(final StateCopy copy)
    {
        for (int i = 0; i < terms.length; i++)
        {
            final ExecutionTerms own = terms[i];
            final long[] numbers = copy.numbers(StateOwner.EXECUTION_TERMS, own == null ? NOT_SET : own.numbers());
            if (copy.loads() && numbers.length > 0)
            {
                hold(i, ExecutionTerms.from(new Numbers(numbers)));
            }
        }
        if (copy.loads())
        {
            putInForce();
        }
        batches.copyState(copy);
        prices.copyState(copy);
    }

    /** Returns a sum over all facts; 0 as long as no terms came. */
    public long hash()
    {
        long hash = batches.hash() + prices.hash();
        for (int i = 0; i < terms.length; i++)
        {
            final ExecutionTerms own = terms[i];
            final ExecutionTerms waiting = held[i];
            hash += (own == null ? 0 : StateHash.term(StateOwner.EXECUTION_TERMS, i, own.hash())) +
                (waiting == null ? 0 : StateHash.term(StateOwner.HELD_EXECUTION_TERMS, i, waiting.hash()));
        }
        return hash;
    }
}
