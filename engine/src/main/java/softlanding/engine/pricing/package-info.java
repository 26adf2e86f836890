/**
 * Contains Black-76 values and Greeks as pure functions, bit-identical on every JVM, and the batch kernels that compute
 * many. Uses only exactly specified arithmetic; nothing here allocates after construction. Read {@code BlackTerms}
 * first: the scalar formula and the kernels consist of its terms.
 */
package softlanding.engine.pricing;
