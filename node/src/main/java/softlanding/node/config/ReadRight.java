package softlanding.node.config;

/** What a source may read, whatever it asks for. */
public enum ReadRight
{
    /** Events of the market, and decisions about feeds. */
    MARKET,
    /** Listings and parameters, no accounts. */
    REFERENCE,
    /** Decisions about auctions. */
    AUCTIONS,
    /** Decisions about its own accounts, and refusals of its own frames. */
    OWN,
    /** Everything. */
    ALL
}
