package softlanding.engine.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded draws of short decimals. The algorithm of {@link Random} is part of its contract: equal on every Java. */
final class GoldenDraws
{
    private static final BigDecimal MIN = new BigDecimal("0.00000001");

    private final Random random;

    GoldenDraws(final long seed)
    {
        random = new Random(seed);
    }

    boolean chance(final int percent)
    {
        return random.nextInt(100) < percent;
    }

    /** From least to most, both included. */
    int whole(final int least, final int most)
    {
        return least + random.nextInt(most - least + 1);
    }

    /** A multiple of 10^-decimals from least to most, both included. */
    BigDecimal between(final String least, final String most, final int decimals)
    {
        final long from = new BigDecimal(least).movePointRight(decimals).longValueExact();
        final long to = new BigDecimal(most).movePointRight(decimals).longValueExact();
        return BigDecimal.valueOf(from + (long)(random.nextDouble() * (to - from + 1)), decimals);
    }

    BigDecimal oneOf(final String... choices)
    {
        return new BigDecimal(choices[random.nextInt(choices.length)]);
    }

    <T> T oneOf(final List<T> choices)
    {
        return choices.get(random.nextInt(choices.size()));
    }

    BigDecimal signed(final BigDecimal magnitude)
    {
        return random.nextBoolean() ? magnitude : magnitude.negate();
    }

    void shuffle(final List<?> list)
    {
        Collections.shuffle(list, random);
    }

    /** Keeps a few significant digits, at most eight decimals, and never becomes zero. */
    static BigDecimal rounded(final BigDecimal value, final int digits)
    {
        final BigDecimal few = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return (few.scale() > 8 ? few.setScale(8, RoundingMode.HALF_EVEN) : few).max(MIN);
    }
}
