/**
 * Counts work without measuring time. The counts are the same on every machine, so any growth is caused by a change of
 * the code. Read {@link softlanding.perf.counter.CounterGate} first.
 */
package softlanding.perf.counter;
