package softlanding.engine.screening;

import java.util.Arrays;
import softlanding.engine.screening.proof.Levels;
import softlanding.engine.screening.proof.LocalProof;

/**
 * Stores the proof data of narrow brackets ({@link LocalProof}), by entry. It tests whether the stored surpluses are
 * still positive at present prices, and calculates how far every price can move from there. This takes dozens of
 * multiplications, while an evaluation with a new proof takes many thousands.
 *
 * <p>The loss by a price is bounded by a convex function of its present value, so a further move costs at most the loss
 * per move on its side.
 */
final class LocalProofs
{
    static final int NONE = -1;

    private static final int SURPLUSES = LocalProof.MAX_SURPLUSES;
    private static final int PRICES = LocalProof.MAX_PRICES;
    private static final int STRIDE = PRICES * SURPLUSES;
    private static final int MIN = 1_024;
    private static final int ENTRIES_PER_RECORD = 32;

    private final Levels levels;
    private final int[] recordOf;
    private final int[] entryOf;
    private final byte[] surpluses;
    private final byte[] prices;
    private final double[] lowest;
    private final double[] highest;
    private final double[] slack;
    private final double[] base;
    private final int[] mark;
    private final double[] down;
    private final double[] up;
    private final double[] left = new double[SURPLUSES];
    private final double[] taken = new double[SURPLUSES];
    private final double[] moves = new double[PRICES];
    private int used;
    private int free;
    private double widthDown;
    private double widthUp;

    LocalProofs(final Levels levels, final int entries)
    {
        this.levels = levels;
        final int records = records(entries);
        recordOf = new int[entries];
        entryOf = new int[records];
        surpluses = new byte[records];
        prices = new byte[records];
        lowest = new double[records];
        highest = new double[records];
        slack = new double[records * SURPLUSES];
        base = new double[records * PRICES];
        mark = new int[records * PRICES];
        down = new double[records * STRIDE];
        up = new double[records * STRIDE];
        Arrays.fill(recordOf, NONE);
        for (int record = 0; record < records; record++)
        {
            entryOf[record] = record + 1 < records ? record + 1 : NONE;
        }
        free = records == 0 ? NONE : 0;
    }

    private static int records(final int entries)
    {
        return entries == 0 ? 0 : entries / ENTRIES_PER_RECORD + MIN;
    }

    /** Returns the free share of the memory, 0 to 1. With less free memory only narrower brackets are stored. */
    double roomLeft()
    {
        return 1 - (double)used / entryOf.length;
    }

    /** Stores a local proof for an entry; returns false if the memory is full. */
    boolean add(final int entry, final LocalProof proof)
    {
        final int record = free;
        if (record == NONE)
        {
            return false;
        }
        free = entryOf[record];
        used++;
        recordOf[entry] = record;
        entryOf[record] = entry;
        surpluses[record] = (byte)proof.surpluses();
        prices[record] = (byte)proof.prices();
        lowest[record] = proof.lowest();
        highest[record] = proof.highest();
        System.arraycopy(proof.slack, 0, slack, record * SURPLUSES, SURPLUSES);
        System.arraycopy(proof.base, 0, base, record * PRICES, PRICES);
        System.arraycopy(proof.mark, 0, mark, record * PRICES, PRICES);
        System.arraycopy(proof.down, 0, down, record * STRIDE, proof.prices() * SURPLUSES);
        System.arraycopy(proof.up, 0, up, record * STRIDE, proof.prices() * SURPLUSES);
        return true;
    }

    boolean contains(final int entry)
    {
        return recordOf[entry] != NONE;
    }

    /** Removes the local proof of an entry, if there is one. */
    void remove(final int entry)
    {
        final int record = recordOf[entry];
        if (record == NONE)
        {
            return;
        }
        recordOf[entry] = NONE;
        entryOf[record] = free;
        free = record;
        used--;
    }

    /** Returns the level below which nothing was proven. */
    double lowest(final int entry)
    {
        return lowest[recordOf[entry]];
    }

    /** Returns the level above which nothing was proven. */
    double highest(final int entry)
    {
        return highest[recordOf[entry]];
    }

    /**
     * Returns whether all stored surpluses are positive at present prices. If so, {@link #widthDown} and {@link
     * #widthUp} return how far all prices can move from there, each on its own.
     */
    boolean holds(final int entry)
    {
        final int record = recordOf[entry];
        final int count = surpluses[record];
        System.arraycopy(slack, record * SURPLUSES, left, 0, SURPLUSES);
        for (int price = 0; price < prices[record]; price++)
        {
            final int at = record * PRICES + price;
            final double move = levels.value(mark[at]) / base[at] - 1;
            moves[price] = 1 + move;
            final double[] losses = move < 0 ? down : up;
            final double distance = Math.abs(move);
            final int from = record * STRIDE + price * SURPLUSES;
            for (int s = 0; s < SURPLUSES; s++)
            {
                left[s] -= distance * losses[from + s];
            }
        }
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < count; s++)
        {
            least = Math.min(least, left[s]);
        }
        if (least > 0)
        {
            widen(record);
        }
        return least > 0;
    }

    /** Calculates the largest equal width on both sides, and a larger width on one side if the surpluses allow it. */
    private void widen(final int record)
    {
        take(record, 1, 1);
        double width = 1;
        for (int s = 0; s < surpluses[record]; s++)
        {
            width = Math.min(width, left[s] / Math.max(taken[s], 1e-300));
        }
        widthDown = width;
        widthUp = width;
        if (allows(record, 4 * width, width))
        {
            widthDown = 4 * width;
        }
        else if (allows(record, width, 4 * width))
        {
            widthUp = 4 * width;
        }
    }

    private boolean allows(final int record, final double farDown, final double farUp)
    {
        take(record, farDown, farUp);
        boolean allowed = true;
        for (int s = 0; s < surpluses[record]; s++)
        {
            allowed &= taken[s] <= left[s];
        }
        return allowed;
    }

    /** Calculates the worst losses by all prices for given moves from their present values. */
    private void take(final int record, final double farDown, final double farUp)
    {
        Arrays.fill(taken, 0);
        for (int price = 0; price < prices[record]; price++)
        {
            final double lower = farDown * moves[price];
            final double upper = farUp * moves[price];
            final int from = record * STRIDE + price * SURPLUSES;
            for (int s = 0; s < SURPLUSES; s++)
            {
                taken[s] += Math.max(0, Math.max(lower * down[from + s], upper * up[from + s]));
            }
        }
    }

    /** Returns how far prices can fall by the last result, as a share. */
    double widthDown()
    {
        return widthDown;
    }

    /** Returns how far prices can rise by the last result, as a share. */
    double widthUp()
    {
        return widthUp;
    }

    /** Returns the memory for a number of entries, in bytes. */
    static long bytes(final int entries)
    {
        return (long)entries * Integer.BYTES + records(entries) * (
            2L * STRIDE * Double.BYTES + (2L + SURPLUSES + PRICES) * Double.BYTES + (1L + PRICES) * Integer.BYTES + 2);
    }
}
