package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.policy.Health;
import softlanding.engine.screening.proof.Proof;
import softlanding.engine.state.Decimal8;

/** Inside what was proven the exact health of an account is the one that was judged, whatever each mark does. */
class ProverTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.boundSeeds", 20);
    private final Shares shares = new Shares("width of the bracket");

    @Test
    void shouldKeepHealthyAccountsOfScenarioMarginHealthy()
    {
        for (int seed = 1; seed <= 2 * SEEDS; seed++)
        {
            new ProvenAccount(seed, MarginMode.PORTFOLIO, 8).compare(Health.HEALTHY, shares);
        }
        shares.assertMedianAbove(0.35, SEEDS);
    }

    @Test
    void shouldKeepRestrictedAccountsOfScenarioMarginRestricted()
    {
        for (int seed = 1; seed <= 2 * SEEDS; seed++)
        {
            new ProvenAccount(seed, MarginMode.PORTFOLIO, 8).compare(Health.RESTRICTED, shares);
        }
        shares.assertMedianAbove(0.35, SEEDS / 2);
    }

    @Test
    void shouldKeepHealthyAccountsOfStandardMarginHealthy()
    {
        for (int seed = 1; seed <= 2 * SEEDS; seed++)
        {
            new ProvenAccount(seed, MarginMode.STANDARD, 8).compare(Health.HEALTHY, shares);
        }
        shares.assertMedianAbove(0.5, SEEDS);
    }

    @Test
    void shouldReachAllTheWayWhereEverythingIsLinear()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            new ProvenAccount(seed, MarginMode.PORTFOLIO, 0).compare(
                seed % 2 == 0 ? Health.HEALTHY : Health.RESTRICTED, shares);
        }
        shares.assertMedianAbove(0.97, SEEDS / 2);
    }

    @Test
    void shouldRefuseAccountsAtAThresholdAndDoubtfulOnes()
    {
        final ProvenAccount account = new ProvenAccount(3, MarginMode.PORTFOLIO, 8);
        account.fund(1e-7);
        assertEquals(false, account.prove(Health.HEALTHY));
        account.fund(20_000);
        assertEquals(true, account.prove(Health.HEALTHY));
        account.venue.market.changeSpot(0, ProofVenue.decimal(account.spot(0)), Decimal8.ONE / 10);
        assertEquals(false, account.prove(Health.HEALTHY));
        account.venue.spot(0, account.spot(0));
        assertEquals(true, account.prove(Health.HEALTHY));
        account.venue.market.changeStablePrice(Decimal8.ONE / 2, Decimal8.ONE);
        assertEquals(false, account.prove(Health.HEALTHY));
    }

    @Test
    void shouldProveForEverWhatDependsOnNothing()
    {
        final ProvenAccount account = new ProvenAccount(4, MarginMode.PORTFOLIO, -1);
        assertEquals(true, account.prove(Health.HEALTHY));
        assertEquals(0, account.proof.groups());
        assertEquals(Proof.LONGEST_TICKS, account.proof.lifeTicks());
    }
}
