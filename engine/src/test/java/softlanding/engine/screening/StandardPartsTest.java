package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.Book;
import softlanding.engine.market.StandardMarginSettings;
import softlanding.engine.market.StandardModel;
import softlanding.engine.screening.proof.MarketLevels;
import softlanding.engine.screening.proof.Proof;
import softlanding.engine.screening.proof.Prover;
import softlanding.engine.screening.proof.SlopeRows;
import softlanding.engine.screening.proof.StandardProver;

/** The bound of one option or one balance of standard margin, added up from what prices, surface and time can take. */
class StandardPartsTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.boundSeeds", 20);
    private static final double[] WIDTHS = {0.2, 0.08, 0.03, 0.012, 0.002};
    private static final double PLENTY = 1e9;
    private static final double STEEP = 1_000;
    private static final double LIFE_SECONDS = 16 * (double)(1L << Proof.TICK_BITS) / 1e9;
    private static final double YEAR_SECONDS = 365.0 * 86_400;

    private ProofVenue venue;
    private StandardProver prover;
    private Book book;
    private double width;

    private void begin(final int seed)
    {
        venue = new ProofVenue(new SplittableRandom(seed), 9, 60);
        prover = new StandardProver(venue.market, venue.levels, venue.slopes);
        book = venue.book(MarginMode.STANDARD);
        width = WIDTHS[seed % WIDTHS.length];
    }

    /** The least amount with which a bracket at least so wide is proven. */
    private double least(final boolean ofEquity, final double threshold)
    {
        double without = 0;
        double with = PLENTY;
        for (int i = 0; i < 60; i++)
        {
            final double middle = (without + with) / 2;
            final boolean proven = prover.prove(
                book, ofEquity ? middle : PLENTY, ofEquity ? PLENTY : middle, threshold, 0, ProofVenue.T0) &&
                prover.width() >= width;
            with = proven ? middle : with;
            without = proven ? without : middle;
        }
        return with;
    }

    @Test
    void shouldAddUpPartsOfOptions()
    {
        for (int seed = 1; seed <= 3 * SEEDS; seed++)
        {
            begin(seed);
            final int expiry = seed % 2;
            // A steep threshold shows maintenance; pairs of requirements are left to others.
            final StandardMarginSettings settings = StandardMarginSettings.published();
            settings.unpairedIm = ProofVenue.decimal(50);
            settings.unpairedMm = ProofVenue.decimal(50);
            venue.setStandardModel(0, settings);
            final boolean call = venue.random.nextBoolean();
            final double coins = venue.random.nextBoolean() ? 1 : -1;
            // Puts at low strikes: their greatest loss is above what they want alone.
            final int k = call ? 1 + venue.random.nextInt(5) : 1 + venue.random.nextInt(4);
            venue.hold(book, venue.option(expiry, k, call), coins);
            venue.slopes.refresh(expiry);
            final double middle = venue.forward(expiry);
            final double rate = venue.market.expiries().discountRate(expiry);
            venue.forward(expiry, middle * (1 + (seed % 3 - 1) * 0.00005), rate);
            compare(expiry, k, call, coins, middle);
        }
    }

    private void compare(
        final int expiry, final int k, final boolean call, final double coins, final double middle)
    {
        final StandardModel model = venue.market.underlyings().standardModel(0);
        final int strikeSlot = expiry * ProofVenue.STRIKES.length + k;
        final double strike = venue.market.strikes().strike(strikeSlot);
        final double equityLoss = least(true, 0);
        final double moves = moves(expiry, strikeSlot, strike, call, middle);
        assertEquals(moves, equityLoss, 1e-6 * moves, "loss of equity");
        final double mark = venue.market.riskArrays().mark(venue.option(expiry, k, call)) + moves;
        final double high = venue.spot(0) * (1 + width);
        final double kept =
            mark + (call ? model.mmCall * high : Math.max(model.mmPutSpot * high, model.mmPutMark * mark));
        double wanted = 0;
        // The worst spot of the bracket: its ends, and the strike where the requirement turns.
        for (final double spot : new double[] {venue.spot(0) * (1 - width), high, strike})
        {
            if (spot <= high && spot >= venue.spot(0) * (1 - width))
            {
                final double out = Math.max(0, call ? strike - spot : spot - strike);
                wanted = Math.max(wanted, mark + Math.max(model.optMin * spot, model.optMax * spot - out));
            }
        }
        wanted = call ? wanted : Math.max(wanted, model.mmOffsetScale * kept);
        if (coins > 0)
        {
            assertEquals(0, least(false, STEEP), 1e-6, "nothing is wanted for long options");
        }
        else if (call || strike > wanted)
        {
            assertEquals(wanted, least(false, 0), 1e-6 * wanted, "initial");
            assertEquals(STEEP * kept, least(false, STEEP), 1e-6 * STEEP * kept, "maintenance");
        }
    }

    /** The move of a mark: the steepest delta of the bracket, vega at its greatest, and the discount. */
    private double moves(
        final int expiry, final int strikeSlot, final double strike, final boolean call, final double middle)
    {
        final double forward = venue.forward(expiry);
        int anchor = call ? 0 : SlopeRows.ANCHORS - 1;
        while (call ? middle * (1 + SlopeRows.offset(anchor)) < forward * (1 + width) :
            middle * (1 + SlopeRows.offset(anchor)) > forward * (1 - width))
        {
            anchor += call ? 1 : -1;
        }
        venue.slopes.refreshStrike(strikeSlot);
        final double[] row = venue.slopes.row(strikeSlot, anchor);
        final int columns = row.length / SlopeRows.ANCHORS;
        final double rises = row[anchor * columns + columns - 3];
        final double years = venue.market.expiries().yearsToExpiry(expiry);
        final double end = years - LIFE_SECONDS / YEAR_SECONDS;
        final double rate = venue.market.expiries().discountRate(expiry);
        final double surface = Math.max(0.0002, 0.1 * width);
        final double deviation = surface +
            2 * venue.market.strikes().volatility(strikeSlot) * (Math.sqrt(years) - Math.sqrt(end));
        final double discount = 2 * rate * (years - end) +
            Prover.CARRY_OF_STANDARD / MarketLevels.RATE_UNIT;
        final double highest = forward * (1 + width);
        return (call ? rises : 1 - rises) * forward * width + highest * deviation / Math.sqrt(2 * Math.PI) +
            discount * (highest + strike);
    }

    @Test
    void shouldAddUpPartsOfCollateral()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            begin(seed);
            final StandardMarginSettings settings = StandardMarginSettings.published();
            final double factor = ProofVenue.decimal(venue.random.nextDouble(0.2, 1)) / 1e8;
            final double scale = seed % 2 == 0 ? 1 : ProofVenue.decimal(venue.random.nextDouble()) / 1e8;
            settings.collateralFactor = ProofVenue.decimal(factor);
            settings.collateralInitialScale = ProofVenue.decimal(scale);
            venue.setStandardModel(0, settings);
            book.addCollateral(0, ProofVenue.decimal(2));
            final double value = 2 * venue.spot(0);
            assertEquals(value * width, least(true, 0), 1e-6);
            assertEquals(
                factor * value * (width + (1 + width) * (1 - scale)), least(false, 0), 1e-6, "counted, and initial");
        }
    }
}
