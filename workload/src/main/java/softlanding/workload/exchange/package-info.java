/**
 * A simulated exchange that fills liquidation orders from what it overhears of the market.
 * Read {@link softlanding.workload.exchange.ExchangeSimulator} first.
 */
package softlanding.workload.exchange;
