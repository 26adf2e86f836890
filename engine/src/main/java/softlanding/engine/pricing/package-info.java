/**
 * Black-76 values and Greeks as pure functions, bit-identical on every JVM, and the batch kernels that compute many.
 * Uses nothing but exactly specified arithmetic; nothing here allocates after construction. Read {@code BlackTerms}
 * first: the scalar formula and the kernels are made of its steps.
 */
package softlanding.engine.pricing;
