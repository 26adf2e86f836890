package softlanding.workload.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.codecs.MarginMode;
import softlanding.workload.FixedPoint;
import softlanding.workload.LedgerAccount;
import softlanding.workload.StreamLedger;
import softlanding.workload.account.AccountKind;
import softlanding.workload.market.BlackFormula;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;

/** Every kind of account holds the legs that its name promises. */
class AccountKindsTest
{
    private static final int ACCOUNTS = 200;

    /** A position. */
    private record Held(Instrument instrument, long quantity)
    {
        boolean is(final ContractKind kind, final int sign)
        {
            return instrument.kind() == kind && Long.signum(quantity) == sign;
        }
    }

    private final StreamLedger ledger = new StreamLedger();

    @Test
    void shouldHoldTheLegsItsNamePromises()
    {
        final SeededVenue venue = new SeededVenue(VenueSettings.of(21, ACCOUNTS).withTicks(10));
        while (venue.tick() == 0)
        {
            venue.next(ledger);
        }
        final EnumMap<AccountKind, Integer> seen = new EnumMap<>(AccountKind.class);
        for (final LedgerAccount account : ledger.accounts.values())
        {
            final AccountKind kind = AccountKind.of(account.id);
            assertEquals(kind.marginMode(), account.mode);
            final List<Held> held = new ArrayList<>();
            account.positions.forEach((id, quantity) -> held.add(new Held(ledger.market.instrument(id), quantity)));
            check(kind, account, held);
            seen.merge(kind, 1, Integer::sum);
        }
        assertEquals(AccountKind.values().length, seen.size(), seen::toString);
        assertEquals(1, seen.get(AccountKind.HOUSE));
        assertEquals(MarginMode.STANDARD, AccountKind.STANDARD_SELLER.marginMode());
    }

    private void check(final AccountKind kind, final LedgerAccount account, final List<Held> held)
    {
        final String books = kind + " " + held;
        switch (kind)
        {
            case COVERED_CALL -> checkCoveredCall(account, held, books);
            case VERTICAL_SPREAD -> checkSpreads(held, 1, books);
            case IRON_CONDOR -> checkSpreads(held, 2, books);
            case SHORT_STRANGLE -> assertTrue(
                held.size() == 2 && held.get(0).instrument().expiryId() == held.get(1).instrument().expiryId() &&
                    held.stream().anyMatch(h -> h.is(ContractKind.PUT, -1)) &&
                    held.stream().anyMatch(h -> h.is(ContractKind.CALL, -1)) &&
                    strike(held, ContractKind.PUT) < strike(held, ContractKind.CALL), books);
            case DELTA_HEDGED -> checkDelta(held, books);
            case NAKED_SHORT, STANDARD_SELLER -> assertTrue(
                held.size() == 1 && held.get(0).quantity() < 0 && held.get(0).instrument().kind().isOption(), books);
            case LEVERAGED_PERPETUAL -> assertTrue(
                held.size() == 1 && held.get(0).instrument().kind() == ContractKind.PERPETUAL, books);
            case LONG_HOLDER -> assertTrue(
                account.cash >= 0 && !held.isEmpty() &&
                    held.stream().allMatch(h -> h.quantity() > 0 && h.instrument().kind().isOption()), books);
            default -> assertTrue(held.size() > 50, books);
        }
    }

    private static long strike(final List<Held> held, final ContractKind kind)
    {
        return held.stream().map(Held::instrument).filter(i -> i.kind() == kind).findFirst().orElseThrow().strike();
    }

    private static void checkCoveredCall(
        final LedgerAccount account, final List<Held> held, final String books)
    {
        long calls = 0;
        long cover = account.coins.getOrDefault(Collateral.BTC, 0L) + account.coins.getOrDefault(Collateral.ETH, 0L);
        for (final Held position : held)
        {
            calls -= position.is(ContractKind.CALL, -1) ? position.quantity() : 0;
            cover += position.is(ContractKind.PERPETUAL, 1) ? position.quantity() : 0;
        }
        assertTrue(calls > 0, books);
        assertEquals(calls, cover, books);
    }

    /** Checks that each right has as many shorts as longs of one expiry, with the long further from the money. */
    private static void checkSpreads(final List<Held> held, final int spreads, final String books)
    {
        assertEquals(2 * spreads, held.size(), books);
        assertEquals(1, held.stream().map(h -> h.instrument().expiryId()).distinct().count(), books);
        for (final ContractKind kind : List.of(ContractKind.CALL, ContractKind.PUT))
        {
            final List<Held> legs = held.stream().filter(h -> h.instrument().kind() == kind).toList();
            if (!legs.isEmpty() || spreads == 2)
            {
                assertEquals(2, legs.size(), books);
                assertEquals(0, legs.get(0).quantity() + legs.get(1).quantity(), books);
                final int sold = legs.get(0).quantity() < 0 ? 0 : 1;
                final long width = legs.get(1 - sold).instrument().strike() - legs.get(sold).instrument().strike();
                assertEquals(kind == ContractKind.CALL ? 1 : -1, Long.signum(width), books);
            }
        }
    }

    private void checkDelta(final List<Held> held, final String books)
    {
        double delta = 0;
        double gross = 0;
        for (final Held position : held)
        {
            final double each = position.instrument().kind() == ContractKind.PERPETUAL ? 1 : delta(position);
            delta += each * FixedPoint.toDouble(position.quantity());
            gross += StrictMath.abs(each * FixedPoint.toDouble(position.quantity()));
        }
        assertTrue(held.size() >= 2 && StrictMath.abs(delta) < 0.02 * gross + 0.1, delta + " of " + gross + books);
    }

    private double delta(final Held position)
    {
        final Chain chain = ledger.market.chain(position.instrument().expiryId());
        final double strike = FixedPoint.toDouble(position.instrument().strike());
        final double volatility = chain.strike(position.instrument().strike()).volatility();
        final boolean isCall = position.instrument().kind() == ContractKind.CALL;
        return BlackFormula.delta(isCall, chain.forward(), strike, volatility, chain.years(ledger.nowNs));
    }
}
