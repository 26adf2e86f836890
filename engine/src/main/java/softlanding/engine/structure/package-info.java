/**
 * What can be closed as a whole: registered packages and the structures that a book of positions is made of.
 * Uses nothing but {@code java.util.Arrays}: the caller fills {@link softlanding.engine.structure.Legs} and reads
 * {@link softlanding.engine.structure.Units}. Read {@link softlanding.engine.structure.UnitFinder} first.
 */
package softlanding.engine.structure;
