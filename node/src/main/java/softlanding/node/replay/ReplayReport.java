package softlanding.node.replay;

/**
 * The result of a replay.
 *
 * @param events            number of replayed events.
 * @param decisionsVerified number of decisions that equal the recorded ones byte by byte.
 * @param decisionsMissing  number of decisions at the end without a record, as after a crash between the two journals.
 * @param hashesVerified    number of state hashes among the verified decisions.
 * @param stateHash         64-bit fingerprint of the state after the last event.
 */
public record ReplayReport(
    long events, long decisionsVerified, long decisionsMissing, long hashesVerified, long stateHash)
{
}
