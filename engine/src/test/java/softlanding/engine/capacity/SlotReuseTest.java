package softlanding.engine.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.OptionTerms;
import softlanding.engine.account.MarginMode;
import softlanding.engine.liquidation.order.OrderFill;
import softlanding.engine.screening.ScreeningSettings;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.TwinEngines;

/**
 * A venue that lists and settles an expiry every day in room for three of them: an engine that screens accounts and one
 * that looks at all decide the same, and both decide what engines with room for every listing decide.
 */
class SlotReuseTest
{
    private static final long ONE = 100_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;
    private static final long T0 = 1_700_000_000L * SECOND_NS;
    private static final int PERPETUAL = 1;
    private static final int ACCOUNTS = 12;
    private static final int DAYS = 25;
    private static final int TICKS = 40;
    private static final int[] STRIKES = {80, 95, 100, 105, 125};
    private static final int INSTRUMENTS_PER_EXPIRY = 2 * STRIKES.length + 1;

    private final TwinEngines tight = new TwinEngines(
        new EngineLimits(2, 3, 1 + 3 * INSTRUMENTS_PER_EXPIRY, 2, ACCOUNTS, 1_024, 64, 64, 256),
        ScreeningSettings.defaults());
    private TwinEngines ample = new TwinEngines(
        new EngineLimits(2, 64, 2_048, 2, ACCOUNTS, 1_024, 64, 64, 256), ScreeningSettings.defaults());
    private final List<int[]> live = new ArrayList<>();
    private long nowNs = T0;
    private double spot = 100;
    private long cash;
    private int orders;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldMarginInReusedSlotsAsInNewOnes(final long seed)
    {
        cash = 5_000;
        run(new SplittableRandom(seed));

        assertEquals(0, ample.rejections());
        assertEquals(0, tight.rejections());
        assertEquals(ample.decisions(), tight.decisions());
        assertTrue(tight.counters().certificates() > 0, "screening must have had something to do");
    }

    /** Equal scores are ordered by slot, so only the two tight engines are compared where accounts are liquidated. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldScreenInReusedSlots(final long seed)
    {
        cash = 15;
        ample = null;
        run(new SplittableRandom(seed));

        assertTrue(orders > 0, "somebody must have been liquidated");
        assertTrue(tight.counters().certificates() > 0, "screening must have had something to do");
    }

    private void run(final SplittableRandom random)
    {
        open(random);
        for (int day = 1; day <= DAYS; day++)
        {
            list(day, random);
            trade(random);
            for (int tick = 0; tick < TICKS; tick++)
            {
                tick(random);
            }
            report();
            if (live.size() == 3 || random.nextInt(4) == 0)
            {
                settle();
            }
        }
    }

    private void apply(final TwinEngines.Event event)
    {
        tight.apply(nowNs, event);
        if (ample != null)
        {
            ample.apply(nowNs, event);
        }
    }

    private void open(final SplittableRandom random)
    {
        apply((engine, n) -> engine.reference().onUnderlyingListed(n, nowNs, 1));
        apply((engine, n) -> engine.reference().onPerpetualListed(n, nowNs, PERPETUAL, 1, ONE, ONE / 10));
        for (int id = 1; id <= ACCOUNTS; id++)
        {
            final long accountId = id;
            final MarginMode mode = id % 3 == 0 ? MarginMode.STANDARD : MarginMode.PORTFOLIO;
            final long deposit = cash * (1 + random.nextInt(5)) * ONE;
            apply((engine, n) -> engine.reference().onAccountOpened(n, nowNs, accountId, mode, 0));
            apply((engine, n) -> engine.transfer().onCashTransferRequested(n, nowNs, accountId, accountId, deposit));
        }
        prices(random);
    }

    private void list(final int day, final SplittableRandom random)
    {
        final int expiryId = day;
        final long atNs = T0 + (day + 2) * DAY_NS;
        apply((engine, n) -> engine.reference().onExpiryListed(n, nowNs, expiryId, 1, atNs));
        int instrumentId = 100 * day;
        for (final int strike : STRIKES)
        {
            for (int side = 0; side < 2; side++)
            {
                final OptionTerms terms = new OptionTerms();
                terms.expiryId = expiryId;
                terms.strike = strike * ONE;
                terms.call = side == 0;
                terms.contractSize = ONE;
                terms.lotSize = ONE / 10;
                final int id = instrumentId++;
                apply((engine, n) -> engine.reference().onOptionListed(n, nowNs, id, terms));
            }
        }
        final int future = instrumentId;
        apply((engine, n) -> engine.reference().onFutureListed(n, nowNs, future, expiryId, ONE, ONE / 10));
        live.add(new int[]{expiryId, 100 * day});
        for (int strike = 0; strike < STRIKES.length; strike++)
        {
            volatility(live.size() - 1, strike, 0.3 + 0.6 * random.nextDouble());
        }
        forward(live.size() - 1, spot);
    }

    private void trade(final SplittableRandom random)
    {
        for (int i = 0; i < 40; i++)
        {
            final long accountId = 1L + random.nextInt(ACCOUNTS);
            final int[] expiry = live.get(random.nextInt(live.size()));
            final int id = random.nextInt(6) == 0 ? PERPETUAL : expiry[1] + random.nextInt(INSTRUMENTS_PER_EXPIRY);
            final boolean linear = id == PERPETUAL || id == expiry[1] + INSTRUMENTS_PER_EXPIRY - 1;
            final long quantity = (random.nextBoolean() ? 1 : -1) * (1L + random.nextInt(6)) * ONE / 10;
            final long price = linear ? (long)(spot * ONE) : ONE * (1 + random.nextInt(5));
            apply((engine, n) -> engine.account().onTradeExecuted(
                n, nowNs, accountId, id, quantity, price, 0));
        }
        final int[] expiry = live.get(random.nextInt(live.size()));
        final long packageId = nowNs;
        final long accountId = 1L + random.nextInt(ACCOUNTS);
        apply((engine, n) -> engine.account().onPackageRegistered(
            n, nowNs, accountId, packageId, 2, new int[]{expiry[1], expiry[1] + 2}, new long[]{ONE / 10, -ONE / 10}));
    }

    private void tick(final SplittableRandom random)
    {
        nowNs += 1 + random.nextLong(DAY_NS / TICKS - 1);
        spot *= 1 + 0.012 * (random.nextDouble() - 0.5) * (random.nextInt(8) == 0 ? 6 : 1);
        prices(random);
        final int at = random.nextInt(live.size());
        volatility(at, random.nextInt(STRIKES.length), 0.3 + 0.6 * random.nextDouble());
        answer(random);
    }

    private void prices(final SplittableRandom random)
    {
        final long price = (long)(spot * ONE);
        apply((engine, n) -> engine.market().onSpotPriceChanged(n, nowNs, 1, price, ONE));
        apply((engine, n) -> engine.market().onPerpetualPriceChanged(n, nowNs, PERPETUAL, price, ONE));
        for (int i = 0; i < live.size(); i++)
        {
            forward(i, spot * (1 + 0.001 * random.nextDouble()));
        }
    }

    private void forward(final int at, final double forward)
    {
        final int expiryId = live.get(at)[0];
        final long price = (long)(forward * ONE);
        apply((engine, n) -> engine.market().onForwardPriceChanged(n, nowNs, expiryId, price, ONE / 50, ONE, ONE));
    }

    private void volatility(final int at, final int strike, final double volatility)
    {
        final int expiryId = live.get(at)[0];
        final long mantissa = (long)(volatility * ONE);
        apply((engine, n) -> engine.market().onVolatilityChanged(
            n, nowNs, expiryId, STRIKES[strike] * ONE, mantissa, ONE));
    }

    private void answer(final SplittableRandom random)
    {
        orders += tight.orders().size();
        for (final TwinEngines.Order order : List.copyOf(tight.orders()))
        {
            final boolean fills = random.nextInt(3) > 0;
            apply((engine, n) ->
            {
                if (fills)
                {
                    engine.liquidation().onLiquidationOrderFilled(n, nowNs, new OrderFill()
                        .ofOrder(order.orderId(), order.accountId(), order.instrumentId())
                        .with(order.quantity(), order.limitPrice(), 0, OrderFill.NO_FILL_ID));
                }
                else
                {
                    engine.liquidation().onLiquidationOrderClosed(
                        n, nowNs, order.orderId(), order.accountId(), order.instrumentId());
                }
            });
        }
        tight.orders().clear();
    }

    private void report()
    {
        for (int id = 1; id <= ACCOUNTS; id++)
        {
            final long accountId = id;
            apply((engine, n) -> engine.questions().onMarginReportRequested(n, nowNs, accountId, n));
            if (ample != null)
            {
                assertEquals(ample.initialExcess(), tight.initialExcess(), 1e-7, "account " + id);
            }
        }
    }

    private void settle()
    {
        final int expiryId = live.remove(0)[0];
        nowNs = Math.max(nowNs, T0 + (expiryId + 2) * DAY_NS);
        final long price = (long)(spot * ONE);
        apply((engine, n) -> engine.settlements().onExpirySettled(n, nowNs, expiryId, price));
    }
}
