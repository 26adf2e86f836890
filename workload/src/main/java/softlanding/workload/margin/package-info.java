/**
 * The rules of a workload's venue as events, and the value of each instrument in each scenario. It is an independent
 * estimate that funds accounts; the engine is not checked against it. Read {@link
 * softlanding.workload.margin.RiskTable} first.
 */
package softlanding.workload.margin;
