/**
 * Recognised spreads in a portfolio: registered packages and the structures of its positions. Uses java.util.Arrays
 * only: the caller fills {@link softlanding.engine.closing.structure.Legs} and reads {@link
 * softlanding.engine.closing.structure.Units}. Read {@link softlanding.engine.closing.structure.UnitFinder} first.
 */
package softlanding.engine.closing.structure;
