package softlanding.workload.book;

import java.util.List;
import softlanding.workload.SeededRandom;
import softlanding.workload.wire.EventQueue;

/**
 * Portfolios of 2 to 200 legs, each with its own market. The logarithm of the number of legs is uniform. The same seed
 * and number give the same portfolio.
 */
public final class SeededBooks
{
    private static final double MIN_LEGS = 2;
    private static final double MAX_LEGS = 200;

    private final long seed;

    /**
     * Creates a sequence of portfolios that depends only on the seed.
     *
     * @param seed any number.
     */
    public SeededBooks(final long seed)
    {
        this.seed = seed;
    }

    /**
     * Draws a portfolio.
     *
     * @param number of the portfolio, from 1.
     * @return the portfolio.
     */
    public SampleBook book(final int number)
    {
        final SeededRandom random = SeededRandom.of(seed, number);
        final EventQueue queue = new EventQueue();
        final SeededMarket market = new SeededMarket(random, queue);
        final double share = random.nextDouble();
        final int legs = (int)StrictMath.round(MIN_LEGS * StrictMath.pow(MAX_LEGS / MIN_LEGS, share));
        return new SampleBook(
            Integer.toString(number), SeededMarket.NOW_NS, queue,
            new BookDraw(market, random).draw(legs), List.of());
    }
}
