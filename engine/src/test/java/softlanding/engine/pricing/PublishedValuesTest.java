package softlanding.engine.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import softlanding.codecs.test.SharedFolder;

/** Values printed in books and in the tests of other libraries. */
class PublishedValuesTest
{
    private static final String FOLDER = "data/option-reference-vectors/";
    private static final double FOUR_DECIMALS = 6e-5;

    @Test
    void shouldAgreeWithBlack76ValuesToTheLastDigits() throws IOException
    {
        final List<SharedData.Row> rows = rows("quantlib_black76_values.csv");
        for (final SharedData.Row row : rows)
        {
            final double price = Black76.price(isCall(row), row.number("forward"), row.number("strike"),
                row.number("std_dev"), 1.0, row.number("discount"));
            assertEquals(row.number("value"), price, 1e-13, row::toString);
        }
        assertEquals(8, rows.size());
    }

    @Test
    void shouldAgreeWithUndiscountedCallsToTheLastDigits() throws IOException
    {
        final List<SharedData.Row> rows = rows("strata_black76_call_prices.csv");
        for (final SharedData.Row row : rows)
        {
            final double price = Black76.price(true, row.number("forward"), row.number("strike"),
                row.number("vol"), row.number("t_years"), 1.0);
            assertEquals(row.number("call_price"), price, 1e-13, row::toString);
        }
        assertEquals(63, rows.size());
    }

    @Test
    void shouldAgreeWithAllGreeksOfOneOption() throws IOException
    {
        final Map<String, String> point = new HashMap<>();
        rows("quantlib_black_greeks_point.csv").forEach(row -> point.put(row.text("name"), row.text("value")));
        final double forward = Double.parseDouble(point.get("forward"));
        final double strike = Double.parseDouble(point.get("strike"));
        final double volatility = Double.parseDouble(point.get("stdDev"));
        final double discount = Double.parseDouble(point.get("discount"));

        assertEquals(Double.parseDouble(point.get("refDeltaFwd")),
            Black76.delta(true, forward, strike, volatility, 1.0, discount), 1e-14);
        assertEquals(Double.parseDouble(point.get("refGammaFwd")),
            Black76.gamma(forward, strike, volatility, 1.0, discount), 1e-15);
        assertEquals(Double.parseDouble(point.get("refVega")),
            Black76.vega(forward, strike, volatility, 1.0, discount), 1e-12);
    }

    @Test
    void shouldAgreeWithTheTablesOfHaug() throws IOException
    {
        final List<SharedData.Row> rows = rows("haug_european_values.csv");
        for (final SharedData.Row row : rows)
        {
            final double tolerance = Math.max(row.number("tolerance"), FOUR_DECIMALS);
            assertEquals(row.number("value"), onSpot(row).price(), tolerance, row::toString);
        }
        assertEquals(43, rows.size());
    }

    @Test
    void shouldAgreeWithTheGreeksOfHaug() throws IOException
    {
        int compared = 0;
        for (final SharedData.Row row : rows("haug_european_greeks.csv"))
        {
            final RandomOption option = onSpot(row);
            final double carry = row.number("rate_r") - row.number("dividend_yield_q");
            final double growth = option.forward() / row.number("spot");
            // The book holds the spot fixed; a forward that slides down its curve adds delta times its slope.
            final double thetaPerYear = 365.0 * option.theta() - option.delta() * carry * option.forward();
            final double actual = switch (row.text("greek"))
            {
                case "delta" -> growth * option.delta();
                case "gamma" -> growth * growth * option.gamma();
                case "vega" -> option.vega();
                case "theta" -> thetaPerYear;
                case "theta_per_day" -> thetaPerYear / 365.0;
                default -> Double.NaN;
            };
            if (!Double.isNaN(actual))
            {
                assertEquals(row.number("value"), actual, FOUR_DECIMALS, row::toString);
                compared++;
            }
        }
        assertTrue(compared >= 7, "compared: " + compared);
    }

    @Test
    void shouldAgreeWithRoundedPricesAndGreeksFarFromTheMoney() throws IOException
    {
        final List<SharedData.Row> rows = rows("py_vollib_bs_values.csv");
        for (final SharedData.Row row : rows)
        {
            final double growth = Math.exp(row.number("R") * row.number("t"));
            final double forward = row.number("S") * growth;
            final double strike = row.number("K");
            final double volatility = row.number("v");
            final double years = row.number("t");
            final double discount = 1.0 / growth;
            assertEquals(row.number("bs_call"),
                Black76.price(true, forward, strike, volatility, years, discount), 1e-6, row::toString);
            assertEquals(row.number("bs_put"),
                Black76.price(false, forward, strike, volatility, years, discount), 1e-6, row::toString);
            assertEquals(row.number("CD"),
                growth * Black76.delta(true, forward, strike, volatility, years, discount), 1e-9, row::toString);
            assertEquals(row.number("PD"),
                growth * Black76.delta(false, forward, strike, volatility, years, discount), 1e-9, row::toString);
            final double gamma = Black76.gamma(forward, strike, volatility, years, discount);
            assertEquals(row.number("CG"), growth * growth * gamma, 1e-9, row::toString);
            assertEquals(row.number("CV"),
                Black76.vega(forward, strike, volatility, years, discount), 1e-7, row::toString);
        }
        assertEquals(101, rows.size());
    }

    private static RandomOption onSpot(final SharedData.Row row)
    {
        final double years = row.number("t_years");
        final double rate = row.number("rate_r");
        final double forward = row.number("spot") * Math.exp((rate - row.number("dividend_yield_q")) * years);
        return new RandomOption(isCall(row), forward, row.number("strike"), row.number("vol"), years,
            Math.exp(-rate * years), rate);
    }

    private static boolean isCall(final SharedData.Row row)
    {
        return row.text("type").equals("C");
    }

    private static List<SharedData.Row> rows(final String name) throws IOException
    {
        return SharedData.rows(SharedFolder.require(FOLDER + name));
    }
}
