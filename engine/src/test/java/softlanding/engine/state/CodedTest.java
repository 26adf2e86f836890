package softlanding.engine.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CodedTest
{
    private record Value(int code) implements Coded
    {
    }

    @Test
    void shouldSortValuesByTheirCodes()
    {
        final Value[] values = {new Value(2), new Value(0), new Value(1)};

        assertArrayEquals(new Value[] {new Value(0), new Value(1), new Value(2)}, Coded.byCode(values));
    }

    @Test
    void shouldRefuseACodeThatOccursTwice()
    {
        final Value[] values = {new Value(0), new Value(1), new Value(1)};

        final String message =
            assertThrows(IllegalStateException.class, () -> Coded.byCode(values)).getMessage();
        assertTrue(message.contains("2 values of code=1"), message);
    }

    @Test
    void shouldRefuseACodeThatIsLeftOut()
    {
        final Value[] values = {new Value(0), new Value(2)};

        final String message =
            assertThrows(IllegalStateException.class, () -> Coded.byCode(values)).getMessage();
        assertTrue(message.contains("0 values of code=1"), message);
    }
}
