package softlanding.workload.wire;

/**
 * What names a liquidation order in the answers of an exchange.
 *
 * @param orderId      of the engine.
 * @param accountId    for which it trades.
 * @param instrumentId that it trades.
 */
public record OrderKey(long orderId, long accountId, int instrumentId)
{
}
