/**
 * The live node: polls its clients, passes their events to the pipeline, answers, and feeds its readers. Read {@link
 * softlanding.gateway.node.DirectNode} first.
 */
package softlanding.gateway.node;
