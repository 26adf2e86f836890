package softlanding.engine.simplex;

/**
 * What any solution must show for itself, computed from the programme alone and in units of rounding-free size: each
 * number is a violation as a share of the terms it was summed from, so that 0 is perfect and 1 nonsense.
 */
final class Optimality
{
    final double primal;
    final double dual;
    final double slackness;
    final double gap;

    Optimality(final RandomProgram program, final BoundedDualSimplex solved)
    {
        primal = primal(program, solved);
        dual = dual(program, solved);
        slackness = slackness(program, solved);
        gap = Math.abs(solved.objective() - solved.dualBound()) / Math.max(Math.abs(solved.objective()), 1e-300);
    }

    /** Infeasibility as a share: by how much y'b exceeds the most that y'A x can be, over y'|b| and that most. */
    static double proofOfInfeasibility(final RandomProgram program, final BoundedDualSimplex solved)
    {
        double required = 0;
        double size = 0;
        for (int i = 0; i < program.rows; i++)
        {
            if (solved.dual(i) < 0)
            {
                return -1;
            }
            required += solved.dual(i) * program.atLeast[i];
            size += solved.dual(i) * Math.abs(program.atLeast[i]);
        }
        double most = 0;
        for (int j = 0; j < program.columns; j++)
        {
            double weighted = 0;
            for (int i = 0; i < program.rows; i++)
            {
                weighted += solved.dual(i) * program.coefficient(i, j);
            }
            most += Math.max(0, weighted) * program.upper[j];
        }
        return (required - most) / (size + most);
    }

    private static double primal(final RandomProgram program, final BoundedDualSimplex solved)
    {
        double worst = 0;
        for (int i = 0; i < program.rows; i++)
        {
            double activity = 0;
            double size = Math.abs(program.atLeast[i]);
            double span = 0;
            for (int j = 0; j < program.columns; j++)
            {
                final double term = program.coefficient(i, j) * solved.value(j);
                activity += term;
                size += Math.abs(term);
                span += Math.abs(program.coefficient(i, j) * program.upper[j]);
            }
            worst = Math.max(worst, (program.atLeast[i] - activity) / Math.max(size + 1e-4 * span, 1e-300));
        }
        for (int j = 0; j < program.columns; j++)
        {
            final boolean within = solved.value(j) >= 0 && solved.value(j) <= program.upper[j];
            worst = within ? worst : 1;
        }
        return worst;
    }

    /** Dual values at least 0, and no column away from its bound on which its reduced cost would put it, in money. */
    private static double dual(final RandomProgram program, final BoundedDualSimplex solved)
    {
        double worst = 0;
        for (int i = 0; i < program.rows; i++)
        {
            worst = solved.dual(i) >= 0 ? worst : 1;
        }
        for (int j = 0; j < program.columns; j++)
        {
            double reduced = program.cost[j];
            for (int i = 0; i < program.rows; i++)
            {
                reduced -= solved.dual(i) * program.coefficient(i, j);
            }
            final double away = reduced > 0 ? solved.value(j) : program.upper[j] - solved.value(j);
            worst = Math.max(worst, Math.abs(reduced) * away / Math.max(solved.objective(), 1e-300));
        }
        return worst;
    }

    /** A row that has a dual value is tight: y_i (A x - b)_i as a share of the objective. */
    private static double slackness(final RandomProgram program, final BoundedDualSimplex solved)
    {
        double worst = 0;
        for (int i = 0; i < program.rows; i++)
        {
            double slack = -program.atLeast[i];
            for (int j = 0; j < program.columns; j++)
            {
                slack += program.coefficient(i, j) * solved.value(j);
            }
            worst = Math.max(worst, Math.abs(solved.dual(i) * slack) / Math.max(solved.objective(), 1e-300));
        }
        return worst;
    }
}
