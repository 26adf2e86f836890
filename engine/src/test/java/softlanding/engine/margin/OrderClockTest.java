package softlanding.engine.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.margin.HandVenue.DAY;
import static softlanding.engine.margin.HandVenue.NO_MOVE;
import static softlanding.engine.margin.HandVenue.SECOND;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How old the values may be on which an order is judged. A million options make a nanosecond's decay visible; nothing
 * is required, so initial margin after the order is equity, which a report tells as of the very moment.
 */
class OrderClockTest
{
    private static final int PERPETUAL = 1;
    private static final long MILLISECOND = 1_000_000;

    private final HandVenue venue = new HandVenue();

    @BeforeEach
    void holdOptions()
    {
        venue.model(1, NO_MOVE);
        venue.listPerpetual(PERPETUAL, 1);
        venue.perpetual(PERPETUAL, "1000", "1");
        venue.listExpiry(1, DAY);
        venue.forward(1, "1000", "0");
        venue.hold(2, 1, "1000", "CALL", "1000000", "0.5");
    }

    private double initialExcessAfterOrder()
    {
        return venue.order(PERPETUAL, "0.1", "1000").get("initialExcessAfter").asDouble();
    }

    private double equity()
    {
        return venue.report().get("equity").asDouble();
    }

    @Test
    void shouldJudgeAnOrderOnValuesOfAMillisecondAgo()
    {
        final double atFirst = initialExcessAfterOrder();
        venue.pass(MILLISECOND);

        assertEquals(atFirst, initialExcessAfterOrder());
        assertEquals(atFirst, equity(), "a report moves no clock");
        assertEquals(atFirst, initialExcessAfterOrder());
    }

    @Test
    void shouldJudgeAnOrderOnNoOlderValues()
    {
        final double atFirst = initialExcessAfterOrder();
        venue.pass(MILLISECOND + 1);
        final double later = initialExcessAfterOrder();

        assertTrue(later < atFirst, "options have lost some of their value");
        assertEquals(equity(), later);
    }

    @Test
    void shouldJudgeAnOrderOnValuesOfNowWhileTheSettlementAverageForms()
    {
        venue.pass(DAY - 1_800 * SECOND - 1);
        initialExcessAfterOrder();
        venue.pass(1);
        final double atFirst = initialExcessAfterOrder();
        venue.pass(MILLISECOND / 2);
        final double later = initialExcessAfterOrder();

        assertTrue(later < atFirst, "options have lost some of their value");
        assertEquals(equity(), later);
    }
}
