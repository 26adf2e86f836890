/**
 * Repair of a journal that does not open, or at which an event stops the engine: what is lost, a replay on trial, and
 * the replacement of one event. Uses the journal and the replay, and nothing of the command line. Read {@link
 * softlanding.node.recovery.JournalLoss} first.
 */
package softlanding.node.recovery;
