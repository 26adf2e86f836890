/**
 * Incidents of other venues, told again in events of this one, each with the rule or guard that stands between it and
 * the accounts, and without. Read {@link softlanding.engine.incident.Incident} first: it says how the lines are read.
 */
package softlanding.engine.incident;
