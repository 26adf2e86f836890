/**
 * Contains the fuzzer of valid streams: extreme sizes, prices and lots, which no event may stop the engine with. Uses
 * the engine. Read {@link softlanding.lab.fuzz.FuzzRun} first.
 */
package softlanding.lab.fuzz;
