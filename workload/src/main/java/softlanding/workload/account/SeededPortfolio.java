package softlanding.workload.account;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.Instrument;

/** The holdings of one account. */
public final class SeededPortfolio
{
    private final AccountKind kind;
    private final List<Leg> legs = new ArrayList<>();
    private final EnumMap<Collateral, Long> coins = new EnumMap<>(Collateral.class);
    private long deposit;

    /**
     * Creates an empty portfolio.
     *
     * @param kind of account.
     */
    public SeededPortfolio(final AccountKind kind)
    {
        this.kind = kind;
    }

    /** Returns the kind of account. */
    public AccountKind kind()
    {
        return kind;
    }

    /** Returns the positions, at most one per instrument. */
    public List<Leg> legs()
    {
        return legs;
    }

    /** Returns the coins deposited as collateral, Decimal8 mantissas. */
    public Map<Collateral, Long> coins()
    {
        return coins;
    }

    /** Returns the deposited cash, a Decimal8 mantissa, not negative. Premiums are added or deducted later. */
    public long deposit()
    {
        return deposit;
    }

    /**
     * Sets the deposited cash.
     *
     * @param amount in cash, Decimal8 mantissa, not negative.
     */
    public void deposit(final long amount)
    {
        deposit = amount;
    }

    /**
     * Adds to a position. Legs in the same instrument are merged, and a leg of quantity zero is removed.
     *
     * @param instrument to trade.
     * @param quantity   contracts, Decimal8 mantissa, signed.
     */
    public void trade(final Instrument instrument, final long quantity)
    {
        long total = quantity;
        for (final Leg leg : List.copyOf(legs))
        {
            if (leg.instrument().id() == instrument.id())
            {
                total += leg.quantity();
                legs.remove(leg);
            }
        }
        if (total != 0)
        {
            legs.add(new Leg(instrument, total));
        }
    }

    /**
     * Adds collateral coins.
     *
     * @param asset    to deposit.
     * @param quantity coins, Decimal8 mantissa, not negative; 0 changes nothing.
     */
    public void depositCoins(final Collateral asset, final long quantity)
    {
        if (quantity != 0)
        {
            coins.merge(asset, quantity, Math::addExact);
        }
    }
}
