package softlanding.perf.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountCountTest
{
    @ParameterizedTest
    @CsvSource({"1k, 1000", "100k, 100000", "1M, 1000000", "250, 250"})
    void shouldReadWhatItWrites(final String text, final int count)
    {
        assertEquals(count, AccountCount.parse(text));
        assertEquals(text, AccountCount.label(count));
    }

    @Test
    void shouldRefuseWhatIsNoNumberOfAccounts()
    {
        assertThrows(NumberFormatException.class, () -> AccountCount.parse("many"));
        assertThrows(NumberFormatException.class, () -> AccountCount.parse("0"));
        assertThrows(NumberFormatException.class, () -> AccountCount.parse("k"));
    }
}
