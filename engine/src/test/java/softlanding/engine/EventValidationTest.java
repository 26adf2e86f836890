package softlanding.engine;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.EventContext;
import softlanding.engine.state.Times;

/** Each check lets through both ends of what it allows, and names the reason and the field of what lies beyond. */
class EventValidationTest
{
    private static final long ONE = Decimal8.ONE;
    private static final long HIGHEST_PRICE = 1_000_000_000L * ONE;
    private static final String FIELD = "field";

    private final List<Object> refusals = new ArrayList<>();
    private final EventContext event = new EventContext();
    private final EventValidation validation = new EventValidation(event, (DecisionListener)Proxy.newProxyInstance(
        DecisionListener.class.getClassLoader(), new Class<?>[] {DecisionListener.class},
        (proxy, method, arguments) ->
        {
            refusals.addAll(List.of(arguments));
            return null;
        }), () -> {});

    private void assertPasses(final BiPredicate<Long, String> check, final long... values)
    {
        for (final long value : values)
        {
            assertEquals(false, check.test(value, FIELD), "value " + value);
        }
        assertEquals(List.of(), refusals);
    }

    private void assertRefuses(
        final BiPredicate<Long, String> check, final RejectReason reason, final long... values)
    {
        for (final long value : values)
        {
            assertEquals(true, check.test(value, FIELD), "value " + value);
            assertEquals(List.of(reason, FIELD), refusals, "value " + value);
            refusals.clear();
        }
    }

    @Test
    void shouldCheckSigns()
    {
        assertPasses(validation::rejectUnlessPositive, 1, Long.MAX_VALUE);
        assertRefuses(validation::rejectUnlessPositive, RejectReason.NOT_POSITIVE, 0, -1, Long.MIN_VALUE);
        assertPasses(validation::rejectIfNegative, 0, 1, Long.MAX_VALUE);
        assertRefuses(validation::rejectIfNegative, RejectReason.NEGATIVE, -1, Long.MIN_VALUE);
        assertPasses(validation::rejectIfZero, 1, -1, Long.MAX_VALUE, -Long.MAX_VALUE);
        assertRefuses(validation::rejectIfZero, RejectReason.ZERO, 0, Long.MIN_VALUE);
    }

    @Test
    void shouldCheckRanges()
    {
        assertPasses(validation::rejectUnlessPrice, 1, HIGHEST_PRICE);
        assertRefuses(validation::rejectUnlessPrice, RejectReason.NOT_POSITIVE, 0, -1);
        assertRefuses(validation::rejectUnlessPrice, RejectReason.OUT_OF_RANGE, HIGHEST_PRICE + 1, Long.MAX_VALUE);
        assertPasses(validation::rejectUnlessShare, 0, 1, ONE);
        assertRefuses(validation::rejectUnlessShare, RejectReason.OUT_OF_RANGE, -1, ONE + 1);
        assertPasses((value, field) -> validation.rejectUnlessWithin(value, -3, 5, field), -3, 0, 5);
        assertRefuses((value, field) -> validation.rejectUnlessWithin(value, -3, 5, field), RejectReason.OUT_OF_RANGE,
            -4, 6);
        assertPasses((value, field) -> validation.rejectUnlessId(value.intValue(), field), 1, Integer.MAX_VALUE);
        assertRefuses(
            (value, field) -> validation.rejectUnlessId(value.intValue(), field), RejectReason.OUT_OF_RANGE, 0, -1);
    }

    @Test
    void shouldLetTimeStandStillAndNotGoBack()
    {
        event.begin(1, 100);

        assertPasses((value, field) -> validation.rejectIfEarlier(value), 100, 101, Times.LATEST_NS);
        assertEquals(100, event.nowNs(), "to ask is not to advance");
        assertEquals(true, validation.rejectIfEarlier(99));
        assertEquals(List.of(RejectReason.TIME_BACKWARDS, "timestampNs"), refusals);
        refusals.clear();
        assertEquals(true, validation.rejectIfEarlier(Times.LATEST_NS + 1));
        assertEquals(List.of(RejectReason.TIME_AHEAD, "timestampNs"), refusals);
    }

    @Test
    void shouldRefuseWhereAConditionHolds()
    {
        assertEquals(false, validation.rejectIf(false, RejectReason.EXPIRED, FIELD));
        assertEquals(List.of(), refusals);
        assertEquals(true, validation.rejectIf(true, RejectReason.EXPIRED, FIELD));
        assertEquals(true, validation.reject(RejectReason.CAPACITY, "other"));
        assertEquals(List.of(RejectReason.EXPIRED, FIELD, RejectReason.CAPACITY, "other"), refusals);
    }
}
