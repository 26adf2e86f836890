/**
 * The text form of the wire: one line of JSON per message. It is derived from the schema, so the two cannot differ. It
 * may use the layouts of {@link softlanding.codecs}, Agrona and Jackson's streaming parser and generator. Read {@link
 * softlanding.codecs.json.JsonReader} first.
 */
package softlanding.codecs.json;
