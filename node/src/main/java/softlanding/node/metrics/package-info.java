/**
 * What a running node counts, and how it is shown. Knows neither the stages of the node nor its commands. Read {@link
 * softlanding.node.metrics.NodeMeter} first.
 */
package softlanding.node.metrics;
