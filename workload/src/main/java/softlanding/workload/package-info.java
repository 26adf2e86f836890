/**
 * Streams of encoded events for the engine: seeded venues with a crash, a simulated exchange, recorded market data.
 * Uses only the generated flyweights and never the engine, so that its margin estimate is independent. Read {@link
 * softlanding.workload.venue.SeededVenue} first.
 */
package softlanding.workload;
