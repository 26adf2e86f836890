package softlanding.engine.figures;

import java.util.List;

/**
 * The state of the venue in numbers that operators watch, filled between two events. Amounts are Decimal8 mantissas in
 * cash.
 */
public final class EngineFigures
{
    /** Highest tier that is counted of its own; deeper ones count as this one. */
    public static final int MOST_TIERS = 16;

    /** Names of the health states, by their codes. */
    public static final List<String> HEALTH_STATES =
        List.of("HEALTHY", "RESTRICTED", "LIQUIDATING", "BANKRUPT", "UNPRICED");
    /** Names of the kinds of feeds, by their codes. */
    public static final List<String> FEED_KINDS =
        List.of("STABLE", "SPOT", "FORWARD", "SURFACE", "VOLATILITY", "PERPETUAL", "COLLATERAL");

    /** Time that the engine has reached, in nanoseconds since the epoch. */
    public long timeNs;
    /** Accounts that were opened. */
    public long accounts;
    /** Accounts in each health state, by its code. */
    public final long[] accountsByHealth = new long[HEALTH_STATES.size()];
    /** Accounts in each tier; place 0 counts nothing. */
    public final long[] accountsByTier = new long[MOST_TIERS + 1];
    /** Suspended feeds of each kind, by its code. */
    public final long[] suspendedByKind = new long[FEED_KINDS.size()];
    /** Whether liquidation is frozen because the input lags. */
    public boolean frozen;
    /** Orders in flight; each leg of a combination counts. */
    public long ordersOpen;
    /** Notional of the orders in flight. */
    public long notionalInFlight;
    /** Notional of the portfolios in auction. */
    public long notionalInAuction;
    /** Running auctions. */
    public long auctionsRunning;
    /** Cash in the insurance fund. */
    public long insuranceFund;
    /** Listed underlyings. */
    public long underlyings;
    /** Listed expiries that are not forgotten. */
    public long expiries;
    /** Listed instruments that are not forgotten. */
    public long instruments;
    /** Listed collateral assets. */
    public long assets;
    /** Registered liquidators. */
    public long liquidators;
    /** Evaluations of accounts because a mark or time moved. */
    public long screeningVisits;
    /** Certificates that were issued. */
    public long screeningCertificates;
    /** Attempts that gave no certificate. */
    public long screeningRefusals;
    /** Certificates that ended because a mark left its bracket. */
    public long screeningCrossings;
    /** Evaluations that only checked a certificate. */
    public long screeningAudits;
}
