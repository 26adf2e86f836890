package softlanding.engine.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import softlanding.engine.liquidation.order.OrderFill;
import softlanding.engine.wire.TwinEngines;

/** The exchange of a stormy venue. */
final class StormyAnswers
{
    private final SplittableRandom random;
    private final TwinEngines engines;
    private final VenueCalls venue;

    StormyAnswers(final SplittableRandom random, final TwinEngines engines, final VenueCalls venue)
    {
        this.random = random;
        this.engines = engines;
        this.venue = venue;
    }

    /** Answers every open order once: closes, fills, or leaves it. */
    void answer()
    {
        final List<TwinEngines.Order> orders = new ArrayList<>(engines.orders());
        engines.orders().clear();
        for (final TwinEngines.Order order : orders)
        {
            final int answer = random.nextInt(4);
            if (answer == 0)
            {
                venue.apply((engine, sequence) ->
                    engine.liquidation().onLiquidationOrderClosed(
                        sequence, venue.nowNs(), order.orderId(), order.accountId(), order.instrumentId()));
            }
            else if (answer > 1)
            {
                venue.apply((engine, sequence) -> engine.liquidation().onLiquidationOrderFilled(
                    sequence, venue.nowNs(), new OrderFill()
                        .ofOrder(order.orderId(), order.accountId(), order.instrumentId())
                        .with(order.quantity(), order.limitPrice(), 0, OrderFill.NO_FILL_ID)));
            }
        }
    }
}
