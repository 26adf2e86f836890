package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.policy.Health;
import softlanding.engine.screening.proof.CertificateEligibility;
import softlanding.engine.screening.proof.MarginBuffers;
import softlanding.engine.screening.proof.PortfolioProver;
import softlanding.engine.screening.proof.Proof;
import softlanding.engine.screening.proof.Prover;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** A proof says what the bracket of its underlying says, and no more. */
class PortfolioProverTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.boundSeeds", 20);
    private static final double[] DAYS = {0.3, 3, 40};

    @Test
    void shouldHandOnTheBracketAsItIs()
    {
        int proven = 0;
        for (int seed = 1; seed <= 2 * SEEDS; seed++)
        {
            final ProofVenue venue = new ProofVenue(new SplittableRandom(seed), DAYS);
            final Book book = venue.book(MarginMode.PORTFOLIO);
            venue.hold(book, venue.option(1, 3, true), venue.random.nextDouble(-2, 2));
            venue.holdSome(book, 0, venue.random.nextInt(6), 200_000);
            venue.fund(book, venue.random.nextDouble(500, 30_000));
            final AccountMargin margin = venue.evaluate(book);
            // What rounding may take: a millionth, and a share of all that is at stake.
            final CertificateEligibility eligibility = new CertificateEligibility(venue.market);
            final double reserve = 1e-6 + 1e-11 * (eligibility.gross(book) +
                Math.abs(Decimal8.toDouble(margin.equity())) + 2 * Decimal8.toDouble(margin.initialRequirement()));
            final MarginBuffers buffers = new MarginBuffers();
            buffers.set(book.owesAnything(), false, BoundProbe.THRESHOLD, Decimal8.toDouble(margin.marginEquity()) -
                BoundProbe.THRESHOLD * Decimal8.toDouble(margin.maintenanceRequirement()) - reserve,
                Math.abs(Decimal8.toDouble(margin.initialExcess())) - reserve);
            final PortfolioProver portfolio =
                new PortfolioProver(venue.market, venue.levels, venue.prices, venue.slopes, venue.shape);
            final Prover prover = new Prover(
                venue.market, venue.levels, venue.prices, venue.carry, eligibility, venue.slopes, venue.shape);
            final Proof proof = new Proof(64);
            if (portfolio.prove(book, 0, buffers, venue.nowNs) && prover.prove(
                ProvenAccount.ACCOUNT_ID, book, margin, Health.HEALTHY,
                ProofVenue.decimal(BoundProbe.THRESHOLD), venue.nowNs, proof))
            {
                proven++;
                compare(portfolio, proof, lifeToExpiry(venue, book));
            }
        }
        assertTrue(proven > SEEDS / 2, "proven: " + proven);
    }

    /** Returns the ticks before the first expiry: an expired position is margined by another rule. */
    private static int lifeToExpiry(final ProofVenue venue, final Book book)
    {
        long expiryNs = Long.MAX_VALUE;
        for (int row = 0; row < book.size(); row++)
        {
            final int expiry = venue.market.instruments().expiry(book.instrument(row));
            expiryNs = expiry == Ids.NONE ? expiryNs : Math.min(expiryNs, venue.market.expiries().expiryNs(expiry));
        }
        return (int)Math.min(Proof.LONGEST_TICKS, ((expiryNs - venue.nowNs) >> Proof.TICK_BITS) - 1);
    }

    /** But for what the account's brackets are shortened by. */
    private static void compare(final PortfolioProver bracket, final Proof proof, final int lifeToExpiry)
    {
        assertEquals(1, proof.groups());
        assertSame(bracket.widthDown(), -proof.lowPrice(0));
        assertSame(bracket.widthUp(), proof.highPrice(0));
        assertSame(bracket.surfaceWidth(), -proof.lowCarry(0));
        assertSame(bracket.surfaceWidth(), proof.highCarry(0));
        for (int i = 0; i < proof.strikes(); i++)
        {
            assertSame(bracket.surfaceWidth(), proof.strikeWidth(i));
        }
        assertTrue(proof.lifeTicks() <= bracket.lifeTicks());
        assertTrue(proof.lifeTicks() >= Math.min(lifeToExpiry, (int)(0.9998 * bracket.lifeTicks())));
        assertTrue(proof.lifeTicks() <= lifeToExpiry);
        assertEquals(Math.min(bracket.widthDown(), bracket.widthUp()), bracket.width());
        assertTrue(bracket.widthDown() <= bracket.roomDown() && bracket.widthUp() <= bracket.roomUp());
    }

    private static void assertSame(final double expected, final double actual)
    {
        assertEquals(1, actual / expected, 0.0002);
    }
}
