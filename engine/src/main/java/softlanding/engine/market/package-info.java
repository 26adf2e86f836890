/**
 * Contains everything listed and its present value: underlyings, expiries, strikes, instruments, collateral assets,
 * their marks, margin models, and risk arrays (the value of every option in every scenario). Uses state and pricing.
 * Read {@link softlanding.engine.market.Market} first, then {@link softlanding.engine.market.RiskArrays}.
 */
package softlanding.engine.market;
