package softlanding.engine.legs;

import softlanding.engine.closing.ExecutionCost;
import softlanding.engine.closing.LiquidationPlan;
import softlanding.engine.margin.Book;
import softlanding.engine.market.Instruments;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.state.Begins;

/**
 * Orders that are open together, with their distance from the mark: max(half-spread, lambda * band) with one lambda for
 * all. An order that was sent before keeps its limit.
 */
final class RoundLegs
{
    /** Lambda of the whole band: lambda is counted in parts of it. */
    static final long WIDEST = 1L << 40;

    private static final long NOT_SENT = -1;
    /** What rounding may take from a fill, in the smallest amounts of cash. */
    private static final long ROUNDING = 4;
    /** Each lot may fill alone. Beyond this number of fills their rounding is not counted. */
    private static final long MOST_FILLS = 1_000;

    private final Instruments listed;
    private final ExecutionCost executionCost;
    private final int[] instruments;
    private final long[] quantities;
    private final long[] halfSpreads;
    private final long[] bands;
    private final long[] sentSlips;
    private LiquidationPolicy policy;
    private int size;
    private int sent;

    RoundLegs(final Instruments listed, final ExecutionCost executionCost, final int most)
    {
        this.listed = listed;
        this.executionCost = executionCost;
        instruments = new int[most];
        quantities = new long[most];
        halfSpreads = new long[most];
        bands = new long[most];
        sentSlips = new long[most];
    }

    @Begins
    void begin(final LiquidationPolicy newPolicy)
    {
        policy = newPolicy;
        size = 0;
        sent = 0;
    }

    /** Adds an order to be sent: contracts as the account trades them, signed. */
    void add(final int instrument, final long quantity)
    {
        instruments[size] = instrument;
        quantities[size] = quantity;
        halfSpreads[size] = executionCost.narrowestSlip(policy, instrument);
        bands[size] = executionCost.limitWidth(policy, instrument);
        sentSlips[size] = NOT_SENT;
        size++;
    }

    /** Adds an order that was sent before, with its limit. All of these come first. */
    void addSent(final int instrument, final long quantity, final long limit)
    {
        final long mark = executionCost.mark(instrument);
        add(instrument, quantity);
        sentSlips[size - 1] = Math.max(0, quantity < 0 ? mark - limit : limit - mark);
        sent = size;
    }

    boolean hasSpace()
    {
        return size < instruments.length;
    }

    void removeLast()
    {
        size--;
    }

    /** Changes the contracts of the last order. */
    void setLastQuantity(final long quantity)
    {
        quantities[size - 1] = quantity;
    }

    int size()
    {
        return size;
    }

    /** Returns the number of orders that were sent before. */
    int sent()
    {
        return sent;
    }

    int instrument(final int leg)
    {
        return instruments[leg];
    }

    long quantity(final int leg)
    {
        return quantities[leg];
    }

    /** Returns the distance of a limit from the mark, in cash per coin, before it is rounded to a tick. */
    private long slip(final int leg, final long lambda)
    {
        return sentSlips[leg] != NOT_SENT ? sentSlips[leg] :
            Math.max(halfSpreads[leg], (long)Math.floor(bands[leg] * (double)lambda / WIDEST));
    }

    private long slipOnTick(final int leg, final long lambda)
    {
        return sentSlips[leg] != NOT_SENT ? sentSlips[leg] :
            executionCost.tickSlip(instruments[leg], quantities[leg], slip(leg, lambda));
    }

    /** Returns what an order costs at its limit, with the fee, in cash. */
    long cost(final int leg, final long lambda)
    {
        return executionCost.costAt(policy, instruments[leg], quantities[leg], slipOnTick(leg, lambda));
    }

    /** Returns what all orders cost at their limits, in cash. */
    long cost(final long lambda)
    {
        long sum = 0;
        for (int leg = 0; leg < size; leg++)
        {
            sum = Math.addExact(sum, costWithRounding(leg, lambda));
        }
        return sum;
    }

    /** Returns what the legs of a plan cost at least, at their half-spreads and with the fees, in cash. */
    long leastCost(final LiquidationPlan plan)
    {
        long sum = 0;
        for (int leg = 0; leg < plan.legs(); leg++)
        {
            sum = Math.addExact(sum, executionCost.costAt(
                policy, plan.instrument(leg), plan.quantity(leg),
                executionCost.leastSlip(policy, plan.instrument(leg), plan.quantity(leg))));
        }
        return sum;
    }

    /** Returns what the closing of a portfolio costs at least, at half-spreads and with the fees, in cash. */
    long leastCost(final Book book)
    {
        long sum = 0;
        for (int row = 0; row < book.size(); row++)
        {
            final long quantity = -book.quantity(row);
            sum = Math.addExact(sum, quantity == 0 ? 0 : executionCost.costAt(
                policy, book.instrument(row), quantity,
                executionCost.leastSlip(policy, book.instrument(row), quantity)));
        }
        return sum;
    }

    /** Returns what an order costs at its limit, with what rounding may take from its fills, in cash. */
    long costWithRounding(final int leg, final long lambda)
    {
        final long cost = cost(leg, lambda);
        final long fills = Math.min(MOST_FILLS, 1 + Math.abs(quantities[leg]) / listed.lotSize(instruments[leg]));
        return cost == 0 ? 0 : Math.addExact(cost, ROUNDING * fills);
    }

    long limit(final int leg, final long lambda)
    {
        return executionCost.limitAt(instruments[leg], quantities[leg], slip(leg, lambda));
    }

    /** Removes the orders that were not sent before. */
    void keepSent()
    {
        size = sent;
    }
}
