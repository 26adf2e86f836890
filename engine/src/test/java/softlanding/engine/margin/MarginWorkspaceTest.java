package softlanding.engine.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.MarginMode;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Market;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;

class MarginWorkspaceTest
{
    private static final long ONE = Decimal8.ONE;
    private static final int ACCOUNTS = 3;
    private static final int SEEDS = 100;
    private static final int STEPS = 50;
    private static final EngineLimits WIDE = new EngineLimits(8, 64, 256, 8, ACCOUNTS, 4_096, 64, 256, 4);

    private final EngineLimits limits = new EngineLimits(1, 1, 4, 1, ACCOUNTS, 64, 8, 8, 4);
    private Market market;
    private Accounts accounts;
    private VenueState venue;
    private MarginWorkspace workspace;

    @BeforeEach
    void open()
    {
        market = new Market(1, 1, 4, 1);
        accounts = new Accounts(market, ACCOUNTS, 64, 64, 8);
        venue = new VenueState(new EventContext(), limits, market, accounts, new Margins(market));
        workspace = venue.newWorkspace();
        market.listUnderlying(1);
        market.listPerpetual(1, 0, ONE, ONE);
        market.listPerpetual(2, 0, ONE, ONE);
        market.listAsset(1, 0, ONE / 20, ONE / 20);
        market.changeSpot(0, 1_000 * ONE, ONE);
        market.changePerpetualPrice(0, 1_000 * ONE, ONE);
        market.changePerpetualPrice(1, 1_000 * ONE, ONE);
        market.changeCollateralPrice(0, 1_000 * ONE, ONE);
        for (int account = 0; account < ACCOUNTS; account++)
        {
            accounts.open(account, account == 0 ? MarginMode.STANDARD : MarginMode.PORTFOLIO);
            accounts.addCash(account, 1_000 * ONE);
        }
    }

    @Test
    void shouldEvaluateAnAccountOnceWhileNothingChanges()
    {
        workspace.load(0);
        workspace.load(0);
        assertEquals(1, evaluations());

        workspace.load(1);
        assertEquals(2, evaluations());
    }

    @Test
    void shouldEvaluateAgainAfterATradeWasTriedOnTheBook()
    {
        accounts.trade(0, 0, ONE, 1_000 * ONE, 0);
        final long requirement = workspace.load(0).maintenanceRequirement();
        workspace.book().trade(0, ONE, 1_000 * ONE, 0);
        assertNotEquals(requirement, workspace.evaluate().maintenanceRequirement());

        assertEquals(requirement, workspace.load(0).maintenanceRequirement());
        assertEquals(ONE, workspace.book().quantity(0));
    }

    @Test
    void shouldFindThatAReusedMarginIsWrong()
    {
        final ReuseCheck check = new ReuseCheck(venue);
        workspace.load(0);
        check.onReused(workspace, 0);
        accounts.addCash(0, 1);

        assertThrows(IllegalStateException.class, () -> check.onReused(workspace, 0));
    }

    @Test
    void shouldReuseOnlyWhatIsTheSameToTheBit()
    {
        final ReuseCheck check = new ReuseCheck(venue);
        for (int seed = 0; seed < SEEDS; seed++)
        {
            final Random random = new Random(seed);
            for (int step = 0; step < STEPS; step++)
            {
                change(random);
                final int account = random.nextInt(ACCOUNTS);
                workspace.load(account);
                workspace.load(account);
            }
        }
        assertTrue(check.reuses() > SEEDS * STEPS, "reused " + check.reuses());
    }

    @Test
    void shouldEvaluateEveryKindOfAccountAsFromItsWholeBook()
    {
        int priced = 0;
        for (int seed = 0; seed < SEEDS; seed++)
        {
            final RandomVenue random = new RandomVenue(seed, ACCOUNTS);
            final VenueState state = new VenueState(
                new EventContext(), WIDE, random.market, random.accounts, new Margins(random.market));
            final ReuseCheck whole = new ReuseCheck(state);
            final MarginWorkspace judged = state.newWorkspace();
            for (int i = 0; i < ACCOUNTS; i++)
            {
                final int account = random.open();
                for (int move = 0; move < 4; move++)
                {
                    random.move();
                    priced += judged.load(account).isPriced() ? 1 : 0;
                    assertEquals(judged.owesAnything(), judged.book().owesAnything());
                    whole.onReused(judged, account);
                }
            }
        }
        assertTrue(priced > SEEDS, "priced " + priced);
    }

    private void change(final Random random)
    {
        final int account = random.nextInt(ACCOUNTS);
        final int perpetual = random.nextInt(2);
        final long price = (900 + random.nextInt(200)) * ONE;
        switch (random.nextInt(10))
        {
            case 0 -> market.changeSpot(0, price, ONE);
            case 1 -> market.changePerpetualPrice(perpetual, price, ONE);
            case 2 -> market.changeCollateralPrice(0, price, ONE);
            case 3 -> market.accrueFunding(perpetual, random.nextInt(1_000));
            case 4 -> market.changeStablePrice(ONE - random.nextInt(1_000), ONE);
            case 5 -> accounts.addCash(account, random.nextInt(1_000));
            case 6 -> accounts.addCollateral(account, 0, 1 + random.nextInt(1_000));
            case 7 -> accounts.trade(account, perpetual, random.nextBoolean() ? ONE : -ONE, price, 0);
            case 8 -> market.feeds().halt(market.feeds().of(FeedKind.SPOT, 0), SuspensionReason.STALE);
            default -> market.feeds().resume(market.feeds().of(FeedKind.SPOT, 0));
        }
    }

    private long evaluations()
    {
        return venue.margins().counters().accountEvaluations;
    }
}
