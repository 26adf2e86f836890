package softlanding.engine.screening;

import softlanding.engine.account.AccountChangeListener;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.screening.proof.CertificateEligibility;
import softlanding.engine.screening.proof.Levels;
import softlanding.engine.screening.proof.MarketLevels;
import softlanding.engine.screening.proof.Proof;
import softlanding.engine.screening.proof.Prover;
import softlanding.engine.screening.proof.SlopeRows;

/** Reserves the memory of the screening and connects its parts in the order in which the engine is built. */
public final class Screening
{
    /** The buckets per unit of a price level. Price levels are shares, and a bucket is 0.6 basis points. */
    private static final double PRICE_RESOLUTION = 1 << 14;
    private static final double CARRY_RESOLUTION = 1 << 15;

    private final Market market;
    private final ScreeningCapacity capacity;
    private final ScreeningSettings settings;
    private final ScreeningCounters counters = new ScreeningCounters();
    private final Levels prices;
    private final Levels carry;
    private final LocalProofs localProofs;
    private final VolatilityWatch volatilities;
    private final Certificates certificates;

    /** Screens the accounts of a market, with memory up to the given capacity. */
    public Screening(final Market market, final ScreeningCapacity capacity, final ScreeningSettings settings)
    {
        this.market = market;
        this.capacity = settings.certified() ? capacity : ScreeningCapacity.NONE;
        this.settings = settings;
        final ScreeningCapacity room = this.capacity;
        prices = new Levels(
            room.groups(), room.underlyings() + room.assets() + room.expiries() + room.instruments(), true);
        carry = new Levels(room.groups(), room.instruments() + room.expiries(), false);
        localProofs = new LocalProofs(prices, room.entries());
        volatilities = new VolatilityWatch(market, room.accounts(), room.strikeEntries(), room.instruments());
        certificates = new Certificates(
            room, prices,
            new BracketBooks(prices, room.groups(), room.entries(), PRICE_RESOLUTION),
            new BracketBooks(carry, room.groups(), room.entries(), CARRY_RESOLUTION), localProofs,
            volatilities, counters);
    }

    /** Returns the listener that must receive every change of an account. */
    public AccountChangeListener accountListener()
    {
        return settings.certified() ? certificates : account ->
        {
        };
    }

    /** Who says which accounts a change can have moved. */
    public AccountScanner scanner(final VenueState venue)
    {
        if (!settings.certified())
        {
            return new FullScan(market, venue.accounts());
        }
        final CertificateEligibility eligibility = new CertificateEligibility(market);
        final MarketLevels marks = new MarketLevels(
            market, carry, capacity.underlyings(), capacity.assets(), capacity.expiries());
        final LevelUpdates levels = new LevelUpdates(
            market, certificates, marks, prices, carry, volatilities.shape(), capacity);
        final Prover prover = new Prover(
            market, marks, prices, carry, eligibility,
            new SlopeRows(market, capacity.expiries(), capacity.instruments()), volatilities.shape());
        return new CertifiedAccounts(
            venue, settings, certificates, levels, eligibility,
            new Certifier(prover, new Proof(capacity.bookSize()), certificates, counters), capacity);
    }

    /** Returns the memory of the screening per account at a given capacity, in bytes. */
    public static long bytesPerAccount(final ScreeningCapacity capacity)
    {
        return (Certificates.bytes(capacity.accounts(), capacity.entries()) +
            (long)(capacity.accounts() * ProofQueue.bytesPerAccount()) +
            (long)capacity.strikeEntries() * VolatilityWatch.bytesPerEntry()) / capacity.accounts();
    }

    /** Returns the counters of the work so far; all are 0 for a full scan. */
    public ScreeningCounters counters()
    {
        return counters;
    }
}
