package softlanding.node.replay;

/**
 * What a replay found.
 *
 * @param events            events replayed.
 * @param decisionsVerified decisions that equal the recorded ones byte by byte.
 * @param decisionsMissing  decisions at the end that were not recorded, as after a crash between the two journals.
 * @param hashesVerified    state hashes among the verified decisions.
 * @param stateHash         64-bit fingerprint of the state after the last event.
 */
public record ReplayReport(
    long events, long decisionsVerified, long decisionsMissing, long hashesVerified, long stateHash)
{
}
