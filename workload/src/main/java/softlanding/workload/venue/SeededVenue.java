package softlanding.workload.venue;

import java.util.ArrayList;
import java.util.List;
import softlanding.codecs.EventSink;
import softlanding.workload.EventStream;
import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.account.AccountEventWriter;
import softlanding.workload.account.AccountKind;
import softlanding.workload.account.AccountSeeder;
import softlanding.workload.account.Funding;
import softlanding.workload.listing.VenueListing;
import softlanding.workload.margin.Stress;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.ContractKind;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.Strike;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.EventQueue;

/**
 * A venue created from a seed. It emits one event per call: listings, rules and first marks, then accounts with their
 * trades, then ticks of a market that moves randomly, crashes and recovers. Equal settings give equal bytes on every
 * JVM. It stores the events of one tick or one account at a time.
 */
public final class SeededVenue implements EventStream
{
    private static final long NS_PER_HOUR = 3_600_000_000_000L;
    private static final long NS_PER_DAY = 24 * NS_PER_HOUR;
    private static final long NS_PER_ACCOUNT = 1_000;
    private static final int[] EXPIRY_DAYS = {7, 14, 21, 28, 60, 91, 182, 273};
    private static final double MAX_DEVIATIONS = 2.2;
    private static final double FRAGILE_SHARE = 0.2;
    private static final double STRESS_BEYOND_CRASH = 1.15;
    private static final double STRESS_VOLATILITY = 1.6;

    private final VenueSettings settings;
    private final EventQueue queue = new EventQueue();
    private final VenueMarket market = new VenueMarket();
    private final PricePath path;
    private final VenueMarks marks;
    private final AccountEventWriter accounts;
    private final AccountSeeder seeder;
    private final VenueTicks ticks;
    private int opened;
    private int ticked;

    /**
     * Creates a venue that depends only on its settings.
     *
     * @param settings of the venue.
     */
    public SeededVenue(final VenueSettings settings)
    {
        this.settings = settings;
        path = new PricePath(settings, SeededRandom.of(settings.seed(), 1));
        marks = new VenueMarks(market, path, queue);
        accounts = new AccountEventWriter(market, queue);
        listVenue();
        publishAllMarks();
        seeder = new AccountSeeder(market, settings.startNs(), funding(settings), settings.seed());
        accounts.openHouse(settings.startNs(), settings.accounts());
        final ClientActivity clients = new ClientActivity(
            market, accounts, queue, SeededRandom.of(settings.seed(), 2), settings.accounts());
        ticks = new VenueTicks(market, path, marks, clients);
    }

    @Override
    public boolean next(final EventSink sink)
    {
        refill();
        if (queue.isEmpty())
        {
            return false;
        }
        queue.poll(sink);
        return true;
    }

    @Override
    public long nextTimestampNs()
    {
        refill();
        return queue.isEmpty() ? Long.MAX_VALUE : queue.firstTimestampNs();
    }

    /** Returns the tick whose events are being emitted, from 1; 0 before the first tick. */
    public int tick()
    {
        return ticked;
    }

    /**
     * Emits the forward and the smile of every expiry as they are now, as one update. Ticks publish one smile each, so
     * that at any time the smiles are of different ages.
     *
     * @param timestampNs of the marks, in nanoseconds since the epoch.
     * @param sink        receives the marks.
     */
    public void publishSmiles(final long timestampNs, final EventSink sink)
    {
        final EventQueue told = new EventQueue();
        final VenueMarks present = new VenueMarks(market, path, told);
        present.beginUpdate();
        for (final Chain chain : market.chains())
        {
            if (!chain.isSettled())
            {
                present.forward(timestampNs, chain);
                chain.strikes().forEach(strike -> present.volatility(timestampNs, chain, strike));
            }
        }
        present.endUpdate();
        while (!told.isEmpty())
        {
            told.poll(sink);
        }
    }

    private void refill()
    {
        if (!queue.isEmpty())
        {
            return;
        }
        if (opened < settings.accounts())
        {
            final long accountId = AccountKind.clientId(opened);
            opened++;
            accounts.open(settings.startNs() + opened * NS_PER_ACCOUNT, accountId, seeder.book(accountId));
        }
        else if (ticked < settings.ticks())
        {
            ticked++;
            final long openedNs = settings.startNs() + settings.accounts() * NS_PER_ACCOUNT;
            ticks.emit(ticked, openedNs + ticked * settings.tickNs(), settings.tickNs());
        }
    }

    private static Funding funding(final VenueSettings settings)
    {
        final double depth = StrictMath.min(0.7, settings.crashSize() * STRESS_BEYOND_CRASH);
        final Stress stress = settings.crashSize() == 0 ? Stress.NONE : new Stress(1 - depth, STRESS_VOLATILITY);
        return new Funding(FRAGILE_SHARE, stress);
    }

    private void listVenue()
    {
        final VenueListing listing = new VenueListing(market, queue);
        listing.listCoins(settings.startNs(), List.of(Coin.values()), List.of(Collateral.values()));
        final int chains = Coin.values().length * EXPIRY_DAYS.length;
        final int pairs = settings.options() / 2;
        int listed = 0;
        for (final Coin coin : Coin.values())
        {
            for (final int days : EXPIRY_DAYS)
            {
                final long midnight = settings.startNs() / NS_PER_DAY * NS_PER_DAY;
                final Chain chain =
                    listing.listExpiry(settings.startNs(), coin, midnight + days * NS_PER_DAY + 8 * NS_PER_HOUR);
                final int share = pairs / chains + (listed < pairs % chains ? 1 : 0);
                listed++;
                for (final long strike : strikes(coin, chain, share))
                {
                    listing.listOption(settings.startNs(), chain, strike, ContractKind.CALL);
                    listing.listOption(settings.startNs(), chain, strike, ContractKind.PUT);
                }
            }
        }
    }

    /** Returns round strikes, spread evenly over the same number of standard deviations on both sides of the spot. */
    private List<Long> strikes(final Coin coin, final Chain chain, final int count)
    {
        final double years = chain.years(settings.startNs());
        final double deviation = VenueMarks.atTheMoney(path, coin, years) * StrictMath.sqrt(years);
        final long step = (coin == Coin.BTC ? 500 : 25) * FixedPoint.ONE;
        final List<Long> strikes = new ArrayList<>();
        long last = 0;
        for (int i = 0; i < count; i++)
        {
            final double deviations = MAX_DEVIATIONS * (2.0 * i / (count - 1) - 1);
            final double strike = path.spot(coin) * StrictMath.exp(deviations * deviation);
            last = StrictMath.max(last + step, FixedPoint.toStep(strike, step));
            strikes.add(last);
        }
        return strikes;
    }

    /**
     * Publishes all marks but the spot. The first tick publishes the spot, so that no account is evaluated with an
     * incomplete structure.
     */
    private void publishAllMarks()
    {
        final long nowNs = settings.startNs();
        marks.stable(nowNs);
        for (final Collateral asset : Collateral.values())
        {
            marks.collateral(nowNs, asset);
        }
        for (final Coin coin : Coin.values())
        {
            marks.openingSpot(coin);
            marks.perpetual(nowNs, coin);
        }
        for (final Chain chain : market.chains())
        {
            marks.forward(nowNs, chain);
            for (final Strike strike : chain.strikes())
            {
                marks.volatility(nowNs, chain, strike);
            }
        }
        for (final Instrument instrument : market.instruments())
        {
            marks.liquidity(nowNs, instrument);
        }
    }
}
