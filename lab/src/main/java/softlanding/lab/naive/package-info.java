/**
 * Rules that look at a position as if it stood alone, kept to compare with. They trade for an account through events
 * and read margin reports; the engine knows nothing of them. Read {@link softlanding.lab.naive.NaiveLiquidation} first.
 */
package softlanding.lab.naive;
