/**
 * Evidence that a journal was not changed: a hash chain over each stream, and signed anchors of it that are kept
 * elsewhere. A checksum detects accidents; only what somebody else holds detects a writer who changes the past. Read
 * {@link softlanding.node.anchor.AnchorVerifier} first.
 */
package softlanding.node.anchor;
