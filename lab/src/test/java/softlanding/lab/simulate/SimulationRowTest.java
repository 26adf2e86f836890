package softlanding.lab.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationRowTest
{
    private static final byte[] FIRST = {1, 2};
    private static final byte[] SECOND = {3};

    @Test
    void shouldBeTheSameForTheSameSeedAndDifferentForAnother()
    {
        assertEquals(row(1), row(1));
        assertNotEquals(row(1).decisionsHash(), row(2).decisionsHash());
    }

    @Test
    void shouldDependOnTheOrderAndTheEndsOfDecisions()
    {
        final long hash = hash(List.of(FIRST, SECOND));

        assertEquals(hash, hash(List.of(FIRST.clone(), SECOND.clone())));
        assertNotEquals(hash, hash(List.of(SECOND, FIRST)));
        assertNotEquals(hash, hash(List.of(new byte[] {1}, new byte[] {2, 3})));
    }

    @Test
    void shouldWriteHashesWithAllDigits()
    {
        assertEquals(
            "-7,10,2,00000000000000ff,ffffffffffffffff", new SimulationRow(-7, 10, 2, 255, -1).toCsv());
    }

    private static SimulationRow row(final long seed)
    {
        final Simulation simulation = new Simulation(seed);
        simulation.run();
        return simulation.row();
    }

    private static long hash(final List<byte[]> decisions)
    {
        return SimulationRow.of(1, 1, 1, decisions, 1).decisionsHash();
    }
}
