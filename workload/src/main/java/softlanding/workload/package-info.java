/**
 * Streams of encoded events for the engine: seeded venues with a crash, a simulated exchange, recorded market data.
 * Uses the generated flyweights only and never the engine, so that what it expects of a margin is an independent
 * opinion.
 * Read {@link softlanding.workload.venue.SeededVenue} first.
 */
package softlanding.workload;
