package softlanding.engine.oracle;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;
import softlanding.engine.oracle.ReferenceMarket.Underlying;

/**
 * Whether an account owes nothing at any price: it holds options only, its coins deliver the net short calls of every
 * expiry, and its cash pays the worst settlement of each, the coins for these calls included.
 */
final class ReferenceCover
{
    private final ReferenceAccount account;
    private BigDecimal cashLeft;

    private ReferenceCover(final ReferenceAccount account)
    {
        this.account = account;
    }

    /** Returns the cash that is left at the worst settlements; null where the account is not covered at any cash. */
    static BigDecimal cashLeft(final ReferenceAccount account)
    {
        final boolean optionsOnly = account.contracts.keySet().stream().allMatch(Instrument::isOption);
        return optionsOnly && account.paidUp.signum() >= 0 ? new ReferenceCover(account).cashLeft() : null;
    }

    private BigDecimal cashLeft()
    {
        cashLeft = account.paidUp;
        final List<Underlying> underlyings = account.contracts.keySet().stream()
            .map(held -> held.underlying).distinct().toList();
        return underlyings.stream().allMatch(this::deliversCalls) ? cashLeft : null;
    }

    private boolean deliversCalls(final Underlying underlying)
    {
        BigDecimal coins = account.balances.entrySet().stream().filter(held -> held.getKey().coin == underlying)
            .map(held -> held.getValue()).reduce(ZERO, BigDecimal::add);
        final List<Expiry> expiries = account.contracts.keySet().stream()
            .filter(held -> held.underlying == underlying).map(held -> held.expiry).distinct().toList();
        for (final Expiry expiry : expiries)
        {
            final BigDecimal netShortCalls = netShortCalls(expiry);
            coins = coins.subtract(netShortCalls);
            cashLeft = cashLeft.add(worstSettlement(expiry, netShortCalls).min(ZERO));
        }
        return coins.signum() >= 0;
    }

    private BigDecimal netShortCalls(final Expiry expiry)
    {
        return options(expiry).filter(held -> held.kind == Kind.CALL)
            .map(account::coins).reduce(ZERO, BigDecimal::add).negate().max(ZERO);
    }

    /** The payoff is straight between strikes, and beyond the last one it does not fall. */
    private BigDecimal worstSettlement(final Expiry expiry, final BigDecimal coins)
    {
        return Stream.concat(Stream.of(ZERO), options(expiry).map(held -> held.strike))
            .map(price -> coins.multiply(price).add(payoff(expiry, price))).min(BigDecimal::compareTo).orElseThrow();
    }

    private BigDecimal payoff(final Expiry expiry, final BigDecimal price)
    {
        return options(expiry).map(held -> account.coins(held).multiply(ReferenceAccount.payoff(held, price)))
            .reduce(ZERO, BigDecimal::add);
    }

    private Stream<Instrument> options(final Expiry expiry)
    {
        return account.contracts.keySet().stream().filter(held -> held.expiry == expiry);
    }
}
