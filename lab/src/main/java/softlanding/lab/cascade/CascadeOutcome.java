package softlanding.lab.cascade;

import java.util.Map;
import softlanding.workload.market.Coin;

/**
 * What a crash came to under one rule. Money in cash.
 *
 * @param rule          by which accounts were liquidated.
 * @param seed          of the crash or its accounts.
 * @param pushes        how far the price of each coin was moved.
 * @param liquidated    accounts for which an order was given.
 * @param fullyClosed   of those, how many hold nothing in the end.
 * @param orders        given.
 * @param valueClosed   price times size of all fills, options at their premium.
 * @param cost          what fills were worse than the undisturbed mark of their moment, and fees.
 * @param badDebt       what accounts owe beyond all they have, in the end.
 * @param insuranceUsed paid by the insurance fund.
 * @param clientEquity  of all clients, in the end; whoever was closed at the start of a fall is spared the rest of it.
 */
public record CascadeOutcome(
    CascadeRule rule,
    long seed,
    Map<Coin, PricePush> pushes,
    int liquidated,
    int fullyClosed,
    long orders,
    double valueClosed,
    double cost,
    double badDebt,
    double insuranceUsed,
    double clientEquity)
{
}
