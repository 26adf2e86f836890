/**
 * Which events get in: who may send what, in which order, how fast, and at what time it counts. Knows neither threads
 * nor transports. Read {@link softlanding.node.gate.InputGate} first.
 */
package softlanding.node.gate;
