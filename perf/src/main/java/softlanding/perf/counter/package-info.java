/**
 * Work counted instead of timed: the same on every machine, so any growth is a change of the code. Read
 * {@link softlanding.perf.counter.CounterGate} first.
 */
package softlanding.perf.counter;
