/**
 * What an order costs beyond its price at slow and on-chain venues, by underlying: fixed costs, delays, batches, and
 * what past auctions paid. Uses state. Read {@link softlanding.engine.execution.ExecutionTerms} first.
 */
package softlanding.engine.execution;
