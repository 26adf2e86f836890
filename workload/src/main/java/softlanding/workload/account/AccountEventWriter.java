package softlanding.workload.account;

import java.util.Map;
import softlanding.codecs.Bool;
import softlanding.codecs.EventSink;
import softlanding.codecs.MarginMode;
import softlanding.workload.FixedPoint;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.VenueMarket;
import softlanding.workload.wire.AccountEncoder;

/**
 * Opens accounts and writes their trades. The house takes the other side of every trade directly after it and under the
 * same trade id, so that positions sum to zero over all accounts.
 */
public final class AccountEventWriter
{
    private static final long HOUSE_BASE = 20_000_000;
    private static final long HOUSE_PER_ACCOUNT = 60_000;
    private static final long HOUSE_MOST = 60_000_000_000L;

    private final AccountEncoder encoder;
    private final VenueMarket market;
    private long transfers;
    private long trades;

    /**
     * Creates a writer of account events.
     *
     * @param market that prices the trades.
     * @param sink   receives the events.
     */
    public AccountEventWriter(final VenueMarket market, final EventSink sink)
    {
        this.market = market;
        encoder = new AccountEncoder(sink);
    }

    /**
     * Opens the house account. Its cash grows with the number of clients.
     *
     * @param timestampNs in nanoseconds since the epoch.
     * @param accounts    number of clients.
     */
    public void openHouse(final long timestampNs, final long accounts)
    {
        encoder.accountOpened(timestampNs, AccountKind.HOUSE_ACCOUNT_ID, MarginMode.PORTFOLIO);
        final long cash = StrictMath.min(HOUSE_MOST, HOUSE_BASE + HOUSE_PER_ACCOUNT * accounts);
        encoder.cashTransferRequested(timestampNs, AccountKind.HOUSE_ACCOUNT_ID, ++transfers, cash * FixedPoint.ONE);
    }

    /**
     * Opens and funds one account and trades its legs at mark.
     *
     * @param timestampNs in nanoseconds since the epoch.
     * @param accountId   new id.
     * @param portfolio   of the account.
     */
    public void open(final long timestampNs, final long accountId, final SeededPortfolio portfolio)
    {
        encoder.accountOpened(timestampNs, accountId, portfolio.kind().marginMode());
        if (portfolio.deposit() > 0)
        {
            encoder.cashTransferRequested(timestampNs, accountId, ++transfers, portfolio.deposit());
        }
        for (final Map.Entry<Collateral, Long> coin : portfolio.coins().entrySet())
        {
            final int assetId = coin.getKey().assetId();
            encoder.collateralTransferRequested(timestampNs, accountId, ++transfers, assetId, coin.getValue());
        }
        int left = portfolio.legs().size();
        for (final Leg leg : portfolio.legs())
        {
            left--;
            trade(timestampNs, accountId, leg.instrument(), leg.quantity(), left == 0);
        }
    }

    /**
     * Writes a trade with the house at mark.
     *
     * @param timestampNs in nanoseconds since the epoch.
     * @param accountId   of an open account.
     * @param instrument  live, with a mark.
     * @param quantity    contracts, Decimal8 mantissa, signed; the account buys a positive quantity.
     */
    public void trade(
        final long timestampNs, final long accountId, final Instrument instrument, final long quantity)
    {
        trade(timestampNs, accountId, instrument, quantity, true);
    }

    /** Both sides of a trade belong together, and so do the legs of a portfolio. */
    private void trade(
        final long timestampNs,
        final long accountId,
        final Instrument instrument,
        final long quantity,
        final boolean isLast)
    {
        final long price = FixedPoint.of(market.mark(instrument, timestampNs));
        trades++;
        encoder.lastFragment(Bool.NO);
        encoder.tradeExecuted(timestampNs, accountId, trades, instrument.id(), quantity, price);
        encoder.lastFragment(isLast ? Bool.YES : Bool.NO);
        encoder.tradeExecuted(
            timestampNs, AccountKind.HOUSE_ACCOUNT_ID, trades, instrument.id(), -quantity, price);
    }
}
