package softlanding.node.gate;

import softlanding.node.replay.ClockMode;

/**
 * What the gate of a journal goes by.
 *
 * @param clock        whose clock gives the events their time.
 * @param frameBytes   length of the longest frame, in bytes.
 * @param clockErrorNs greatest error of the node's clock in nanoseconds; -1 if nobody knows it.
 */
public record GateTerms(ClockMode clock, int frameBytes, long clockErrorNs)
{
}
