package softlanding.engine.monitor;

import softlanding.engine.account.AccountWatch;
import softlanding.engine.account.Accounts;
import softlanding.engine.liquidation.AffectedAccounts;
import softlanding.engine.liquidation.FullScan;
import softlanding.engine.market.Market;
import softlanding.engine.market.SlopeRows;

/** Reserves what watching the accounts needs, and puts it together in the order in which the engine is built. */
public final class Monitor
{
    /** Price levels are shares: a bucket is 0.6 basis points. */
    private static final double PRICE_RESOLUTION = 1 << 14;
    private static final double CARRY_RESOLUTION = 1 << 15;

    private final Market market;
    private final MonitorRoom room;
    private final MonitorSettings settings;
    private final MonitorCounters counters = new MonitorCounters();
    private final Levels prices;
    private final Levels carry;
    private final NearProofs near;
    private final Certificates certificates;

    public Monitor(final Market market, final MonitorRoom room, final MonitorSettings settings)
    {
        this.market = market;
        this.room = room;
        this.settings = settings;
        final int groups = settings.certified() ? room.groups() : 0;
        final int marks = settings.certified() ?
            room.underlyings() + room.assets() + room.expiries() + room.instruments() : 0;
        prices = new Levels(groups, marks, true);
        carry = new Levels(groups, settings.certified() ? room.instruments() + room.expiries() : 0, false);
        final int entries = settings.certified() ? room.entries() : 0;
        near = new NearProofs(prices, entries);
        certificates = new Certificates(
            settings.certified() ? room.accounts() : 0, entries, prices,
            new BracketBooks(prices, groups, entries, PRICE_RESOLUTION),
            new BracketBooks(carry, groups, entries, CARRY_RESOLUTION), near, new CloseEntries(groups, entries),
            new VolatilityWatch(
            market, settings.certified() ? room.accounts() : 0, settings.certified() ? room.strikeEntries() : 0,
            settings.certified() ? room.instruments() : 0), counters);
    }

    /** Whom accounts are to tell of their changes. */
    public AccountWatch watch()
    {
        return settings.certified() ? certificates : account ->
        {
        };
    }

    /** Who says which accounts a change can have moved. */
    public AffectedAccounts affected(final Accounts accounts)
    {
        if (!settings.certified())
        {
            return new FullScan(market, accounts);
        }
        final Soundness soundness = new Soundness(market);
        final MarketLevels marks = new MarketLevels(
            market, carry, room.underlyings(), room.assets(), room.expiries());
        final LevelUpdates levels = new LevelUpdates(market, certificates, marks, prices, carry, room.groups());
        final Prover prover = new Prover(
            market, marks, prices, carry, soundness,
            new SlopeRows(market, room.expiries(), room.instruments()));
        return new CertifiedAccounts(
            market, accounts, settings, certificates, levels, soundness,
            new Certifier(prover, new Proof(room.bookSize()), certificates, room.accounts(), counters), counters);
    }

    /** What watching takes for each account, in bytes, with room used as the limits say. */
    public static long bytesPerAccount(final MonitorRoom room)
    {
        return (Certificates.bytes(room.accounts(), room.entries()) +
            (long)room.strikeEntries() * VolatilityWatch.bytesPerEntry()) / room.accounts() + 1;
    }

    /** What it took so far; all zero for a full scan. */
    public MonitorCounters counters()
    {
        return counters;
    }
}
