/**
 * Says which accounts are due: who was moved by what, who is worst, who is paused, and which news ends a rest. Uses
 * state, margin, policy and screening. Read {@link softlanding.engine.liquidation.due.MovedAccounts} first.
 */
package softlanding.engine.liquidation.due;
