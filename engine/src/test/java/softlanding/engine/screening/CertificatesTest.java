package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.market.Market;
import softlanding.engine.screening.proof.Levels;
import softlanding.engine.screening.proof.Proof;
import softlanding.engine.state.RandomOperations;

/** An account has its certificate as long as every mark is in its bracket and its time has not come. */
class CertificatesTest
{
    private static final int GROUPS = 3;
    private static final int MARKS = 9;
    private static final int ACCOUNTS = 12;
    private static final int ENTRIES = 30;
    private static final double RESOLUTION = 1 << 12;
    private static final double BUCKET = 1 / RESOLUTION;
    private static final long TICK_NS = 1L << Proof.TICK_BITS;

    @Test
    void shouldEndCertificatesWhoseBracketsAreLeft()
    {
        RandomOperations.play(5_000, CertificatesAndMap::new);
    }

    /** What was proven of an account: a bracket of prices and one of carry for each group, or NaN. */
    private static final class Brackets
    {
        private final double[][] low = new double[2][GROUPS];
        private final double[][] high = new double[2][GROUPS];
        private final int[][] generation = new int[2][GROUPS];
        private final boolean[] holds = new boolean[GROUPS];
        private long deadlineNs;
    }

    /** Certificates beside a map of brackets, each of them looked at. */
    private static final class CertificatesAndMap implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final Levels[] levels = {new Levels(GROUPS, MARKS, true), new Levels(GROUPS, MARKS, false)};
        private final ScreeningCounters counters = new ScreeningCounters();
        private final Certificates certificates;
        private final Proof proof = new Proof(1);
        private final Map<Integer, Brackets> map = new HashMap<>();
        private long nowNs;

        CertificatesAndMap(final SplittableRandom random)
        {
            this.random = random;
            certificates = new Certificates(
                new ScreeningCapacity(GROUPS, 1, 1, 0, ACCOUNTS, ENTRIES, 1, 1), levels[0],
                new BracketBooks(levels[0], GROUPS, ENTRIES, RESOLUTION),
                new BracketBooks(levels[1], GROUPS, ENTRIES, RESOLUTION), new LocalProofs(levels[0], ENTRIES),
                new VolatilityWatch(new Market(1, 1, 1, 1), ACCOUNTS, 1, 1), counters);
            for (int group = 0; group < GROUPS; group++)
            {
                certificates.openGroup(group);
            }
            for (int mark = 0; mark < MARKS; mark++)
            {
                levels[0].add(mark, mark % GROUPS, 100, 0.01);
                levels[1].add(mark, mark % GROUPS, 0, 1);
            }
            for (int account = 0; account < ACCOUNTS; account++)
            {
                certificates.onChange(account);
            }
        }

        @Override
        public void operate()
        {
            final int account = random.nextInt(ACCOUNTS);
            final int mark = random.nextInt(MARKS);
            switch (random.nextInt(20))
            {
                case 0 ->
                {
                    certificates.onChange(account);
                    map.remove(account);
                }
                case 1 -> renew(random.nextInt(2), mark % GROUPS);
                case 2 ->
                {
                    nowNs += random.nextLong(4 * TICK_NS);
                    certificates.onTime(nowNs);
                }
                case 3, 4, 5, 6, 7 -> issue(account);
                case 8, 9, 10 ->
                {
                    levels[1].set(mark, levels[1].value(mark) + random.nextDouble(-0.002, 0.002));
                    certificates.onCarry(mark);
                }
                default ->
                {
                    levels[0].set(mark, levels[0].value(mark) * random.nextDouble(0.998, 1.002));
                    certificates.onPrice(mark);
                    certificates.onGroup(mark % GROUPS);
                }
            }
            compare();
        }

        /** Levels of prices or of carry begin at 0 again, and outdated certificates end a few per event. */
        private void renew(final int kind, final int group)
        {
            if (levels[kind].isDraining(group))
            {
                certificates.renewOutdated(ACCOUNTS);
                map.keySet().removeIf(account -> certificates.open().contains(account) && isOutdated(map.get(account)));
                return;
            }
            levels[kind].renew(group);
            for (int mark = levels[kind].first(group); mark != Levels.NONE; mark = levels[kind].next(mark))
            {
                levels[kind].setUnit(mark, kind == 0 ? 1 / levels[kind].value(mark) : 1);
            }
            if (kind == 0)
            {
                certificates.onPricesRenewed(group);
            }
            else
            {
                certificates.onCarryRenewed(group);
            }
        }

        private boolean isOutdated(final Brackets brackets)
        {
            boolean outdated = false;
            for (int group = 0; group < GROUPS; group++)
            {
                for (int kind = 0; kind < 2; kind++)
                {
                    outdated |= brackets.holds[group] &&
                        brackets.generation[kind][group] != levels[kind].generation(group);
                }
            }
            return outdated;
        }

        private void issue(final int account)
        {
            certificates.onChange(account);
            map.remove(account);
            final Brackets brackets = new Brackets();
            proof.begin();
            for (int group = 0; group < GROUPS; group++)
            {
                brackets.holds[group] = random.nextBoolean();
                for (int kind = 0; kind < 2; kind++)
                {
                    brackets.low[kind][group] = levels[kind].least(group) - random.nextDouble(0.02);
                    brackets.high[kind][group] = levels[kind].most(group) + random.nextDouble(0.02);
                    brackets.generation[kind][group] = levels[kind].generation(group);
                }
                if (brackets.holds[group])
                {
                    proof.add(group, brackets.low[0][group], brackets.high[0][group], brackets.low[1][group],
                        brackets.high[1][group]);
                }
            }
            final int life = random.nextBoolean() ? Proof.LONGEST_TICKS : 2 + random.nextInt(60);
            proof.limitLife(life);
            brackets.deadlineNs = life == Proof.LONGEST_TICKS ? Long.MAX_VALUE : nowNs + life * TICK_NS;
            if (certificates.issue(account, proof, nowNs))
            {
                map.put(account, brackets);
            }
        }

        /** Whether a mark has left a bracket by more than a tolerance. */
        private boolean isLeft(final Brackets brackets, final double tolerance)
        {
            boolean left = false;
            for (int mark = 0; mark < MARKS; mark++)
            {
                final int group = mark % GROUPS;
                for (int kind = 0; kind < 2 && brackets.holds[group]; kind++)
                {
                    final double level = levels[kind].level(brackets.generation[kind][group], mark);
                    left |= level < brackets.low[kind][group] - tolerance;
                    left |= level > brackets.high[kind][group] + tolerance;
                }
            }
            return left;
        }

        private void compare()
        {
            for (int account = 0; account < ACCOUNTS; account++)
            {
                final Brackets brackets = map.get(account);
                if (brackets == null)
                {
                    assertTrue(certificates.open().contains(account), "a certificate out of nothing");
                }
                else if (certificates.open().contains(account))
                {
                    assertTrue(
                        isLeft(brackets, -1.001 * BUCKET) || nowNs >= brackets.deadlineNs - TICK_NS, "too early");
                    map.remove(account);
                }
                else
                {
                    assertFalse(isLeft(brackets, 0), "a bracket was left and the certificate has not ended");
                    assertTrue(nowNs < brackets.deadlineNs, "too late");
                }
            }
            assertEquals(ACCOUNTS - map.size(), certificates.open().size());
        }
    }
}
