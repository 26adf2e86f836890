package softlanding.engine.pricing;

/** Random options as the arrays that the batch takes and fills; every hundredth is expired or has no volatility. */
final class OptionArrays
{
    final double[] signs;
    final double[] forwards;
    final double[] strikes;
    final double[] volatilities;
    final double[] years;
    final double[] discounts;
    final double[] rates;
    final double[] prices;
    final double[] deltas;
    final double[] gammas;
    final double[] vegas;
    final double[] thetas;

    OptionArrays(final RandomOption[] options)
    {
        final int count = options.length;
        signs = new double[count];
        forwards = new double[count];
        strikes = new double[count];
        volatilities = new double[count];
        years = new double[count];
        discounts = new double[count];
        rates = new double[count];
        prices = new double[count];
        deltas = new double[count];
        gammas = new double[count];
        vegas = new double[count];
        thetas = new double[count];
        for (int i = 0; i < count; i++)
        {
            signs[i] = options[i].call() ? 1.0 : -1.0;
            forwards[i] = options[i].forward();
            strikes[i] = options[i].strike();
            volatilities[i] = options[i].volatility();
            years[i] = options[i].years();
            discounts[i] = options[i].discount();
            rates[i] = options[i].rate();
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
