package softlanding.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import softlanding.engine.state.Decimal8;

/** Each parameter of standard margin is taken up to both ends of its range, refused beyond by name, and used. */
class StandardMarginSettingsTest
{
    private static final long ONE = Decimal8.ONE;

    /** A parameter by its name on the wire; it may lie from 0 to so much. */
    private record Range(
        String field, long most, ObjLongConsumer<StandardMarginSettings> setter, ToDoubleFunction<StandardModel> getter)
    {
        @Override
        public String toString()
        {
            return field;
        }
    }

    private static Range range(
        final String field,
        final long most,
        final ObjLongConsumer<StandardMarginSettings> setter,
        final ToDoubleFunction<StandardModel> getter)
    {
        return new Range(field, most * ONE, setter, getter);
    }

    static List<Range> ranges()
    {
        return List.of(
            range("perpIm", 1, (s, v) -> s.perpIm = v, m -> m.perpIm),
            range("perpMm", 1, (s, v) -> s.perpMm = v, m -> m.perpMm),
            range("optMax", 10, (s, v) -> s.optMax = v, m -> m.optMax),
            range("optMin", 10, (s, v) -> s.optMin = v, m -> m.optMin),
            range("mmCall", 10, (s, v) -> s.mmCall = v, m -> m.mmCall),
            range("mmPutSpot", 10, (s, v) -> s.mmPutSpot = v, m -> m.mmPutSpot),
            range("mmPutMark", 10, (s, v) -> s.mmPutMark = v, m -> m.mmPutMark),
            range("unpairedIm", 100, (s, v) -> s.unpairedIm = v, m -> m.unpairedIm),
            range("unpairedMm", 100, (s, v) -> s.unpairedMm = v, m -> m.unpairedMm),
            range("mmOffsetScale", 100, (s, v) -> s.mmOffsetScale = v, m -> m.mmOffsetScale),
            range("confThreshold", 1, (s, v) -> s.confThreshold = v, m -> m.confThreshold),
            range("confFactor", 100, (s, v) -> s.confFactor = v, m -> m.confFactor),
            range("pegThreshold", 100, (s, v) -> s.pegThreshold = v, m -> m.pegThreshold),
            range("pegFactor", 1_000, (s, v) -> s.pegFactor = v, m -> m.pegFactor),
            range("collateralFactor", 1, (s, v) -> s.collateralFactor = v, m -> m.collateralFactor),
            range(
                "collateralInitialScale", 1, (s, v) -> s.collateralInitialScale = v, m -> m.collateralInitialScale));
    }

    /** Settings in which the greater of a pair is as great, and the lesser as small, as they may be. */
    private static StandardMarginSettings with(final Range range, final long value)
    {
        final StandardMarginSettings settings = StandardMarginSettings.published();
        settings.perpMm = 0;
        settings.perpIm = ONE;
        settings.optMin = 0;
        settings.optMax = 10 * ONE;
        settings.unpairedMm = 0;
        settings.unpairedIm = 100 * ONE;
        range.setter().accept(settings, value);
        return settings;
    }

    @Test
    void shouldHaveARangeForEveryParameter()
    {
        final long parameters = Arrays.stream(StandardMarginSettings.class.getFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers())).count();
        final Set<String> names = new HashSet<>();
        ranges().forEach(range -> names.add(range.field()));

        assertEquals(parameters, names.size());
        assertEquals(parameters, ranges().size());
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void shouldTakeBothEndsOfTheRange(final Range range)
    {
        for (final long value : new long[] {0, 1, range.most() - 1, range.most()})
        {
            final StandardMarginSettings settings = with(range, value);
            assertNull(settings.faultyField(), () -> range + " " + value);
            assertEquals(value / 1e8, range.getter().applyAsDouble(new StandardModel(settings)), 0, "as it was set");
        }
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void shouldRefuseWhatLiesBeyondTheRangeByName(final Range range)
    {
        for (final long value : new long[] {-1, range.most() + 1, Long.MAX_VALUE, Long.MIN_VALUE})
        {
            assertEquals(range.field(), with(range, value).faultyField(), () -> range + " " + value);
        }
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void shouldHashEveryParameter(final Range range)
    {
        final long before = new StandardModel(with(range, ONE / 3)).hash();

        assertTrue(new StandardModel(with(range, ONE / 3 + 1)).hash() != before, "one mantissa more is another model");
        assertEquals(before, new StandardModel(with(range, ONE / 3)).hash(), "the same again is the same model");
    }

    @Test
    void shouldNotConfuseOneParameterWithAnother()
    {
        final StandardMarginSettings settings = new StandardMarginSettings();
        for (int i = 0; i < ranges().size(); i++)
        {
            ranges().get(i).setter().accept(settings, 1_000 + i);
        }
        final StandardModel model = new StandardModel(settings);
        for (int i = 0; i < ranges().size(); i++)
        {
            assertEquals((1_000 + i) / 1e8, ranges().get(i).getter().applyAsDouble(model), 0, ranges().get(i).field());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "7, 7, false", "7, 6, true", "0, -1, true"})
    void shouldAskNoLessForInitialThanForMaintenanceExcess(
        final long maintenance, final long initial, final boolean refused)
    {
        final StandardMarginSettings perpetual = StandardMarginSettings.published();
        perpetual.perpMm = maintenance;
        perpetual.perpIm = initial;
        assertEquals(refused ? "perpIm" : null, perpetual.faultyField());

        final StandardMarginSettings option = StandardMarginSettings.published();
        option.optMin = maintenance;
        option.optMax = initial;
        assertEquals(refused ? "optMax" : null, option.faultyField());

        final StandardMarginSettings unpaired = StandardMarginSettings.published();
        unpaired.unpairedMm = maintenance;
        unpaired.unpairedIm = initial;
        assertEquals(refused ? "unpairedIm" : null, unpaired.faultyField());
    }
}
