/**
 * The wire: flyweights generated from {@code sbe/softlanding.xml}, the layout of every message from the schema's
 * serialized form, and the check of a frame before it is decoded. It may use Agrona and SBE. It contains no margin
 * rule. Read {@code sbe/softlanding.xml} first, then {@link softlanding.codecs.MessageCatalog}.
 */
package softlanding.codecs;
