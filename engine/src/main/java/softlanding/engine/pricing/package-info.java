/**
 * Black-76 values and Greeks as pure functions, bit-identical on every JVM, and the kernel that values an expiry under
 * scenarios. Uses nothing but exactly specified arithmetic; nothing here allocates after construction. Read {@code
 * BlackTerms} first: the scalar formula and the kernel are made of its steps.
 */
package softlanding.engine.pricing;
