/**
 * A simulated exchange that fills liquidation orders from the published market. Read {@link
 * softlanding.workload.exchange.ExchangeSimulator} first.
 */
package softlanding.workload.exchange;
