/**
 * The one path of every event: gate, journal, engine, journal, receivers. Knows neither a transport nor a clock: the
 * caller gives the time. Read {@link softlanding.node.pipeline.EventPipeline} first.
 */
package softlanding.node.pipeline;
