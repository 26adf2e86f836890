package softlanding.engine.oracle;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;

/**
 * One account to the last digit. Every trade pays for what it buys in full, so that {@link #paidUp} and the value of
 * the positions at mark give cash and unrealised profit together, however entries are averaged.
 */
final class ReferenceAccount
{
    final long id;
    final boolean portfolio;
    final Map<Instrument, BigDecimal> contracts = new LinkedHashMap<>();
    final Map<Asset, BigDecimal> balances = new LinkedHashMap<>();
    BigDecimal paidUp = ZERO;
    /** How often a fact may have been rounded to 10^-8, against the account. */
    int roundings;

    ReferenceAccount(final long id, final boolean portfolio)
    {
        this.id = id;
        this.portfolio = portfolio;
    }

    ReferenceAccount copy()
    {
        final ReferenceAccount copy = new ReferenceAccount(id, portfolio);
        copy.contracts.putAll(contracts);
        copy.balances.putAll(balances);
        copy.paidUp = paidUp;
        copy.roundings = roundings;
        return copy;
    }

    /** Opening, closing and the funding that is paid out are amounts of their own. */
    void trade(final Instrument instrument, final BigDecimal quantity, final BigDecimal price, final BigDecimal fee)
    {
        final BigDecimal held = contracts.getOrDefault(instrument, ZERO);
        roundings += 1 + (held.signum() * held.add(quantity).signum() < 0 ? 1 : 0) +
            (held.signum() != 0 && instrument.kind == Kind.PERPETUAL ? 1 : 0);
        paidUp = paidUp.subtract(quantity.multiply(price).multiply(instrument.contractSize)).subtract(fee);
        contracts.merge(instrument, quantity, BigDecimal::add);
        contracts.values().removeIf(left -> left.signum() == 0);
    }

    void transfer(final Asset asset, final BigDecimal quantity)
    {
        balances.merge(asset, quantity, BigDecimal::add);
        balances.values().removeIf(left -> left.signum() == 0);
    }

    /** Funding is credited per contract, to longs. */
    void fund(final Instrument perpetual, final BigDecimal amountPerContract)
    {
        final BigDecimal held = contracts.getOrDefault(perpetual, ZERO);
        paidUp = paidUp.add(held.multiply(amountPerContract));
    }

    /** Options pay what they are worth at the settlement price, futures the difference to their entry. */
    void settle(final Expiry expiry, final BigDecimal price)
    {
        contracts.forEach((instrument, held) ->
        {
            if (instrument.expiry == expiry)
            {
                paidUp = paidUp.add(held.multiply(instrument.contractSize).multiply(payoff(instrument, price)));
                roundings++;
            }
        });
        contracts.keySet().removeIf(instrument -> instrument.expiry == expiry);
    }

    /** Of one coin. */
    static BigDecimal payoff(final Instrument instrument, final BigDecimal price)
    {
        return switch (instrument.kind)
        {
            case CALL -> price.subtract(instrument.strike).max(ZERO);
            case PUT -> instrument.strike.subtract(price).max(ZERO);
            case FUTURE -> price;
            case PERPETUAL -> throw new IllegalArgumentException(Kind.PERPETUAL + " never settles");
        };
    }

    /** Coins, signed. */
    BigDecimal coins(final Instrument instrument)
    {
        return contracts.get(instrument).multiply(instrument.contractSize);
    }
}
