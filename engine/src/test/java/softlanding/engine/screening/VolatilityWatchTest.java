package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.RandomOperations;

class VolatilityWatchTest
{
    private static final int STRIKES = 3;
    private static final int ACCOUNTS = 8;
    private static final int ENTRIES = 12;
    private static final long DAY = 86_400_000_000_000L;
    private static final double FARTHEST = 0.11;
    private static final double BUCKET = 1.0 / (1 << 15);
    private static final double[] YEARS = {4, 0.25, 0.01};

    @Test
    void shouldFindAnAccountOnceAVolatilityHasMovedByItsWidth()
    {
        RandomOperations.play(10_000, WatchAndList::new);
    }

    /** One strike that an account waits for. */
    private record Waiting(int account, int strike, double volatility, double width)
    {
    }

    /** A watch beside a list, each line of it looked at. */
    private static final class WatchAndList implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final Market market = new Market(1, STRIKES, STRIKES, 1);
        private final VolatilityWatch watch;
        private final List<Waiting> list = new ArrayList<>();
        /** Accounts that were found and stay in their other lists until they are removed. */
        private final Set<Integer> taken = new HashSet<>();
        private final double[] volatility = new double[STRIKES];
        /** Where the level of a strike began; NaN before anybody has waited for it. */
        private final double[] origin = {Double.NaN, Double.NaN, Double.NaN};

        WatchAndList(final SplittableRandom random)
        {
            this.random = random;
            market.listUnderlying(1);
            for (int strike = 0; strike < STRIKES; strike++)
            {
                market.listExpiry(strike + 1, 0, (long)(YEARS[strike] * 365 * DAY));
                market.listOption(
                    strike + 1, strike, Decimal8.ONE, InstrumentKind.CALL, Decimal8.ONE, Decimal8.ONE);
                market.changeForward(strike, Decimal8.ONE, 0, Decimal8.ONE, Decimal8.ONE, 0);
                set(strike, 0.5);
            }
            watch = new VolatilityWatch(market, ACCOUNTS, ENTRIES, STRIKES);
        }

        private void set(final int strike, final double value)
        {
            final long mantissa = Math.round(value * Decimal8.ONE);
            market.changeVolatility(strike, mantissa, Decimal8.ONE);
            volatility[strike] = Decimal8.toDouble(mantissa);
        }

        @Override
        public void operate()
        {
            final int strike = random.nextInt(STRIKES);
            final int account = random.nextInt(ACCOUNTS);
            switch (random.nextInt(6))
            {
                case 0 -> remove(account);
                case 1, 2 -> add(account, strike);
                case 3 -> set(strike, Math.max(0, volatility[strike] + random.nextDouble(-1, 1) / root(strike) / 4));
                default -> set(strike, Math.max(0, volatility[strike] + random.nextDouble(-1, 1) / 400));
            }
            compare(strike);
        }

        private void add(final int account, final int strike)
        {
            final double width = random.nextInt(5) == 0 ? 0 : random.nextDouble(0.02);
            assertEquals(list.size() < ENTRIES, watch.add(account, strike, width), "room");
            if (list.size() < ENTRIES)
            {
                list.add(new Waiting(account, strike, volatility[strike], width));
                origin[strike] = Double.isNaN(origin[strike]) ? volatility[strike] : origin[strike];
            }
        }

        private void remove(final int account)
        {
            watch.remove(account);
            list.removeIf(waiting -> waiting.account == account);
        }

        private static double root(final int strike)
        {
            return Math.sqrt(YEARS[strike]);
        }

        private boolean isLeft(final Waiting waiting, final int strike, final double tolerance)
        {
            final double move = Math.abs(volatility[strike] - waiting.volatility) * root(strike);
            return waiting.strike == strike && move >= waiting.width - tolerance;
        }

        private void compare(final int strike)
        {
            final boolean isFar = Math.abs(volatility[strike] - origin[strike]) * root(strike) > FARTHEST - 1e-9;
            int found = watch.takeReached(strike);
            while (found != -1)
            {
                final int account = found;
                assertTrue(list.stream().anyMatch(waiting -> waiting.account == account && waiting.strike == strike &&
                    (isFar || isLeft(waiting, strike, BUCKET + 1e-9))), "too early");
                taken.add(found);
                found = watch.takeReached(strike);
            }
            assertTrue(list.stream().noneMatch(
                waiting -> isLeft(waiting, strike, -1e-9) && !taken.contains(waiting.account)), "too late");
            taken.forEach(this::remove);
            taken.clear();
            if (isFar)
            {
                assertTrue(list.stream().noneMatch(waiting -> waiting.strike == strike), "all of the strike end");
                origin[strike] = volatility[strike];
            }
        }
    }
}
