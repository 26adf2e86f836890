package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.Book;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.VolShock;
import softlanding.engine.state.Decimal8;

/** Where nothing is given away: what time and funding take is what the bound says. */
class SlowExactTest
{
    private static final double HIGHEST = 1.09;

    @Test
    void shouldBoundTheThetaOfAnOptionAtTheMoneyNearlyExactly()
    {
        final PortfolioMarginSettings model = TimeVolBoundsTest.evenModel();
        model.clearScenarios();
        model.addScenario(Decimal8.ONE, VolShock.NONE, Decimal8.ONE);
        model.mmFactor = Decimal8.ONE / 2;
        model.imFactor = Decimal8.ONE / 2;
        model.baseLong = Decimal8.ONE;
        model.longRateAdd = 0;
        model.baseShort = Decimal8.ONE;
        model.shortRateAdd = 0;
        final ProofVenue venue = new ProofVenue(new SplittableRandom(4), 20);
        venue.setModel(0, model);
        venue.volatility(3, 0.4);
        venue.forward(
            0, 60_000 * Math.exp(-0.4 * 0.4 * venue.market.expiries().yearsToExpiry(0) / 2), 0);
        final Book book = venue.book(MarginMode.PORTFOLIO);
        venue.hold(book, venue.option(0, 3, true), 1);
        venue.fund(book, 10_000);
        final BoundProbe probe = new BoundProbe(venue, book, 0);
        probe.load(false);
        probe.slow.lay(1);
        final double[] before = probe.exact();
        probe.slow.layTime(ProofVenue.T0 + 3_600 * ProofVenue.SECOND, 1);
        venue.time(ProofVenue.T0 + 3_600 * ProofVenue.SECOND);
        final double lost = before[0] - probe.exact()[0];
        final double bound = probe.constraints.timeCost[0];
        assertTrue(lost <= bound + 1e-6 && lost > 0.999 * bound, lost + " of " + bound);
    }

    @Test
    void shouldBoundFundingExactly()
    {
        final ProofVenue venue = new ProofVenue(new SplittableRandom(4), 2, 27);
        final Book book = venue.book(MarginMode.PORTFOLIO);
        venue.hold(book, venue.perpetual(0), 2);
        venue.fund(book, 10_000);
        final BoundProbe probe = new BoundProbe(venue, book, 0);
        probe.load(false);
        probe.slow.lay(HIGHEST);
        final double[] before = probe.exact();
        venue.fund(0, -0.01 / venue.levels.fundingUnit(venue.perpetual(0)));
        final double[] after = probe.exact();
        for (int c = 0; c < before.length; c++)
        {
            assertEquals(0.01 * probe.constraints.surfaceCost[c], before[c] - after[c], 1e-5);
        }
    }
}
