/**
 * A small linear programme: the cheapest shares of columns under at most a few rows. Knows nothing of margin.
 * Read {@code BoundedDualSimplex} first.
 */
package softlanding.engine.closing.solver;
