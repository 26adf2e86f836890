/**
 * What an account must hold: scenario portfolio margin, standard margin, requirement, net margin, ratio, Greeks.
 * Uses state, pricing, market and account. Read {@link softlanding.engine.margin.ScenarioMargin} first.
 */
package softlanding.engine.margin;
