package softlanding.node.command;

import softlanding.codecs.Policy;

/**
 * What a crash came to under one policy. Money in cash.
 *
 * @param policy         under which accounts were liquidated.
 * @param liquidated     accounts for which an order was given.
 * @param fullyClosed    of those, how many hold nothing in the end.
 * @param orders         given.
 * @param valueClosed    price times size of all fills, options at their premium.
 * @param executionCost  what fills were worse than the undisturbed mark of their moment, and fees.
 * @param overshoot      how much lower than without liquidations the worst underlying's lowest price was, as a share.
 * @param meanPush       how far the worst underlying's price was from what it would have been, on average over time.
 * @param badDebt        what accounts owe beyond all they have, in the end.
 * @param insuranceUsed  paid by the insurance fund.
 * @param clientEquity   of all clients, in the end; whoever was closed at the start of a fall is spared the rest of it.
 */
record CascadeOutcome(
    Policy policy,
    int liquidated,
    int fullyClosed,
    long orders,
    double valueClosed,
    double executionCost,
    double overshoot,
    double meanPush,
    double badDebt,
    double insuranceUsed,
    double clientEquity)
{
}
