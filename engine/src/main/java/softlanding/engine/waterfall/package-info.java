/**
 * Contains the handling of losses beyond the account: payments of the insurance fund, auto-deleveraging and loss
 * socialisation. Uses market, account, margin, policy and screening. Read {@link
 * softlanding.engine.waterfall.Waterfall} first.
 */
package softlanding.engine.waterfall;
