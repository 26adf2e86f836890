package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.screening.AccountScanner;
import softlanding.engine.screening.AccountVisitor;
import softlanding.engine.screening.FullScan;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;

/** The audit detects an account whose health changed without an evaluation. */
class AuditTest
{
    private static final long ACCOUNT_ID = 77;

    private final Market market = new Market(1, 1, 4, 1);
    private final EventContext event = new EventContext();
    private final Accounts accounts = new Accounts(market, 4, 64, 4, 8);
    private final LiquidationListener listener = (LiquidationListener)Proxy.newProxyInstance(
        getClass().getClassLoader(), new Class<?>[] {LiquidationListener.class}, (proxy, method, arguments) -> null);
    private final LiquidationEngine liquidation = new LiquidationEngine(
        new VenueState(event, new EngineLimits(1, 1, 4, 1, 4, 64, 4, 8, 16), market, accounts, new Margins(market)),
        new NobodyAffected(market, accounts), listener, Escalation.NONE,
        new InsuranceFund(accounts, FundListeners.NONE, 64));

    /** Names no account for a spot price, and has the first one audited. */
    private static final class NobodyAffected implements AccountScanner
    {
        private final FullScan scan;
        private boolean audited;

        NobodyAffected(final Market market, final Accounts accounts)
        {
            scan = new FullScan(market, accounts);
        }

        @Override
        public void ofUnderlying(final int underlying, final AccountVisitor visitor)
        {
        }

        @Override
        public void ofExpiry(final int expiry, final AccountVisitor visitor)
        {
            scan.ofExpiry(expiry, visitor);
        }

        @Override
        public void ofStrike(final int strikeSlot, final AccountVisitor visitor)
        {
            scan.ofStrike(strikeSlot, visitor);
        }

        @Override
        public void ofInstrument(final int instrument, final AccountVisitor visitor)
        {
            scan.ofInstrument(instrument, visitor);
        }

        @Override
        public void ofAsset(final int asset, final AccountVisitor visitor)
        {
            scan.ofAsset(asset, visitor);
        }

        @Override
        public void all(final AccountVisitor visitor)
        {
            scan.all(visitor);
        }

        @Override
        public int nextToAudit()
        {
            audited = !audited;
            return audited ? 0 : NONE;
        }
    }

    @Test
    void shouldStopWhereAnAccountWasPassedOver()
    {
        market.listUnderlying(1);
        market.listPerpetual(1, 0, Decimal8.ONE, Decimal8.ONE);
        mark(1_000);
        accounts.open(ACCOUNT_ID, MarginMode.PORTFOLIO);
        accounts.addCash(0, 400 * Decimal8.ONE);
        accounts.trade(0, 0, Decimal8.ONE, 1_000 * Decimal8.ONE, 0);
        event.begin(1, 1);
        liquidation.beginEvent();
        liquidation.onAccount(0);
        assertDoesNotThrow(liquidation::audit);

        event.begin(2, 2);
        liquidation.beginEvent();
        mark(700);
        liquidation.scanner().ofSpotPrice(0, liquidation);
        final IllegalStateException miss = assertThrows(IllegalStateException.class, liquidation::audit);

        assertTrue(miss.getMessage().contains("accountId=" + ACCOUNT_ID + ", sequence=2"), miss::getMessage);
    }

    private void mark(final long price)
    {
        market.changeSpot(0, price * Decimal8.ONE, Decimal8.ONE);
        market.changePerpetualPrice(0, price * Decimal8.ONE, Decimal8.ONE);
    }
}
