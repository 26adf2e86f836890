/**
 * What everything else stores itself in: fixed-point decimals, columns that hash themselves, ids that become slots.
 * Uses Agrona's collections only. Read {@link softlanding.engine.state.Decimal8} first.
 */
package softlanding.engine.state;
