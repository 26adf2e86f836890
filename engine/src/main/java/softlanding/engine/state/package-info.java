/**
 * Contains the storage of all other packages: fixed-point decimals, columns with a hash, maps from ids to slots. Uses
 * only Agrona's collections. Read {@link softlanding.engine.state.Decimal8} first.
 */
package softlanding.engine.state;
