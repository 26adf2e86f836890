package softlanding.engine.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded draws of decimals that the wire can carry. */
final class RandomNumbers
{
    private static final BigDecimal MIN = new BigDecimal("0.00000001");

    private final SplittableRandom random;

    RandomNumbers(final long seed)
    {
        random = new SplittableRandom(seed);
    }

    boolean chance(final double probability)
    {
        return random.nextDouble() < probability;
    }

    /** From least to most, both included. */
    int whole(final int least, final int most)
    {
        return random.nextInt(least, most + 1);
    }

    long whole(final long least, final long most)
    {
        return random.nextLong(least, most + 1);
    }

    BigDecimal between(final double least, final double most)
    {
        return decimal(least + (most - least) * random.nextDouble());
    }

    /** Every order of magnitude alike. */
    BigDecimal logBetween(final double least, final double most)
    {
        return decimal(Math.exp(Math.log(least) + Math.log(most / least) * random.nextDouble())).max(MIN);
    }

    BigDecimal signed(final BigDecimal magnitude)
    {
        return random.nextBoolean() ? magnitude : magnitude.negate();
    }

    <T> T oneOf(final List<T> choices)
    {
        return choices.get(random.nextInt(choices.size()));
    }

    BigDecimal oneOf(final String... choices)
    {
        return new BigDecimal(choices[random.nextInt(choices.length)]);
    }

    /** Mostly full, sometimes poor, none or exactly at a usual threshold. */
    BigDecimal confidence()
    {
        return chance(0.5) ? BigDecimal.ONE : chance(0.2) ? oneOf("0", "0.4", "0.55", "0.6") : between(0, 1);
    }

    static BigDecimal decimal(final double value)
    {
        return new BigDecimal(value).setScale(8, RoundingMode.HALF_EVEN);
    }

    static BigDecimal scaled(final BigDecimal value, final BigDecimal factor)
    {
        return value.multiply(factor).setScale(8, RoundingMode.HALF_EVEN).max(MIN);
    }
}
