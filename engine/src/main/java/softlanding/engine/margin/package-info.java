/**
 * Contains the margin of an account: scenario portfolio margin, standard margin, requirement, excess, ratio and Greeks.
 * Uses state, pricing, market and account. Read {@link softlanding.engine.margin.ScenarioMargin} first.
 */
package softlanding.engine.margin;
