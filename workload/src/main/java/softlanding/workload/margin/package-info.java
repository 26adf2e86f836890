/**
 * The rules of a workload's venue as events, and what each instrument is worth in each of their scenarios.
 * An opinion of its own, to fund accounts by; nothing checks the engine against it.
 * Read {@link softlanding.workload.margin.RiskTable} first.
 */
package softlanding.workload.margin;
