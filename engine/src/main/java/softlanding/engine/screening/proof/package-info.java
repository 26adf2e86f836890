/**
 * How far marks may move before the health of an account can change: provers, bounds and the levels of marks. Uses
 * pricing, market, account, margin and policy. Read {@code Prover} first.
 */
package softlanding.engine.screening.proof;
