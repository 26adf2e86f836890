package softlanding.node.metrics;

import softlanding.engine.figures.EngineFigures;

/** The figures of the engine as other threads see them. */
final class WatchedFigures
{
    private static final int ACCOUNTS = 0;
    private static final int FROZEN = 1;
    private static final int ORDERS_OPEN = 2;
    private static final int IN_FLIGHT = 3;
    private static final int IN_AUCTION = 4;
    private static final int AUCTIONS = 5;
    private static final int FUND = 6;
    private static final int UNDERLYINGS = 7;
    private static final int EXPIRIES = 8;
    private static final int INSTRUMENTS = 9;
    private static final int ASSETS = 10;
    private static final int LIQUIDATORS = 11;
    private static final int VISITS = 12;
    private static final int CERTIFICATES = 13;
    private static final int REFUSALS = 14;
    private static final int CROSSINGS = 15;
    private static final int AUDITS = 16;

    private final WatchedLongs single = new WatchedLongs(AUDITS + 1);
    private final WatchedLongs byHealth;
    private final WatchedLongs byTier;
    private final WatchedLongs suspended;

    WatchedFigures()
    {
        final EngineFigures shape = new EngineFigures();
        byHealth = new WatchedLongs(shape.accountsByHealth.length);
        byTier = new WatchedLongs(shape.accountsByTier.length);
        suspended = new WatchedLongs(shape.suspendedByKind.length);
    }

    /** Takes over the figures, on the engine's thread. */
    void set(final EngineFigures now)
    {
        copy(now.accountsByHealth, byHealth);
        copy(now.accountsByTier, byTier);
        copy(now.suspendedByKind, suspended);
        single.set(ACCOUNTS, now.accounts);
        single.set(FROZEN, now.frozen ? 1 : 0);
        single.set(ORDERS_OPEN, now.ordersOpen);
        single.set(IN_FLIGHT, now.notionalInFlight);
        single.set(IN_AUCTION, now.notionalInAuction);
        single.set(AUCTIONS, now.auctionsRunning);
        single.set(FUND, now.insuranceFund);
        single.set(UNDERLYINGS, now.underlyings);
        single.set(EXPIRIES, now.expiries);
        single.set(INSTRUMENTS, now.instruments);
        single.set(ASSETS, now.assets);
        single.set(LIQUIDATORS, now.liquidators);
        single.set(VISITS, now.screeningVisits);
        single.set(CERTIFICATES, now.screeningCertificates);
        single.set(REFUSALS, now.screeningRefusals);
        single.set(CROSSINGS, now.screeningCrossings);
        single.set(AUDITS, now.screeningAudits);
    }

    private static void copy(final long[] from, final WatchedLongs to)
    {
        for (int i = 0; i < from.length; i++)
        {
            to.set(i, from[i]);
        }
    }

    long inHealth(final int code)
    {
        return byHealth.get(code);
    }

    long inTier(final int tier)
    {
        return byTier.get(tier);
    }

    int tiers()
    {
        return byTier.size() - 1;
    }

    long suspended(final int feedKind)
    {
        return suspended.get(feedKind);
    }

    long suspendedFeeds()
    {
        long all = 0;
        for (int kind = 0; kind < suspended.size(); kind++)
        {
            all += suspended.get(kind);
        }
        return all;
    }

    boolean isFrozen()
    {
        return single.get(FROZEN) != 0;
    }

    long accounts()
    {
        return single.get(ACCOUNTS);
    }

    long ordersOpen()
    {
        return single.get(ORDERS_OPEN);
    }

    long notionalInFlight()
    {
        return single.get(IN_FLIGHT);
    }

    long notionalInAuction()
    {
        return single.get(IN_AUCTION);
    }

    long auctionsRunning()
    {
        return single.get(AUCTIONS);
    }

    long insuranceFund()
    {
        return single.get(FUND);
    }

    long underlyings()
    {
        return single.get(UNDERLYINGS);
    }

    long expiries()
    {
        return single.get(EXPIRIES);
    }

    long instruments()
    {
        return single.get(INSTRUMENTS);
    }

    long assets()
    {
        return single.get(ASSETS);
    }

    long liquidators()
    {
        return single.get(LIQUIDATORS);
    }

    long visits()
    {
        return single.get(VISITS);
    }

    long certificates()
    {
        return single.get(CERTIFICATES);
    }

    long refusals()
    {
        return single.get(REFUSALS);
    }

    long crossings()
    {
        return single.get(CROSSINGS);
    }

    long audits()
    {
        return single.get(AUDITS);
    }
}
