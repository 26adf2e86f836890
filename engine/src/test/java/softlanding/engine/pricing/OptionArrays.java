package softlanding.engine.pricing;

/**
 * Random options as the arrays that the kernel takes and the golden hash fills; every hundredth is expired or has no
 * volatility.
 */
final class OptionArrays
{
    final double[] forwards;
    final double[] strikes;
    final double[] volatilities;
    final double[] years;
    final double[] prices;
    final double[] deltas;
    final double[] gammas;
    final double[] vegas;
    final double[] thetas;

    OptionArrays(final RandomOption[] options)
    {
        final int count = options.length;
        forwards = new double[count];
        strikes = new double[count];
        volatilities = new double[count];
        years = new double[count];
        prices = new double[count];
        deltas = new double[count];
        gammas = new double[count];
        vegas = new double[count];
        thetas = new double[count];
        for (int i = 0; i < count; i++)
        {
            forwards[i] = options[i].forward();
            strikes[i] = options[i].strike();
            volatilities[i] = options[i].volatility();
            years[i] = options[i].years();
        }
    }

    static RandomOption[] random(final long seed, final int count)
    {
        final RandomOption.Source source = new RandomOption.Source(seed);
        final RandomOption[] options = new RandomOption[count];
        for (int i = 0; i < count; i++)
        {
            final RandomOption o = source.next();
            options[i] = new RandomOption(o.call(), o.forward(), i % 300 == 17 ? o.forward() : o.strike(),
                i % 100 == 3 ? 0.0 : o.volatility(), i % 100 == 8 ? -1e-6 : o.years(), o.discount(), o.rate());
        }
        return options;
    }
}
