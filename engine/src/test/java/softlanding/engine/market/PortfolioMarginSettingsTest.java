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
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.state.Decimal8;

/** Each parameter of scenario margin is taken up to both ends of its range, refused beyond by name, and used. */
class PortfolioMarginSettingsTest
{
    private static final List<VolShock> SHOCKS = List.of(VolShock.values());
    private static final long ONE = Decimal8.ONE;

    /** A parameter by its name on the wire, with the least and the greatest mantissa that it may have. */
    private record Range(
        String field,
        long least,
        long most,
        ObjLongConsumer<PortfolioMarginSettings> setter,
        ToDoubleFunction<MarginModel> getter)
    {
        @Override
        public String toString()
        {
            return field;
        }
    }

    private static Range range(
        final String field,
        final long least,
        final long most,
        final ObjLongConsumer<PortfolioMarginSettings> setter,
        final ToDoubleFunction<MarginModel> getter)
    {
        return new Range(field, least * ONE, most * ONE, setter, getter);
    }

    static List<Range> ranges()
    {
        return List.of(
            range("mmFactor", 0, 100, (s, v) -> s.mmFactor = v, m -> m.mmFactor),
            range("imFactor", 0, 100, (s, v) -> s.imFactor = v, m -> m.imFactor),
            range("volRangeUp", 0, 100, (s, v) -> s.volRangeUp = v, m -> m.volRangeUp),
            range("volRangeDown", 0, 100, (s, v) -> s.volRangeDown = v, m -> m.volRangeDown),
            range("minShockedVol", 0, 100, (s, v) -> s.minShockedVol = v, m -> m.minShockedVol),
            range("shortTermPower", 0, 2, (s, v) -> s.shortTermPower = v, m -> m.shortTermPower),
            range("longTermPower", 0, 2, (s, v) -> s.longTermPower = v, m -> m.longTermPower),
            new Range("dteFloor", ONE / 1_000, 10_000 * ONE, (s, v) -> s.dteFloor = v, m -> m.dteFloor),
            range("linearCBase", -100, 100, (s, v) -> s.linearCBase = v, m -> m.linearCBase),
            range("linearScaleCap", 0, 100, (s, v) -> s.linearScaleCap = v, m -> m.linearScaleCap),
            range("absCBase", -100, 100, (s, v) -> s.absCBase = v, m -> m.absCBase),
            range("absScaleCap", 0, 100, (s, v) -> s.absScaleCap = v, m -> m.absScaleCap),
            new Range("minKStar", 1, 100 * ONE, (s, v) -> s.minKStar = v, m -> m.minKStar),
            range("widthScale", 0, 1_000, (s, v) -> s.widthScale = v, m -> m.widthScale),
            range("volParamStatic", -100, 100, (s, v) -> s.volParamStatic = v, m -> m.volParamStatic),
            range("volParamScale", -100, 100, (s, v) -> s.volParamScale = v, m -> m.volParamScale),
            range("baseLong", 0, 1, (s, v) -> s.baseLong = v, m -> m.baseLong),
            range("longRateMult", 0, 100, (s, v) -> s.longRateMult = v, m -> m.longRateMult),
            range("longRateAdd", 0, 100, (s, v) -> s.longRateAdd = v, m -> m.longRateAdd),
            range("baseShort", 1, 100, (s, v) -> s.baseShort = v, m -> m.baseShort),
            range("shortRateMult", 0, 100, (s, v) -> s.shortRateMult = v, m -> m.shortRateMult),
            range("shortRateAdd", 0, 100, (s, v) -> s.shortRateAdd = v, m -> m.shortRateAdd),
            range("basisUp", 1, 100, (s, v) -> s.basisUp = v, m -> m.basisUp),
            new Range("basisDown", 1, ONE, (s, v) -> s.basisDown = v, m -> m.basisDown),
            range("basisAdd", 0, 100, (s, v) -> s.basisAdd = v, m -> m.basisAdd),
            range("basisMult", 0, 100, (s, v) -> s.basisMult = v, m -> m.basisMult),
            range("perpPct", 0, 1, (s, v) -> s.perpPct = v, m -> m.perpPct),
            range("perpInitialAddOn", 0, 1, (s, v) -> s.perpInitialAddOn = v, m -> m.perpInitialAddOn),
            range("optionPct", 0, 1, (s, v) -> s.optionPct = v, m -> m.optionPct),
            range("optionInitialAddOn", 0, 1, (s, v) -> s.optionInitialAddOn = v, m -> m.optionInitialAddOn),
            range("confThreshold", 0, 1, (s, v) -> s.confThreshold = v, m -> m.confThreshold),
            range("confMargin", 0, 100, (s, v) -> s.confMargin = v, m -> m.confMargin),
            range("pegThreshold", 0, 100, (s, v) -> s.pegThreshold = v, m -> m.pegThreshold),
            range("pegFactor", 0, 1_000, (s, v) -> s.pegFactor = v, m -> m.pegFactor));
    }

    /** Sensible settings in which the initial factor allows any maintenance factor, and the reverse. */
    private static PortfolioMarginSettings with(final Range range, final long value)
    {
        final PortfolioMarginSettings settings = DefaultMarginModel.settings();
        settings.mmFactor = 0;
        settings.imFactor = 100 * ONE;
        range.setter().accept(settings, value);
        return settings;
    }

    @Test
    void shouldHaveARangeForEveryParameter()
    {
        final long parameters = Arrays.stream(PortfolioMarginSettings.class.getFields())
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
        for (final long value : new long[] {range.least(), range.least() + 1, range.most() - 1, range.most()})
        {
            final PortfolioMarginSettings settings = with(range, value);
            assertNull(settings.faultyField(), () -> range + " " + value);
            assertEquals(value / 1e8, range.getter().applyAsDouble(new MarginModel(settings)), 0, "as it was set");
        }
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void shouldRefuseWhatLiesBeyondTheRangeByName(final Range range)
    {
        for (final long value : new long[] {range.least() - 1, range.most() + 1, Long.MAX_VALUE, Long.MIN_VALUE})
        {
            assertEquals(range.field(), with(range, value).faultyField(), () -> range + " " + value);
        }
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void shouldHashEveryParameter(final Range range)
    {
        final long value = range.least() + (range.most() - range.least()) / 3;

        final long before = new MarginModel(with(range, value)).hash();

        assertTrue(new MarginModel(with(range, value + 1)).hash() != before, "one mantissa more is another model");
        assertEquals(before, new MarginModel(with(range, value)).hash(), "the same again is the same model");
    }

    @Test
    void shouldNotConfuseOneParameterWithAnother()
    {
        final PortfolioMarginSettings settings = new PortfolioMarginSettings();
        for (int i = 0; i < ranges().size(); i++)
        {
            ranges().get(i).setter().accept(settings, 1_000 + i);
        }
        final MarginModel model = new MarginModel(settings);
        for (int i = 0; i < ranges().size(); i++)
        {
            assertEquals((1_000 + i) / 1e8, ranges().get(i).getter().applyAsDouble(model), 0, ranges().get(i).field());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, ", "50, 50, ", "50, 49, imFactor", "100, 100, "})
    void shouldAskNoLessForInitialThanForMaintenanceExcess(
        final long maintenance, final long initial, final String faulty)
    {
        final PortfolioMarginSettings settings = DefaultMarginModel.settings();
        settings.mmFactor = maintenance * ONE;
        settings.imFactor = initial * ONE;

        assertEquals(faulty, settings.faultyField());
    }

    @Test
    void shouldNameTheFirstParameterAtFault()
    {
        final PortfolioMarginSettings settings = DefaultMarginModel.settings();
        settings.pegFactor = -1;
        assertEquals("pegFactor", settings.faultyField());
        settings.volRangeUp = -1;
        assertEquals("volRangeUp", settings.faultyField());
        settings.clearScenarios();
        assertEquals("volRangeUp", settings.faultyField());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, PortfolioMarginSettings.MAX_SCENARIOS})
    void shouldTakeUpToTheGreatestNumberOfScenarios(final int scenarios)
    {
        final PortfolioMarginSettings settings = DefaultMarginModel.settings();
        settings.clearScenarios();
        for (int i = 0; i < scenarios; i++)
        {
            settings.addScenario(ONE + i, SHOCKS.get(i % 5), 2 * i + 1);
        }
        assertNull(settings.faultyField());

        final MarginModel model = new MarginModel(settings);
        assertEquals(scenarios, model.scenarios());
        for (int i = 0; i < scenarios; i++)
        {
            assertEquals((ONE + i) / 1e8, model.spotShock(i), 0);
            assertEquals(SHOCKS.get(i % 5), model.volShock(i));
            assertEquals((2 * i + 1) / 1e8, model.weights()[i], 0);
            assertEquals(i % 5 >= 3 ? -1 : 1, model.tiltSigns()[i], "a tilt can go either way");
            assertEquals((model.spotShock(i) - 1) * model.weights()[i], model.weightedMoves()[i], 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, PortfolioMarginSettings.MAX_SCENARIOS + 1, 70_000})
    void shouldRefuseNoScenariosAndTooManyOfThem(final int scenarios)
    {
        final PortfolioMarginSettings settings = DefaultMarginModel.settings();
        settings.clearScenarios();
        for (int i = 0; i < scenarios; i++)
        {
            settings.addScenario(ONE, VolShock.NONE, ONE);
        }

        assertEquals("scenarios", settings.faultyField());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, ", "100000000000, 1000000000, ", "0, 0, spotShock", "-1, 0, spotShock", "100000000001, 0, spotShock",
        "1, -1, weight", "1, 1000000001, weight", "0, -1, spotShock"})
    void shouldRefuseAScenarioThatCannotBe(final long spotShock, final long weight, final String faulty)
    {
        final PortfolioMarginSettings settings = DefaultMarginModel.settings();
        settings.addScenario(spotShock, VolShock.UP, weight);

        assertEquals(faulty, settings.faultyField());
    }

    @Test
    void shouldHashEveryScenarioAndTheirOrder()
    {
        final Set<Long> hashes = new HashSet<>();
        assertTrue(hashes.add(hashOf(ONE, VolShock.UP, ONE, 3)));
        assertTrue(hashes.add(hashOf(ONE + 1, VolShock.UP, ONE, 3)));
        assertTrue(hashes.add(hashOf(ONE, VolShock.DOWN, ONE, 3)));
        assertTrue(hashes.add(hashOf(ONE, VolShock.UP, ONE + 1, 3)));
        assertTrue(hashes.add(hashOf(ONE, VolShock.UP, ONE, 2)));
        assertTrue(hashes.add(hashOf(ONE, VolShock.UP, ONE, 4)));
    }

    /** Returns a model with a number of scenarios, the last but one as given. */
    private static long hashOf(final long spotShock, final VolShock volShock, final long weight, final int scenarios)
    {
        final PortfolioMarginSettings settings = DefaultMarginModel.settings();
        settings.clearScenarios();
        for (int i = 0; i < scenarios - 2; i++)
        {
            settings.addScenario(2 * ONE, VolShock.NONE, ONE);
        }
        settings.addScenario(spotShock, volShock, weight);
        settings.addScenario(ONE / 2, VolShock.NONE, ONE);
        return new MarginModel(settings).hash();
    }
}
