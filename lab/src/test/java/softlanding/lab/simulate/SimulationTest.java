package softlanding.lab.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest
{
    /** For more seeds run {@code scripts/softlanding simulate --seeds N}. */
    private static final int SEEDS = Integer.getInteger("softlanding.simulationSeeds", 40);

    private static final int SEEDS_WITH_INSTRUCTIONS = Math.max(12, SEEDS / 4);

    /** Each of these seeds once showed a standstill, an endless run or an error of a check. */
    private static final long[] ONCE_BROKEN =
        {121, 329, 353, 442, 572, 702, 1_008, 1_196, 1_530, 1_689, 1_721, 2_521, 2_766, 2_914};

    static LongStream seeds()
    {
        return LongStream.concat(LongStream.rangeClosed(1, SEEDS), LongStream.of(ONCE_BROKEN));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldBringEveryAccountToAnEndWhateverFails(final long seed)
    {
        final Simulation simulation = new Simulation(seed);

        assertEquals(
            List.of(), simulation.run(),
            () -> simulation.describe() + "; reproduce: scripts/softlanding simulate --seed " + seed);
    }

    /** Accounts want different things, and answers to their orders are late, partial, lost or repeated. */
    @Test
    void shouldBringEveryAccountToAnEndWhateverAccountsWant()
    {
        int protectionOrders = 0;
        for (long seed = 1; seed <= SEEDS_WITH_INSTRUCTIONS; seed++)
        {
            final Simulation simulation = Simulation.withInstructions(seed);
            assertEquals(List.of(), simulation.run(), "seed=" + seed);
            protectionOrders += simulation.protectionOrders();
        }
        assertTrue(protectionOrders > 10 * SEEDS_WITH_INSTRUCTIONS, "protection orders: " + protectionOrders);
    }

    @Test
    void shouldHaveLiquidatedSomebodyAndRepeatedFills()
    {
        int liquidating = 0;
        int unwantedFills = 0;
        int audited = 0;
        for (long seed = 1; seed <= 16; seed++)
        {
            final Simulation simulation = new Simulation(seed);
            simulation.run();
            liquidating += simulation.orders() > 0 ? 1 : 0;
            unwantedFills += simulation.unwantedFills();
            audited += simulation.auditedSteps();
        }
        assertTrue(liquidating >= 5, "a simulation in which nobody is liquidated shows nothing: " + liquidating);
        assertTrue(unwantedFills >= 10, "fills must be said once too often: " + unwantedFills);
        assertTrue(audited >= 10, "steps must be looked at: " + audited);
    }
}
