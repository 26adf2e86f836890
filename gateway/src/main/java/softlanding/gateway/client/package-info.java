/**
 * The client of a live node, for venues: an outbox that keeps events until they are accepted, and a reader that misses
 * no decision. Read {@link softlanding.gateway.client.VenueClient} first.
 */
package softlanding.gateway.client;
