package softlanding.lab.cascade;

import java.util.Map;
import softlanding.workload.market.Coin;

/**
 * The outcome of a crash under one rule. Money is in cash.
 *
 * @param rule          that liquidated accounts.
 * @param seed          of the crash or its accounts.
 * @param pushes        price push of each coin.
 * @param liquidated    number of accounts with at least one order.
 * @param episodes      number of times that an account fell below a tier.
 * @param fullyClosed   number of liquidated accounts without a position at the end.
 * @param orders        number of liquidation orders.
 * @param valueClosed   price times size of all fills; options at their premium.
 * @param cost          shortfall of fills, those of protection included, against the undisturbed mark at the same time,
 *     plus fees.
 * @param badDebt       sum of the negative equity of accounts at the end.
 * @param insuranceUsed payments of the insurance fund.
 * @param clientEquity  equity of all clients at the end; an account closed at the start of a fall avoids the rest of
 *     it.
 * @param protection    what protection did.
 */
public record CascadeOutcome(
    CascadeRule rule,
    long seed,
    Map<Coin, PricePush> pushes,
    int liquidated,
    long episodes,
    int fullyClosed,
    long orders,
    double valueClosed,
    double cost,
    double badDebt,
    double insuranceUsed,
    double clientEquity,
    ProtectionOutcome protection)
{
    /** Returns the number of orders per liquidated account. */
    double ordersPerAccount()
    {
        return liquidated == 0 ? 0 : (double)orders / liquidated;
    }

    /** Returns the number of liquidations per liquidated account. */
    double episodesPerAccount()
    {
        return liquidated == 0 ? 0 : (double)episodes / liquidated;
    }
}
