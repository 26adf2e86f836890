package softlanding.engine.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.MarginMode;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.Feeds;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.state.Decimal8;

/** Whatever changes the market or an account makes the revision grow, on which the reuse of margins rests. */
class RevisionsTest
{
    private static final long ONE = Decimal8.ONE;
    private static final long EXPIRY_NS = 1_000_000_000_000L;
    private static final int ACCOUNT = 0;
    private static final int PERPETUAL = 2;

    private final Market market = new Market(2, 4, 16, 2);
    private final Accounts accounts = new Accounts(market, 4, 64, 16, 8);

    @Test
    void shouldGrowWithEveryChangeOfTheMarket()
    {
        final Map<String, Runnable> changes = new LinkedHashMap<>();
        changes.put("listUnderlying", () -> market.listUnderlying(1));
        changes.put("listExpiry", () -> market.listExpiry(1, 0, EXPIRY_NS));
        changes.put("listOption", () -> market.listOption(1, 0, 1_000 * ONE, InstrumentKind.CALL, ONE, ONE));
        changes.put("listFuture", () -> market.listFuture(2, 0, ONE, ONE));
        changes.put("listPerpetual", () -> market.listPerpetual(3, 0, ONE, ONE));
        changes.put("listAsset", () -> market.listAsset(1, 0, ONE / 20, ONE / 20));
        changes.put("setMarginModel", () -> market.setMarginModel(0, market.underlyings().model(0)));
        changes.put("setStandardModel", () -> market.setStandardModel(0, market.underlyings().standardModel(0)));
        changes.put("changeSpot", () -> market.changeSpot(0, 1_000 * ONE, ONE));
        changes.put("changeForward", () -> market.changeForward(0, 1_000 * ONE, 0, ONE, ONE, 1));
        changes.put("changeVolatility", () -> market.changeVolatility(0, ONE / 2, ONE));
        changes.put("changePerpetualPrice", () -> market.changePerpetualPrice(PERPETUAL, 1_000 * ONE, ONE));
        changes.put("accrueFunding", () -> market.accrueFunding(PERPETUAL, ONE));
        changes.put("changeCollateralPrice", () -> market.changeCollateralPrice(0, 1_000 * ONE, ONE));
        changes.put("changeStablePrice", () -> market.changeStablePrice(ONE - 1, ONE));
        changes.put("changeLiquidity", () -> market.changeLiquidity(PERPETUAL, ONE, ONE));
        changes.put("moveClock", () -> market.moveClock(0, 2));
        changes.put("moveClocks", () -> market.moveClocks(3));
        changes.put("setMaxSettlementMove", () -> market.setMaxSettlementMove(ONE / 50));
        changes.put("fixPart", () -> market.fixPart(0, 1_000 * ONE));
        changes.put("delaySettlement", () -> market.delaySettlement(0, 1_000 * ONE, EXPIRY_NS));
        changes.put("dropSettlementEstimate", () -> market.dropSettlementEstimate(0));
        changes.put("settle", () -> market.settle(0, 1_000 * ONE));
        changes.put("setTickSize", () -> market.setTickSize(PERPETUAL, ONE));
        changes.put("freeExpiry", () -> market.freeExpiry(0));

        assertEquals(changers(Market.class), new TreeSet<>(changes.keySet()));
        changes.forEach((name, change) -> assertGrows(name, market::revision, change));
    }

    @Test
    void shouldGrowWithEveryChangeOfAFeed()
    {
        final Feeds feeds = market.feeds();
        final int spot = feeds.of(FeedKind.SPOT, 0);
        final Map<String, Runnable> changes = new LinkedHashMap<>();
        changes.put("halt", () -> feeds.halt(spot, SuspensionReason.STALE));
        changes.put("resume", () -> feeds.resume(spot));
        changes.put("setJumpLimit", () -> feeds.setJumpLimit(ONE));

        assertEquals(changers(Feeds.class), new TreeSet<>(changes.keySet()));
        changes.forEach((name, change) -> assertGrows(name, market::revision, change));
    }

    @Test
    void shouldGrowWithEveryBookingOfAnAccount()
    {
        market.listUnderlying(1);
        market.listPerpetual(1, 0, ONE, ONE);
        market.listPerpetual(2, 0, ONE, ONE);
        market.listExpiry(1, 0, EXPIRY_NS);
        market.listFuture(3, 0, ONE, ONE);
        market.listAsset(1, 0, ONE / 20, ONE / 20);
        final Map<String, Runnable> changes = new LinkedHashMap<>();
        changes.put("open", () -> accounts.open(1, MarginMode.PORTFOLIO));
        changes.put("addCash", () -> accounts.addCash(ACCOUNT, ONE));
        changes.put("transferCash", () -> accounts.transferCash(ACCOUNT, ONE));
        changes.put("addCollateral", () -> accounts.addCollateral(ACCOUNT, 0, ONE));
        changes.put("reserve", () -> accounts.reserve(ACCOUNT, 0));
        changes.put("addInFlight", () -> accounts.positions().addInFlight(ACCOUNT, row(0), ONE));
        changes.put("addInFlight back", () -> accounts.positions().addInFlight(ACCOUNT, row(0), -ONE));
        changes.put("removeIfEmpty", () -> accounts.positions().removeIfEmpty(ACCOUNT, row(0)));
        changes.put("trade", () -> accounts.trade(ACCOUNT, 2, ONE, 1_000 * ONE, 0));
        changes.put("settle", () -> accounts.settle(ACCOUNT, 0, 1_000 * ONE));
        changes.put("open another", () -> accounts.open(2, MarginMode.PORTFOLIO));
        changes.put("tradeBetween", () -> accounts.tradeBetween(1, ACCOUNT, 1, ONE, 1_000 * ONE));

        final Set<String> changers = new TreeSet<>(changers(Accounts.class));
        changers.addAll(changers(accounts.positions().getClass()));
        changers.removeAll(changes.keySet());
        assertEquals(Set.of(), changers);
        changes.forEach((name, change) ->
        {
            final int account = name.equals("open another") ? 1 : ACCOUNT;
            assertGrows(name, () -> accounts.revision(account), change);
        });
    }

    private int row(final int instrument)
    {
        return accounts.positions().find(ACCOUNT, market.bookKey(instrument));
    }

    private static Set<String> changers(final Class<?> type)
    {
        return Stream.of(type, type.getSuperclass()).filter(each -> each != Object.class)
            .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
            .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == void.class)
            // A state is loaded into an empty engine only.
            .map(method -> method.getName()).filter(name -> !name.equals("copyState"))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertGrows(final String change, final LongSupplier revision, final Runnable action)
    {
        final long before = revision.getAsLong();
        action.run();
        assertTrue(revision.getAsLong() > before, () -> change + " left the revision as it was");
    }
}
