package softlanding.workload.venue;

import java.util.List;
import softlanding.codecs.EventSink;
import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.account.AccountEventWriter;
import softlanding.workload.account.AccountKind;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.AccountEncoder;

/** The activity of clients while the market moves: small trades with the house, order checks and margin requests. */
final class ClientActivity
{
    private final VenueMarket market;
    private final AccountEventWriter accounts;
    private final AccountEncoder encoder;
    private final SeededRandom random;
    private final int clients;
    private List<Instrument> live;
    private long requests;

    ClientActivity(
        final VenueMarket market,
        final AccountEventWriter accounts,
        final EventSink sink,
        final SeededRandom random,
        final int clients)
    {
        this.market = market;
        this.accounts = accounts;
        this.random = random;
        this.clients = clients;
        encoder = new AccountEncoder(sink);
        expiriesChanged();
    }

    /** Updates the tradable instruments after a settlement. */
    void expiriesChanged()
    {
        live = market.instruments().stream().filter(market::isLive).toList();
    }

    /**
     * Trades a small quantity that does not change the character of an account: a few lots of the perpetual, or a few
     * bought lots of an option.
     */
    void trade(final long timestampNs)
    {
        final long accountId = anyClient();
        final Coin coin = random.pick(Coin.values());
        final long lots = 1L + random.nextInt(3);
        switch (AccountKind.of(accountId))
        {
            case DELTA_HEDGED, LEVERAGED_PERPETUAL ->
            {
                final long signedLots = random.chance(0.5) ? -lots : lots;
                accounts.trade(timestampNs, accountId, coin.perpetual(), signedLots * coin.lotSize());
            }
            case SHORT_STRANGLE, IRON_CONDOR, VERTICAL_SPREAD, NAKED_SHORT ->
            {
                final Instrument instrument = live.get(random.nextInt(live.size()));
                accounts.trade(timestampNs, accountId, instrument, lots * instrument.lotSize());
            }
            default -> askForReport(timestampNs, accountId);
        }
    }

    void askForOrder(final long timestampNs)
    {
        final Instrument instrument = live.get(random.nextInt(live.size()));
        final long lots = (1L + random.nextInt(100)) * (random.chance(0.5) ? -1L : 1L);
        encoder.orderMarginRequested(
            timestampNs,
            anyClient(),
            ++requests,
            instrument.id(),
            lots * instrument.lotSize(),
            FixedPoint.of(market.mark(instrument, timestampNs)));
    }

    void askForReport(final long timestampNs)
    {
        askForReport(timestampNs, anyClient());
    }

    private void askForReport(final long timestampNs, final long accountId)
    {
        encoder.marginReportRequested(timestampNs, accountId, ++requests);
    }

    private long anyClient()
    {
        return AccountKind.clientId(random.nextInt(clients));
    }
}
