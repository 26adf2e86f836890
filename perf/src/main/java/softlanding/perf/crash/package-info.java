/**
 * Measures what a falling market costs: the engine and the full scan on the same stream, tick by tick. Read {@link
 * softlanding.perf.crash.CrashCommand} first.
 */
package softlanding.perf.crash;
