package softlanding.engine.liquidation;

/**
 * Which accounts a change of the market can have moved, in the order of their slots. The full scan answers this by
 * looking at every account; whatever is faster must name every account whose state would change, and is tested against
 * it.
 */
public interface AffectedAccounts
{
    /** A spot price, or the margin model of an underlying, changed. */
    void ofUnderlying(int underlying, AccountVisitor visitor);

    /** The forward, the rate or the clock of an expiry changed. */
    void ofExpiry(int expiry, AccountVisitor visitor);

    /** The volatility of a strike changed. */
    void ofStrike(int strikeSlot, AccountVisitor visitor);

    /** The mark or the funding of an instrument changed. */
    void ofInstrument(int instrument, AccountVisitor visitor);

    /** The price of a collateral asset changed. */
    void ofAsset(int asset, AccountVisitor visitor);

    /** Time, the stable price or the policy changed. */
    void all(AccountVisitor visitor);
}
