/**
 * Computes the surplus of a portfolio after trial closings, in doubles, from sums that one closing changes a little.
 * Planners try thousands of closings; what they choose is evaluated exactly. Uses state, market and margin. Read {@link
 * softlanding.engine.margin.trial.TrialSums} first.
 */
package softlanding.engine.margin.trial;
