package softlanding.engine.capacity;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.OptionTerms;
import softlanding.engine.account.MarginMode;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.TwinEngines;

/**
 * Writers of spreads whose greatest loss lies in cash, some of them a little less: screening decides what the full scan
 * decides, although ratios stand around the first threshold all the time.
 */
class CoverScreeningTest
{
    private static final long ONE = 100_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long T0 = 1_700_000_000L * SECOND_NS;
    private static final int ACCOUNTS = 40;
    private static final int[] STRIKES = {90, 95, 100, 105, 110};

    private final TwinEngines engines = new TwinEngines(
        new EngineLimits(1, 1, 16, 1, ACCOUNTS, 1_024, 64, 64, 256), ScreeningSettings.defaults());
    private long nowNs = T0;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldScreenCoveredAccountsAsTheFullScanDoes(final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        list();
        double spot = 100;
        mark(spot, random);
        for (int id = 1; id <= ACCOUNTS; id++)
        {
            write(id, random);
        }
        for (int tick = 0; tick < 1_500; tick++)
        {
            nowNs += SECOND_NS + random.nextLong(20 * SECOND_NS);
            spot *= 1 + 0.004 * (random.nextDouble() - 0.5) * (random.nextInt(50) == 0 ? 10 : 1);
            mark(spot, random);
            engines.orders().clear();
        }
        assertTrue(engines.counters().certificates() > ACCOUNTS, "certificates: " + engines.counters().certificates());
        assertTrue(engines.counters().visits() < 3L * ACCOUNTS * 1_500, "covered accounts must be skipped too");
    }

    private void apply(final TwinEngines.Event event)
    {
        engines.apply(nowNs, event);
    }

    private void list()
    {
        apply((engine, n) -> engine.reference().onUnderlyingListed(n, nowNs, 1));
        apply((engine, n) -> engine.reference().onExpiryListed(n, nowNs, 1, 1, T0 + 30 * 86_400 * SECOND_NS));
        apply((engine, n) -> engine.reference().onCollateralListed(n, nowNs, 1, 1, ONE / 10, ONE / 10));
        for (int i = 0; i < STRIKES.length; i++)
        {
            for (int side = 0; side < 2; side++)
            {
                final OptionTerms terms = new OptionTerms();
                terms.expiryId = 1;
                terms.strike = STRIKES[i] * ONE;
                terms.call = side == 0;
                terms.contractSize = ONE;
                terms.lotSize = ONE / 10;
                final int id = 1 + 2 * i + side;
                apply((engine, n) -> engine.reference().onOptionListed(n, nowNs, id, terms));
            }
        }
    }

    /** Sells a put spread or a call against a coin. One account in three lacks a little of its cover. */
    private void write(final long accountId, final SplittableRandom random)
    {
        final MarginMode mode = random.nextBoolean() ? MarginMode.STANDARD : MarginMode.PORTFOLIO;
        final long lacking = random.nextInt(3) == 0 ? ONE / 100 : 0;
        apply((engine, n) -> engine.reference().onAccountOpened(n, nowNs, accountId, mode, 0));
        if (random.nextInt(3) > 0)
        {
            final int low = random.nextInt(STRIKES.length - 1);
            final long width = (STRIKES[low + 1] - STRIKES[low]) * ONE;
            apply((engine, n) -> engine.transfer().onCashTransferRequested(n, nowNs, accountId, 1, width - lacking));
            trade(accountId, 2 + 2 * low, ONE);
            trade(accountId, 4 + 2 * low, -ONE);
        }
        else
        {
            apply((engine, n) ->
                engine.transfer().onCollateralTransferRequested(n, nowNs, accountId, 2, 1, ONE - lacking));
            trade(accountId, 1 + 2 * random.nextInt(STRIKES.length), -ONE);
        }
    }

    private void trade(final long accountId, final int instrumentId, final long quantity)
    {
        apply((engine, n) -> engine.account().onTradeExecuted(n, nowNs, accountId, instrumentId, quantity, 0, 0));
    }

    private void mark(final double spot, final SplittableRandom random)
    {
        final long price = (long)(spot * ONE);
        apply((engine, n) -> engine.market().onSpotPriceChanged(n, nowNs, 1, price, ONE));
        apply((engine, n) -> engine.market().onForwardPriceChanged(n, nowNs, 1, price, ONE / 50, ONE, ONE));
        apply((engine, n) -> engine.market().onCollateralPriceChanged(n, nowNs, 1, price, ONE));
        final long strike = STRIKES[random.nextInt(STRIKES.length)] * ONE;
        final long volatility = (long)((0.4 + 0.2 * random.nextDouble()) * ONE);
        apply((engine, n) -> engine.market().onVolatilityChanged(n, nowNs, 1, strike, volatility, ONE));
        if (nowNs == T0)
        {
            for (final int each : STRIKES)
            {
                apply((engine, n) -> engine.market().onVolatilityChanged(n, nowNs, 1, each * ONE, ONE / 2, ONE));
            }
        }
    }
}
