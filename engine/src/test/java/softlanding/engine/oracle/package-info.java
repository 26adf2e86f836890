/**
 * The slowest obvious answer: margin of a whole account in decimals of sixty digits, written from the formulas of the
 * domain and sharing no code with the engine, and random venues on which the two are held against each other. Read
 * {@code ReferenceMargin} first. The system property {@code softlanding.oracle.seeds} asks for more venues.
 */
package softlanding.engine.oracle;
