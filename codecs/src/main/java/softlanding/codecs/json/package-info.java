/**
 * The text form of the wire: one line of JSON per message, derived from the schema so that the two cannot drift.
 * It may use the layouts of {@link softlanding.codecs}, Agrona and Jackson's streaming parser and generator.
 * Read {@link softlanding.codecs.json.JsonReader} first.
 */
package softlanding.codecs.json;
