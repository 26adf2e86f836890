package softlanding.node.state;

import softlanding.node.EngineService;
import softlanding.node.gate.InputGate;

/**
 * An engine and a gate as they stood after an event.
 *
 * @param engine    that decides nothing before it gets a sink.
 * @param gate      that knows how far each source had got.
 * @param sequence  of the event; 0 before the first.
 * @param decisions number of decisions up to that event.
 */
public record LoadedState(EngineService engine, InputGate gate, long sequence, long decisions)
{
}
