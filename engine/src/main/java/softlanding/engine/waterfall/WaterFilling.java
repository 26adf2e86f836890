package softlanding.engine.waterfall;

/**
 * Distributes lots so that the highest leverage falls first, as if the candidate with the highest leverage closed one
 * lot again and again. Computes the common level, to 10^-8, at which exactly the wanted number of lots is closed, and
 * the lots that bring each candidate down to it. A candidate below the level, or at its own limit, closes no more.
 */
final class WaterFilling
{
    private WaterFilling()
    {
    }

    /** Sets the lots of each candidate. Together they are the wanted lots, or all that the candidates may close. */
    static void fill(final AdlCandidates all, final long wanted)
    {
        final long level = level(all, wanted);
        long left = wanted;
        for (int i = 0; i < all.size(); i++)
        {
            all.setLots(i, lotsAt(all, i, level));
            left -= all.lots(i);
        }
        // The last lots lie between this level and the next one below it. The first accounts close them.
        for (int i = 0; i < all.size() && left > 0 && level > 0; i++)
        {
            final long more = Math.min(left, lotsAt(all, i, level - 1) - all.lots(i));
            all.setLots(i, all.lots(i) + more);
            left -= more;
        }
    }

    /** Returns the lowest level that all candidates can reach without closing more than the wanted lots. */
    private static long level(final AdlCandidates all, final long wanted)
    {
        long enough = 1;
        for (int i = 0; i < all.size(); i++)
        {
            enough = Math.max(enough, all.leverage(i));
        }
        if (!exceeds(all, 0, wanted))
        {
            return 0;
        }
        long tooLow = 0;
        while (enough - tooLow > 1)
        {
            final long middle = (tooLow + enough) >>> 1;
            final boolean exceeds = exceeds(all, middle, wanted);
            tooLow = exceeds ? middle : tooLow;
            enough = exceeds ? enough : middle;
        }
        return enough;
    }

    private static boolean exceeds(final AdlCandidates all, final long level, final long wanted)
    {
        long left = wanted;
        for (int i = 0; i < all.size() && left >= 0; i++)
        {
            left -= Math.min(lotsAt(all, i, level), left + 1);
        }
        return left < 0;
    }

    /** Returns the minimum number of lots that brings a candidate down to a level, or its maximum. */
    private static long lotsAt(final AdlCandidates all, final int i, final long level)
    {
        final long most = all.most(i);
        if (most == 0 || all.isAtMost(i, 0, level))
        {
            return 0;
        }
        if (!all.isAtMost(i, most, level))
        {
            return most;
        }
        // A bracket around the guess grows until it holds the answer. Bisection follows.
        final long guess = (long)Math.max(1, Math.min((double)most, Math.ceil(all.guess(i, level))));
        long tooFew = guess - 1;
        long enough = guess;
        for (long step = 1; tooFew > 0 && all.isAtMost(i, tooFew, level); step <<= 1)
        {
            enough = tooFew;
            tooFew = Math.max(0, tooFew - step);
        }
        for (long step = 1; enough < most && !all.isAtMost(i, enough, level); step <<= 1)
        {
            tooFew = enough;
            enough = enough > most - step ? most : enough + step;
        }
        while (enough - tooFew > 1)
        {
            final long middle = (tooFew + enough) >>> 1;
            final boolean isEnough = all.isAtMost(i, middle, level);
            enough = isEnough ? middle : enough;
            tooFew = isEnough ? tooFew : middle;
        }
        return enough;
    }
}
