package softlanding.engine.waterfall;

/**
 * Shares out lots so that the highest leverage is lowered first: as if again and again whoever has the highest leverage
 * gave one lot. Works out the common level, to 10^-8, at which just so many lots are given, and what each gives to come
 * down to it. Who is below the level, or at its limit, gives no more.
 */
final class WaterFilling
{
    private WaterFilling()
    {
    }

    /** Sets what each counterparty gives; together what is wanted, or all that they may give. */
    static void fill(final AdlCandidates all, final long wanted)
    {
        final long level = level(all, wanted);
        long left = wanted;
        for (int i = 0; i < all.size(); i++)
        {
            all.setLots(i, lotsAt(all, i, level));
            left -= all.lots(i);
        }
        // The last lots lie between this level and the next one below it: the first accounts give them.
        for (int i = 0; i < all.size() && left > 0 && level > 0; i++)
        {
            final long more = Math.min(left, lotsAt(all, i, level - 1) - all.lots(i));
            all.setLots(i, all.lots(i) + more);
            left -= more;
        }
    }

    /** The lowest level to which all can come down by giving no more than is wanted. */
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

    /** The least lots that bring a counterparty down to a level, or the most it may give. */
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
        // Around the guess, a bracket that grows until it holds the answer; then halving.
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
