package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.Book;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.MarginModel;
import softlanding.engine.screening.proof.ExpirySlice;
import softlanding.engine.screening.proof.MarketLevels;
import softlanding.engine.screening.proof.SlopeRows;

/** What a slice says of the options of one expiry, compared with their values at other forwards. */
class ExpirySliceTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.boundSeeds", 20);
    private static final int MOVES = Integer.getInteger("softlanding.boundMoves", 60);
    private static final double[] DAYS = {0.012, 3, 60};

    /** A book of one expiry, with some of another behind it. */
    private static final class Sample
    {
        private final ProofVenue venue;
        private final Book book;
        private final MarginModel model;
        private final int expiry;
        private final ExpirySlice slice;

        Sample(final int seed)
        {
            venue = new ProofVenue(new SplittableRandom(seed), DAYS);
            venue.setModel(0, venue.randomModel());
            model = venue.market.underlyings().model(0);
            expiry = seed % (DAYS.length - 1);
            book = venue.book(MarginMode.PORTFOLIO);
            for (int i = 1 + venue.random.nextInt(8); i > 0; i--)
            {
                venue.hold(book, venue.option(expiry, venue.random.nextInt(ProofVenue.STRIKES.length),
                    venue.random.nextBoolean()), venue.random.nextDouble(-2, 2));
            }
            if (seed % 2 == 0)
            {
                venue.hold(book, venue.future(expiry), venue.random.nextDouble(-9, 9));
            }
            venue.hold(book, venue.option(expiry + 1, 3, true), 1);
            slice = new ExpirySlice(venue.market, venue.slopes);
            assertEquals(book.size() - 1, slice.load(book, 0, model));
        }

        private double coins(final int row)
        {
            return venue.market.instruments().coins(book.instrument(row), book.quantity(row));
        }

        private double[] values(final double forward)
        {
            venue.forward(expiry, forward, venue.market.expiries().discountRate(expiry));
            final double[] values = new double[model.scenarios() + 3];
            for (int row = 0; row < book.size() - 1; row++)
            {
                if (venue.market.instruments().isOption(book.instrument(row)))
                {
                    final double[] ofOption = venue.market.riskArrays().row(book.instrument(row));
                    for (int column = 0; column < values.length; column++)
                    {
                        values[column] += coins(row) * ofOption[column];
                    }
                }
            }
            return values;
        }

        private boolean isTilt(final int column)
        {
            return column < model.scenarios() && model.volShock(column).isTilt();
        }
    }

    @Test
    void shouldBoundTheSlopeOfABookBetweenTwoAnchors()
    {
        final Shares shares = new Shares("slope between two anchors");
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            final Sample sample = new Sample(seed);
            final SplittableRandom random = sample.venue.random;
            final double present = sample.slice.present();
            final double[] least = new double[sample.model.scenarios() + 3];
            final double[] most = new double[least.length];
            for (int i = 0; i < MOVES; i++)
            {
                final int low = random.nextInt(SlopeRows.ANCHORS - 1);
                final int high = low + 1 + random.nextInt(Math.min(3, SlopeRows.ANCHORS - 1 - low));
                sample.slice.boundSlopes(low, high, least, most);
                final double from = present * (1 + SlopeRows.offset(low));
                final double to = present * (1 + SlopeRows.offset(high));
                final double begin = random.nextDouble(from, to);
                final double end = random.nextDouble(begin, to);
                final double[] before = sample.values(begin);
                final double[] after = sample.values(end);
                final double move = (end - begin) / present;
                for (int column = 0; column < before.length; column++)
                {
                    final double gain = after[column] - before[column];
                    if (!sample.isTilt(column))
                    {
                        assertTrue(gain <= most[column] * move + 1e-6, "above the upper bound");
                        assertTrue(gain >= least[column] * move - 1e-6, "below the lower bound");
                        if (gain > 1)
                        {
                            shares.add(gain, most[column] * move + 1e-6);
                        }
                    }
                }
                sample.values(present);
            }
        }
        // Five anchors lie far apart: the steepest slope of a pair is seldom met.
        shares.assertMedianAbove(0.7, 100 * SEEDS);
    }

    @Test
    void shouldNotBeWorthMoreThanItsGross()
    {
        final Shares shares = new Shares("gross");
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            final Sample sample = new Sample(seed);
            final double present = sample.slice.present();
            for (int i = 0; i < MOVES; i++)
            {
                final double[] gross = new double[sample.model.scenarios()];
                for (int s = 0; s < gross.length; s++)
                {
                    gross[s] = sample.slice.gross(sample.model.spotShock(s), 2);
                }
                final double[] values = sample.values(present * sample.venue.random.nextDouble(0.2, 2));
                for (int s = 0; s < gross.length; s++)
                {
                    shares.add(Math.abs(values[s]), gross[s]);
                }
                sample.values(present);
            }
        }
        shares.assertMedianAbove(0.02, 100 * SEEDS);
    }

    @Test
    void shouldKnowHowFarAnchorsAre()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            final Sample sample = new Sample(seed);
            final double middle = sample.venue.slopes.forward(sample.expiry);
            final double moved = sample.slice.present() * sample.venue.random.nextDouble(0.98, 1.02);
            sample.values(moved);
            assertEquals(Math.abs(Math.log(moved / middle)), sample.slice.moneynessSince(), 1e-9);
            for (int anchor = 0; anchor < SlopeRows.ANCHORS; anchor++)
            {
                final double at = middle * (1 + SlopeRows.offset(anchor));
                assertEquals(at, sample.slice.present() * (1 - sample.slice.roomDown(anchor)), 1e-6 * at);
                assertEquals(at, sample.slice.present() * (1 + sample.slice.roomUp(anchor)), 1e-6 * at);
                if (anchor >= SlopeRows.MIDDLE && anchor < sample.slice.anchorAbove())
                {
                    assertTrue(at < moved);
                }
                if (anchor <= SlopeRows.MIDDLE && anchor > sample.slice.anchorBelow())
                {
                    assertTrue(at > moved);
                }
            }
            assertTrue(middle * (1 + SlopeRows.offset(sample.slice.anchorAbove())) >= moved - 1e-6);
            assertTrue(middle * (1 + SlopeRows.offset(sample.slice.anchorBelow())) <= moved + 1e-6);
        }
    }

    @Test
    void shouldKnowHowFarTheSurfaceHasMovedSinceSlopesWereTaken()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            final Sample sample = new Sample(seed);
            final int row = sample.book.size() - 2;
            final int strike = sample.venue.market.instruments().strikeSlot(sample.book.instrument(row));
            final double years = sample.venue.market.expiries().yearsToExpiry(sample.expiry);
            final double rate = sample.venue.market.expiries().discountRate(sample.expiry);
            final double volatility = sample.venue.market.strikes().volatility(strike);
            // Both by less than what makes slopes be taken again: 0.00002 of volatility times root of time.
            sample.venue.volatility(strike, volatility + 0.000015 / Math.sqrt(years));
            sample.venue.forward(sample.expiry, sample.slice.present(), rate + 0.00001 / years);
            sample.slice.load(sample.book, 0, sample.model);
            final double byRate = MarketLevels.RATE_UNIT *
                (sample.venue.market.expiries().discountRate(sample.expiry) - rate) * years;
            final double byVolatility =
                (sample.venue.market.strikes().volatility(strike) - volatility) * Math.sqrt(years);
            assertEquals(byVolatility + byRate, sample.slice.surfaceSince(), 1e-12);
        }
    }

    @Test
    void shouldAddUpPositions()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            final Sample sample = new Sample(seed);
            final Instruments instruments = sample.venue.market.instruments();
            final Map<Integer, Double> byStrike = new HashMap<>();
            double futures = 0;
            double coins = 0;
            double strikes = 0;
            double volatilities = 0;
            for (int row = 0; row < sample.book.size() - 1; row++)
            {
                final int instrument = sample.book.instrument(row);
                final double held = sample.coins(row);
                if (instruments.kind(instrument) == InstrumentKind.FUTURE)
                {
                    futures += held;
                }
                else
                {
                    final int strike = instruments.strikeSlot(instrument);
                    byStrike.merge(strike, held, Double::sum);
                    coins += Math.abs(held);
                    strikes += Math.abs(held) * sample.venue.market.strikes().strike(strike);
                    volatilities += Math.abs(held) * sample.venue.market.strikes().volatility(strike);
                }
            }
            final double naked = byStrike.values().stream().mapToDouble(held -> Math.max(0, -held)).sum();
            assertEquals(naked, sample.slice.nakedCoins(), 1e-12);
            assertEquals(futures, sample.slice.futureCoins(), 1e-12);
            assertEquals(Math.abs(futures), sample.slice.absoluteFutureCoins(), 1e-12);
            assertEquals(coins, sample.slice.coins(), 1e-12);
            assertEquals(strikes, sample.slice.coinsTimesStrike(), 1e-6);
            assertEquals(volatilities, sample.slice.coinsTimesVolatility(), 1e-12);
            assertEquals(0, sample.slice.surfaceSince(), "rows of slopes are of this moment");
            assertEquals(1.5 * 1.2 * sample.slice.present() * coins + strikes, sample.slice.gross(1.2, 1.5), 1e-6);
            assertEquals(1.5 * sample.slice.present() * coins + strikes, sample.slice.gross(0.8, 1.5), 1e-6);
            final double[] values = sample.values(sample.slice.present());
            for (int column = 0; column < values.length; column++)
            {
                assertEquals(values[column], sample.slice.value(column), 1e-6);
            }
        }
    }
}
