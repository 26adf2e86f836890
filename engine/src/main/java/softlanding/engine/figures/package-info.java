/**
 * What operators watch of an engine. It is derived from the state; no decision depends on it. Read {@link
 * softlanding.engine.figures.EngineFigures} first.
 */
package softlanding.engine.figures;
