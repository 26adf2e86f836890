/**
 * The cheapest combination under linear limits: a bounded dual simplex with lazy rows, bit-identical on every JVM.
 * Knows rows, columns and pivots, nothing of margin; uses exactly specified arithmetic in a fixed order and allocates
 * nothing after construction. Read {@code BoundedDualSimplex} first, then {@code WorkingProgram} for one pivot.
 */
package softlanding.engine.simplex;
