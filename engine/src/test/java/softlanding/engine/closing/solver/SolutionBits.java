package softlanding.engine.closing.solver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every bit of the solutions of seeded programmes, in one number; can be run on its own, in other JVM modes. */
final class SolutionBits
{
    private static final int ROWS = 16;
    private static final int COLUMNS = 60;

    private SolutionBits()
    {
    }

    /** Writes the bits of as many seeds as the first argument says to the file that the second names. */
    public static void main(final String[] arguments) throws IOException
    {
        final long bits = of(Integer.parseInt(arguments[0]), new ProgramSolver(ROWS, COLUMNS));
        Files.writeString(Path.of(arguments[1]), Long.toString(bits));
    }

    static long of(final int seeds, final ProgramSolver solver)
    {
        long bits = 0;
        for (int seed = 0; seed < seeds; seed++)
        {
            for (final RandomProgram.Shape shape : RandomProgram.Shape.values())
            {
                final RandomProgram program = RandomProgram.of(seed, shape, ROWS, COLUMNS);
                bits = 31 * bits + (solver.solve(program) ? 1 : 0);
                bits = 31 * bits + of(program, solver);
            }
        }
        return bits;
    }

    private static long of(final RandomProgram program, final ProgramSolver solver)
    {
        long bits = solver.simplex.pivots();
        bits = 31 * bits + Double.doubleToRawLongBits(solver.simplex.bound());
        for (int j = 0; j < program.columns; j++)
        {
            bits = 31 * bits + Double.doubleToRawLongBits(solver.simplex.value(j));
        }
        return bits;
    }
}
