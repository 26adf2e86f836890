package softlanding.engine.closing.solver;

/** Hands seeded programmes to the simplex, and looks at its solutions by the programme's own numbers. */
final class ProgramSolver
{
    final BoundedDualSimplex simplex;
    private RandomProgram program;

    ProgramSolver(final int maxRows, final int maxColumns)
    {
        simplex = new BoundedDualSimplex(maxRows, maxColumns);
    }

    /** Solves with all rows there from the start. */
    boolean solve(final RandomProgram newProgram)
    {
        begin(newProgram);
        for (int i = 0; i < program.rows; i++)
        {
            addRow(i);
        }
        return simplex.solve();
    }

    /** Solves row by row, as cutting planes do. */
    boolean grow(final RandomProgram newProgram)
    {
        begin(newProgram);
        boolean solved = true;
        for (int i = 0; i < program.rows && solved; i++)
        {
            addRow(i);
            solved = simplex.solve();
        }
        return solved;
    }

    private void begin(final RandomProgram newProgram)
    {
        program = newProgram;
        simplex.begin();
        for (int j = 0; j < program.columns; j++)
        {
            simplex.addColumn(program.cost[j], program.upper[j]);
        }
    }

    private void addRow(final int row)
    {
        for (int j = 0; j < program.columns; j++)
        {
            program.row[j] = program.coefficient(row, j);
        }
        simplex.addRow(program.row, program.atLeast[row]);
    }

    /** What the values of the solution cost. */
    double cost()
    {
        double sum = 0;
        for (int j = 0; j < program.columns; j++)
        {
            sum += program.cost[j] * simplex.value(j);
        }
        return sum;
    }

    /** The most that a row lacks, as a share of the terms that it is summed from and a little of all it could be. */
    double lacking()
    {
        double most = 0;
        for (int i = 0; i < program.rows; i++)
        {
            double lacking = program.atLeast[i];
            double terms = Math.abs(program.atLeast[i]) + 1e-300;
            for (int j = 0; j < program.columns; j++)
            {
                final double term = program.coefficient(i, j) * simplex.value(j);
                lacking -= term;
                terms += Math.abs(term) + 1e-4 * Math.abs(program.coefficient(i, j)) * program.upper[j];
            }
            most = Math.max(most, lacking / terms);
        }
        return most;
    }
}
