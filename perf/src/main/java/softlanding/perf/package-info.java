/** Benchmarks. No other module imports them. Read {@code perf/README.md} first. */
package softlanding.perf;
