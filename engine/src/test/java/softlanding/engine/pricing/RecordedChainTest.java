package softlanding.engine.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import softlanding.codecs.test.SharedFolder;

/**
 * Eight recorded chains of a venue that publishes price, volatility and all Greeks of every option.
 * <p>
 * Prices there are in coin with 4 decimals, delta and gamma have 5 decimals, vega is per volatility point, and the
 * volatility itself has 2 decimals of a percent, which is most of what separates the figures.
 */
class RecordedChainTest
{
    private static final double DAY = 1.0 / 365.0;
    private static final double MILLISECONDS_PER_YEAR = 365.0 * 86_400_000.0;
    private static final double HALF_A_POINT_OF_THE_LAST_DIGIT = 0.5e-4;

    @Test
    void shouldRepeatThePublishedPricesAndGreeks() throws IOException
    {
        final Path folder = SharedFolder.require("data/deribit-btc-fullgreeks-202601");
        final List<Path> chains;
        try (Stream<Path> files = Files.list(folder))
        {
            chains = files.filter(file -> file.getFileName().toString().startsWith("options_")).sorted().toList();
        }
        int options = 0;
        for (final Path chain : chains)
        {
            final List<SharedData.Row> rows = SharedData.rows(chain);
            rows.forEach(RecordedChainTest::compare);
            assertTypicalErrorIsRounding(rows);
            options += rows.size();
        }
        assertEquals(8, chains.size());
        assertTrue(options > 5_000, "options: " + options);
    }

    private static void compare(final SharedData.Row row)
    {
        final RandomOption option = option(row);
        final double root = Math.sqrt(option.years());
        // Volatility is off by up to half of 0.01 %; price and Greeks follow it.
        final double volatilityError = 0.5e-4;
        assertEquals(row.number("mark_price"), option.price() / option.forward(), 4.5e-4, row::toString);
        assertEquals(row.number("delta"), option.delta(), 1.1e-4, row::toString);
        assertEquals(row.number("gamma"), option.gamma(), 6e-6, row::toString);
        assertEquals(row.number("vega"), 0.01 * option.vega(), 0.04, row::toString);
        if (option.years() >= DAY)
        {
            // The venue caps the loss of a day at the value of the option, and treats the last day differently.
            final boolean capped = option.theta() < -option.price();
            final double theta = capped ? -option.price() : option.theta();
            final double tolerance = option.forward() * (capped ? 2e-5 : 3e-7 + volatilityError / root / 365.0);
            assertEquals(row.number("theta"), theta, tolerance, row::toString);
        }
    }

    private static void assertTypicalErrorIsRounding(final List<SharedData.Row> rows)
    {
        final double[] errors = rows.stream()
            .mapToDouble(row -> Math.abs(row.number("mark_price") - option(row).price() / option(row).forward()))
            .sorted().toArray();
        final double median = errors[errors.length / 2];
        assertTrue(median <= HALF_A_POINT_OF_THE_LAST_DIGIT, () -> "median " + median);
    }

    private static RandomOption option(final SharedData.Row row)
    {
        final double years = (row.number("expiry_ms") - row.number("ts_ms")) / MILLISECONDS_PER_YEAR;
        return new RandomOption(row.text("type").equals("C"), row.number("underlying_price"), row.number("strike"),
            row.number("mark_iv_pct") / 100.0, years, 1.0, 0.0);
    }
}
