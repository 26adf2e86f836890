/**
 * The wire: flyweights generated from {@code sbe/softlanding.xml}, the layout of every message read from the schema's
 * serialized form, and the check that a frame passes before anyone decodes it.
 * It may use Agrona and SBE, and knows no rule of margin.
 * Read {@code sbe/softlanding.xml} first, then {@link softlanding.codecs.MessageCatalog}.
 */
package softlanding.codecs;
