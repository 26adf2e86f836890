package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.MarginMode;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Instruments;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;
import softlanding.engine.state.RandomOperations;

/** Compares the index of holders, the visits of a full scan and the look-ups after an update with maps of contents. */
class HoldersTest
{
    private static final int UNDERLYINGS = 3;
    private static final int EXPIRIES = 6;
    private static final int STRIKES = 3;
    private static final int ASSETS = 3;
    private static final int ACCOUNTS = 8;
    private static final int INSTRUMENTS = UNDERLYINGS + EXPIRIES * (1 + 2 * STRIKES);

    @Test
    void shouldNameThoseWhoHoldSomething()
    {
        RandomOperations.play(5_000, HoldersAndMaps::new);
    }

    private static Market market()
    {
        final Market market = new Market(UNDERLYINGS, EXPIRIES, INSTRUMENTS, ASSETS);
        for (int underlying = 0; underlying < UNDERLYINGS; underlying++)
        {
            market.listUnderlying(underlying + 1);
            market.listPerpetual(underlying + 1, underlying, Decimal8.ONE, Decimal8.ONE);
        }
        // Expiries and instruments of the underlyings are listed alternately, so that no slots of one stand together.
        for (int expiry = 0; expiry < EXPIRIES; expiry++)
        {
            market.listExpiry(expiry + 1, expiry % UNDERLYINGS, (1L + expiry) << 50);
        }
        for (int strike = 0; strike < STRIKES; strike++)
        {
            for (int expiry = 0; expiry < EXPIRIES; expiry++)
            {
                final int id = 100 + 2 * (strike * EXPIRIES + expiry);
                final long price = (strike + 1) * Decimal8.ONE;
                market.listOption(id, expiry, price, InstrumentKind.CALL, Decimal8.ONE, Decimal8.ONE);
                market.listOption(id + 1, expiry, price, InstrumentKind.PUT, Decimal8.ONE, Decimal8.ONE);
            }
        }
        for (int expiry = 0; expiry < EXPIRIES; expiry++)
        {
            market.listFuture(1_000 + expiry, expiry, Decimal8.ONE, Decimal8.ONE);
        }
        for (int asset = 0; asset < ASSETS; asset++)
        {
            market.listAsset(asset + 1, asset == 0 ? Ids.NONE : asset - 1, 0, 0);
        }
        return market;
    }

    /** Accounts beside a map of contracts and a map of quantities for each. */
    private static final class HoldersAndMaps implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final Market market = market();
        private final Instruments instruments = market.instruments();
        private final Accounts accounts = new Accounts(market, ACCOUNTS, 64 * ACCOUNTS, 8 * ACCOUNTS, 48);
        private final Holders holders = new Holders(market, accounts);
        private final FullScan scan = new FullScan(market, accounts);
        private final MovedObjects moved = new MovedObjects(
            market, accounts, new ScreeningCapacity(
                UNDERLYINGS, EXPIRIES, INSTRUMENTS, ASSETS, ACCOUNTS, ACCOUNTS, 64 * ACCOUNTS, 48));
        private final List<Map<Integer, Long>> positions = new ArrayList<>();
        private final List<Map<Integer, Long>> balances = new ArrayList<>();

        HoldersAndMaps(final SplittableRandom random)
        {
            this.random = random;
        }

        @Override
        public void operate()
        {
            if ((positions.size() < ACCOUNTS && random.nextInt(20) == 0) || positions.isEmpty())
            {
                accounts.open(100 + positions.size(), MarginMode.PORTFOLIO);
                positions.add(new HashMap<>());
                balances.add(new HashMap<>());
            }
            change(random.nextInt(positions.size()));
            compare();
        }

        private void change(final int account)
        {
            final int instrument = random.nextInt(INSTRUMENTS);
            final long held = positions.get(account).getOrDefault(instrument, 0L);
            if (held != 0)
            {
                trade(account, instrument, -held);
            }
            else if (random.nextInt(3) == 0)
            {
                trade(account, instrument, (random.nextBoolean() ? 1 : -1) * Decimal8.ONE);
            }
            final int asset = random.nextInt(ASSETS);
            final long quantity = balances.get(account).getOrDefault(asset, 0L);
            final long more = quantity > 0 ? -quantity : random.nextInt(4) == 0 ? Decimal8.ONE : 0;
            if (more != 0)
            {
                accounts.addCollateral(account, asset, more);
                balances.get(account).merge(asset, more, Long::sum);
            }
            if (random.nextInt(30) == 0)
            {
                final int expiry = random.nextInt(EXPIRIES);
                accounts.settle(account, expiry, 2 * Decimal8.ONE);
                positions.get(account).keySet().removeIf(settled -> instruments.expiry(settled) == expiry);
            }
        }

        private void trade(final int account, final int instrument, final long quantity)
        {
            accounts.trade(account, instrument, quantity, Decimal8.ONE, 0);
            positions.get(account).merge(instrument, quantity, Long::sum);
        }

        private boolean holds(final int account, final IntPredicate which)
        {
            return positions.get(account).entrySet().stream()
                .anyMatch(entry -> entry.getValue() != 0 && which.test(entry.getKey()));
        }

        private boolean hasAny(final int account)
        {
            return balances.get(account).values().stream().anyMatch(quantity -> quantity != 0);
        }

        private void compare()
        {
            final int underlying = random.nextInt(UNDERLYINGS);
            final int expiry = random.nextInt(EXPIRIES);
            final int strike = random.nextInt(EXPIRIES * STRIKES);
            final int instrument = random.nextInt(INSTRUMENTS);
            final int asset = random.nextInt(ASSETS);
            final IntPredicate ofUnderlying = account ->
                holds(account, held -> instruments.underlying(held) == underlying) || hasAny(account);
            final IntPredicate ofExpiry = account -> holds(account, held -> instruments.expiry(held) == expiry);
            final IntPredicate ofStrike = account -> holds(account, held -> instruments.strikeSlot(held) == strike);
            final IntPredicate ofInstrument = account -> holds(account, held -> held == instrument);
            final IntPredicate ofAsset = account -> balances.get(account).getOrDefault(asset, 0L) != 0;
            compareMoved(List.of(ofUnderlying, ofExpiry, ofStrike, ofInstrument, ofAsset), List.of(
                () -> moved.noteUnderlying(underlying), () -> moved.noteExpiry(expiry), () -> moved.noteStrike(strike),
                () -> moved.noteInstrument(instrument), () -> moved.noteAsset(asset)));
            switch (random.nextInt(14))
            {
                case 0 -> compare(ofUnderlying, account -> holders.touchesUnderlying(account, underlying));
                case 1 -> compare(ofExpiry, account -> holders.touchesExpiry(account, expiry));
                case 2 -> compare(ofStrike, account -> holders.touchesStrike(account, strike));
                case 3 -> compare(ofInstrument, account -> holders.touchesInstrument(account, instrument));
                case 4 -> compare(ofAsset, account -> holders.touchesAsset(account, asset));
                case 5 -> compareVisits(ofUnderlying, visitor -> scan.ofUnderlying(underlying, visitor));
                case 6 -> compareVisits(ofUnderlying, visitor -> scan.ofSpotPrice(underlying, visitor));
                case 7 -> compareVisits(ofExpiry, visitor -> scan.ofForwardPrice(expiry, visitor));
                case 8 -> compareVisits(ofStrike, visitor -> scan.ofVolatility(strike, visitor));
                case 9 -> compareVisits(ofInstrument, visitor -> scan.ofPerpetualPrice(instrument, visitor));
                case 10 -> compareVisits(ofInstrument, visitor -> scan.ofFunding(instrument, visitor));
                case 11 -> compareVisits(ofAsset, visitor -> scan.ofCollateralPrice(asset, visitor));
                case 12 -> compareVisits(account -> true, scan::ofStablePrice);
                default -> compareVisits(account -> true, scan::ofTime);
            }
        }

        private void compare(final IntPredicate expected, final IntPredicate answer)
        {
            for (int account = 0; account < positions.size(); account++)
            {
                assertEquals(expected.test(account), answer.test(account), "account " + account);
            }
        }

        /** Some marks move, one of them perhaps twice: who needs any of them is found by one look. */
        private void compareMoved(final List<IntPredicate> needs, final List<Runnable> notes)
        {
            IntPredicate any = account -> false;
            assertFalse(moved.isAny());
            for (int i = random.nextInt(4); i > 0; i--)
            {
                final int which = random.nextInt(notes.size());
                notes.get(which).run();
                any = any.or(needs.get(which));
                assertTrue(moved.isAny());
            }
            compare(any, moved::touches);
            if (random.nextInt(10) == 0)
            {
                moved.noteEverything();
                compare(account -> true, moved::touches);
            }
            moved.clear();
            compare(account -> false, moved::touches);
        }

        private void compareVisits(final IntPredicate expected, final Scan answer)
        {
            final List<Integer> visited = new ArrayList<>();
            answer.run(visited::add);
            final List<Integer> named = new ArrayList<>();
            for (int account = 0; account < positions.size(); account++)
            {
                if (expected.test(account))
                {
                    named.add(account);
                }
            }
            assertEquals(named, visited);
        }

        /** Asks the full scan one of its questions. */
        private interface Scan
        {
            void run(AccountVisitor visitor);
        }
    }
}
