/** Benchmarks; imported by nobody. Read {@code perf/README.md} first. */
package softlanding.perf;
