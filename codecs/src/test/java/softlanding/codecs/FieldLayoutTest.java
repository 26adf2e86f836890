package softlanding.codecs;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.co.real_logic.sbe.PrimitiveType;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FieldLayoutTest
{
    private static final int OFFSET = 3;

    /** Also covers types that the schema does not use yet. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"FLOAT", "DOUBLE", "CHAR"})
    void shouldBringTheLimitsOfEveryIntegerTypeBack(final PrimitiveType type)
    {
        final long min = type.minValue().longValue();
        final long max = type.maxValue().longValue();
        final long nullValue = type.nullValue().longValue();
        final FieldLayout field = new FieldLayout(
            "field", OFFSET, type.size(), FieldLayout.Kind.INTEGER, type, true, nullValue, min, max, null);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[OFFSET + 1 + type.size()]);
        for (final long value : new long[] {min, max, nullValue, 0, 1, max / 2})
        {
            field.put(buffer, 1, value);
            assertEquals(value, field.get(buffer, 1));
        }
        assertTrue(field.isInRange(min));
        assertTrue(field.isInRange(max));
        assertFalse(field.isInRange(nullValue));
    }
}
