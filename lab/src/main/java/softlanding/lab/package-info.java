/**
 * Experiments around the engine: demo, study, cascade, simulation, importers and a sample liquidator. Nothing here is
 * part of the packaged node. Read {@link softlanding.lab.demo.DemoCommand} first.
 */
package softlanding.lab;
