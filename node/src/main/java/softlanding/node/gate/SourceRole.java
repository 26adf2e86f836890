package softlanding.node.gate;

import java.util.Set;

/**
 * What a source may send: a role is a list of templates of the schema, and each event stands in exactly one. A new
 * event must be given a role here, or no source may send it.
 */
public enum SourceRole
{
    /** Prices, volatilities, depth and time. */
    FEED(20, 21, 22, 23, 25, 26, 27, 29, 31, 32, 80),
    /** Confirmations by a second source of prices. */
    SECOND_SOURCE(30, 34),
    /** The exchange: listings, accounts, trades, settlements, questions and the ends of orders. */
    VENUE(1, 2, 3, 4, 5, 6, 10, 24, 28, 33, 42, 43, 44, 45, 46, 60, 61),
    /** Transfers of cash and collateral, and of the insurance fund. */
    TREASURY(40, 41, 64),
    /** Bids in auctions, for the liquidators that the principal names. */
    LIQUIDATOR(63),
    /** Parameters, and what people order. */
    OPERATOR(7, 8, 9, 11, 12, 13, 14, 15, 62, 65, 66, 67, 68, 69),
    /** Every role that a source can have, for trials. */
    ALL,
    /** What only the node makes; no source can have this role. */
    NODE(81, 82, 83, 84, 85);

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<Integer> templateIds;

    SourceRole(final Integer... templateIds)
    {
        this.templateIds = Set.of(templateIds);
    }

    /**
     * Returns the templates of the role, without those of the roles that it stands for.
     *
     * @return template ids of the schema; empty for {@link #ALL}.
     */
    public Set<Integer> templateIds()
    {
        return templateIds;
    }
}
