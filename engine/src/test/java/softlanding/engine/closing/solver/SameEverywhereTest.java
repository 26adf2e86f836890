package softlanding.engine.closing.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal programmes give equal bits and equal work, in any JVM mode and whatever was solved before, without garbage. */
class SameEverywhereTest
{
    private static final int SEEDS = 20;

    @Test
    void shouldNotRememberEarlierProgrammes()
    {
        final ProgramSolver used = new ProgramSolver(16, 60);
        final long first = SolutionBits.of(SEEDS, used);

        assertEquals(first, SolutionBits.of(SEEDS, used));
        assertEquals(first, SolutionBits.of(SEEDS, new ProgramSolver(60, 600)));
    }

    @Test
    void shouldGiveTheSameBitsInterpretedAsCompiled(@TempDir final Path folder)
        throws IOException, InterruptedException
    {
        final long compiled = SolutionBits.of(SEEDS, new ProgramSolver(16, 60));

        final Path answer = folder.resolve("bits");
        final Process interpreter = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xint",
            "-cp", folderOf(BoundedDualSimplex.class) + File.pathSeparator + folderOf(SolutionBits.class),
            SolutionBits.class.getName(), Integer.toString(SEEDS), answer.toString()).inheritIO().start();

        assertEquals(0, interpreter.waitFor());
        assertEquals(Long.toString(compiled), Files.readString(answer));
    }

    @Test
    void shouldAllocateNothingWhileSolving()
    {
        final RandomProgram[] programs = Arrays.stream(RandomProgram.Shape.values())
            .map(shape -> RandomProgram.of(1, shape, 16, 80))
            .toArray(RandomProgram[]::new);
        final ProgramSolver solver = new ProgramSolver(16, 80);
        final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean)ManagementFactory.getThreadMXBean();

        int pivots = solveAll(programs, solver);
        final long before = threads.getCurrentThreadAllocatedBytes();
        pivots += solveAll(programs, solver);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(pivots > 100, "pivots=" + pivots);
        assertTrue(allocated < 1_024, "allocated=" + allocated);
    }

    private static int solveAll(final RandomProgram[] programs, final ProgramSolver solver)
    {
        int pivots = 0;
        for (int repeat = 0; repeat < 50; repeat++)
        {
            for (final RandomProgram program : programs)
            {
                solver.solve(program);
                pivots += solver.simplex.pivots();
            }
        }
        return pivots;
    }

    private static String folderOf(final Class<?> type)
    {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
    }
}
