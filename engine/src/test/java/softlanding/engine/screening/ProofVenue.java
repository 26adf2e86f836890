package softlanding.engine.screening;

import java.util.SplittableRandom;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.market.DefaultMarginModel;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.StandardMarginSettings;
import softlanding.engine.market.StandardModel;
import softlanding.engine.market.VolShock;
import softlanding.engine.screening.proof.Levels;
import softlanding.engine.screening.proof.MarketLevels;
import softlanding.engine.screening.proof.SlopeRows;
import softlanding.engine.screening.proof.SurfaceShape;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/**
 * A market whose marks a test moves there and back, and what provers rest on. Each underlying has
 * a perpetual, expiries with a future and options, and an asset of collateral that it moves; one more asset is moved by
 * none.
 */
final class ProofVenue
{
    static final long SECOND = 1_000_000_000L;
    static final long T0 = 1_700_000_000L * SECOND;
    static final int UNDERLYINGS = 2;
    static final double[] STRIKES = {0.2, 0.75, 0.95, 1, 1.04, 1.3, 4};
    private static final int BOOK_SIZE = 64;
    private static final int ASSETS = UNDERLYINGS + 1;
    private static final double[] SPOTS = {60_000, 150};

    final SplittableRandom random;
    final int expiries;
    final Market market;
    final Levels prices;
    final Levels carry;
    final LocalProofs localProofs;
    final Certificates certificates;
    final MarketLevels levels;
    final LevelUpdates updates;
    final SlopeRows slopes;
    final SurfaceShape shape;
    final Margins margins;
    final AccountMargin margin = new AccountMargin(UNDERLYINGS);
    long nowNs = T0;

    /** Expiries at these days from the start, for each underlying. */
    ProofVenue(final SplittableRandom random, final double... days)
    {
        this.random = random;
        expiries = UNDERLYINGS * days.length;
        final int instruments = UNDERLYINGS + expiries * (1 + 2 * STRIKES.length);
        market = new Market(UNDERLYINGS, expiries, instruments, ASSETS);
        final ScreeningCapacity capacity =
            new ScreeningCapacity(UNDERLYINGS, expiries, instruments, ASSETS, 4, 16, 4 * BOOK_SIZE, BOOK_SIZE);
        prices = new Levels(capacity.groups(), UNDERLYINGS + ASSETS + expiries + instruments, true);
        carry = new Levels(capacity.groups(), expiries + instruments, false);
        localProofs = new LocalProofs(prices, capacity.entries());
        final VolatilityWatch watch =
            new VolatilityWatch(market, capacity.accounts(), capacity.strikeEntries(), instruments);
        shape = watch.shape();
        certificates = new Certificates(
            capacity, prices,
            new BracketBooks(prices, capacity.groups(), capacity.entries(), 1 << 14),
            new BracketBooks(carry, capacity.groups(), capacity.entries(), 1 << 15), localProofs,
            watch, new ScreeningCounters());
        levels = new MarketLevels(market, carry, UNDERLYINGS, ASSETS, expiries);
        updates = new LevelUpdates(market, certificates, levels, prices, carry, shape, capacity);
        slopes = new SlopeRows(market, expiries, instruments);
        margins = new Margins(market);
        for (int underlying = 0; underlying < UNDERLYINGS; underlying++)
        {
            list(underlying, days);
        }
        market.listAsset(ASSETS, Ids.NONE, decimal(0.05), decimal(0.04));
        asset(ASSETS - 1, 1.01);
    }

    private void list(final int underlying, final double[] days)
    {
        market.listUnderlying(underlying + 1);
        market.listPerpetual(underlying + 1, underlying, Decimal8.ONE, 1);
        market.listAsset(underlying + 1, underlying, decimal(0.1 * underlying), decimal(0.03));
        spot(underlying, SPOTS[underlying]);
        perpetual(underlying, SPOTS[underlying] * random.nextDouble(0.998, 1.002));
        asset(underlying, SPOTS[underlying]);
        for (int i = 0; i < days.length; i++)
        {
            final int expiry = market.expiries().ids().size();
            market.listExpiry(expiry + 1, underlying, T0 + ((long)(days[i] * 86_400)) * SECOND);
            market.listFuture(100 + expiry, expiry, decimal(0.1), 1);
            for (int k = 0; k < STRIKES.length; k++)
            {
                final int id = 1_000 + 2 * (expiry * STRIKES.length + k);
                final long strike = decimal(SPOTS[underlying] * STRIKES[k]);
                market.listOption(id, expiry, strike, InstrumentKind.CALL, Decimal8.ONE, 1);
                market.listOption(id + 1, expiry, strike, InstrumentKind.PUT, Decimal8.ONE, 1);
                volatility(expiry * STRIKES.length + k, random.nextDouble(0.3, 1.2));
            }
            forward(expiry, SPOTS[underlying] * random.nextDouble(0.99, 1.01), random.nextDouble(0, 0.06));
        }
    }

    static long decimal(final double value)
    {
        return Math.round(value * Decimal8.ONE);
    }

    /** The slot of a perpetual: instruments are listed underlying by underlying. */
    int perpetual(final int underlying)
    {
        return market.instruments().ids().slot(underlying + 1);
    }

    int future(final int expiry)
    {
        return market.instruments().ids().slot(100 + expiry);
    }

    int option(final int expiry, final int k, final boolean call)
    {
        return market.instruments().ids().slot(1_000 + 2 * (expiry * STRIKES.length + k) + (call ? 0 : 1));
    }

    void spot(final int underlying, final double price)
    {
        market.changeSpot(underlying, decimal(price), Decimal8.ONE);
        updates.onSpot(underlying);
        updates.compare();
    }

    void perpetual(final int underlying, final double price)
    {
        market.changePerpetualPrice(perpetual(underlying), decimal(price), Decimal8.ONE);
        updates.onPerpetual(perpetual(underlying));
        updates.compare();
    }

    void fund(final int underlying, final double amount)
    {
        market.accrueFunding(perpetual(underlying), decimal(amount));
        updates.onFunding(perpetual(underlying));
        updates.compare();
    }

    void forward(final int expiry, final double price, final double rate)
    {
        market.changeForward(expiry, decimal(price), decimal(rate), Decimal8.ONE, Decimal8.ONE, nowNs);
        updates.onForward(expiry);
        updates.compare();
    }

    void asset(final int asset, final double price)
    {
        market.changeCollateralPrice(asset, decimal(price), Decimal8.ONE);
        updates.onAsset(asset);
        updates.compare();
    }

    void volatility(final int strikeSlot, final double value)
    {
        market.changeVolatility(strikeSlot, decimal(value), Decimal8.ONE);
    }

    /** Time goes on, or back. */
    void time(final long newNowNs)
    {
        nowNs = newNowNs;
        market.moveClocks(nowNs);
    }

    double spot(final int underlying)
    {
        return Decimal8.toDouble(market.underlyings().spot(underlying));
    }

    double forward(final int expiry)
    {
        return Decimal8.toDouble(market.expiries().forward(expiry));
    }

    /** A model within what can be proven, with all scenarios or a few. */
    PortfolioMarginSettings randomModel()
    {
        final PortfolioMarginSettings model = DefaultMarginModel.settings();
        model.mmFactor = decimal(random.nextDouble(0.3, 1));
        model.imFactor = decimal(random.nextDouble(1, 1.5));
        model.baseLong = decimal(random.nextBoolean() ? 1 : random.nextDouble(0.4, 1));
        model.baseShort = decimal(random.nextBoolean() ? 1 : random.nextDouble(1, 1.5));
        model.volRangeUp = decimal(random.nextDouble(0.8));
        model.volRangeDown = decimal(random.nextDouble(0.4));
        model.minShockedVol = decimal(random.nextDouble(0.6));
        model.basisAdd = decimal(random.nextDouble(1));
        model.perpPct = decimal(random.nextDouble(0.03));
        model.optionPct = decimal(random.nextDouble(0.02));
        if (random.nextBoolean())
        {
            model.clearScenarios();
            for (final double shock : new double[] {1.4, 1.1, 1, 0.9, 0.6})
            {
                model.addScenario(decimal(shock), VolShock.UP, decimal(random.nextDouble(0.2, 1)));
                model.addScenario(decimal(shock), random.nextBoolean() ? VolShock.NONE : VolShock.DOWN, Decimal8.ONE);
            }
            model.addScenario(Decimal8.ONE, VolShock.LINEAR, decimal(random.nextDouble()));
            model.addScenario(Decimal8.ONE, VolShock.ABS, decimal(random.nextDouble()));
        }
        return model;
    }

    void setModel(final int underlying, final PortfolioMarginSettings model)
    {
        if (model.faultyField() != null)
        {
            throw new IllegalArgumentException(model.faultyField());
        }
        market.setMarginModel(underlying, new MarginModel(model));
    }

    void setStandardModel(final int underlying, final StandardMarginSettings model)
    {
        market.setStandardModel(underlying, new StandardModel(model));
    }

    /** A book without anything. */
    Book book(final MarginMode mode)
    {
        final Book book = new Book(market, BOOK_SIZE, ASSETS);
        book.clear(mode);
        return book;
    }

    /** Adds contracts of an instrument, entered at its mark. */
    void hold(final Book book, final int instrument, final double contracts)
    {
        final int row = book.require(instrument);
        book.trade(row, decimal(contracts), margins.valuation().mark(instrument), 0);
    }

    /** Adds some positions of an underlying, worth so much in all. */
    void holdSome(final Book book, final int underlying, final int legs, final double notional)
    {
        for (int i = 0; i < legs; i++)
        {
            final double contracts = notional / legs / SPOTS[underlying] * random.nextDouble(0.2, 1) *
                (random.nextInt(5) < 2 ? -1 : 1);
            final int expiry = underlying * expiries / UNDERLYINGS + random.nextInt(expiries / UNDERLYINGS);
            switch (random.nextInt(6))
            {
                case 0 -> hold(book, perpetual(underlying), contracts);
                case 1 -> hold(book, future(expiry), 10 * contracts);
                default -> hold(
                    book, option(expiry, random.nextInt(STRIKES.length), random.nextBoolean()), contracts);
            }
        }
    }

    /** Pays in or out what brings initial margin to an amount. */
    void fund(final Book book, final double initialExcess)
    {
        book.addCash(decimal(initialExcess) - evaluate(book).initialExcess());
    }

    /** The margin of a book now. */
    AccountMargin evaluate(final Book book)
    {
        margins.evaluate(book, margin);
        return margin;
    }

    /** Volatilities of some expiries, and carry, moved faster of late than others, so that brackets are uneven. */
    void moveUnevenly()
    {
        for (int update = 0; update < 20; update++)
        {
            for (int expiry = 0; expiry < expiries; expiry++)
            {
                final int underlying = market.expiries().underlying(expiry);
                shape.noteVolatility(underlying, expiry, random.nextDouble());
                shape.noteCarry(underlying, random.nextDouble(0.3));
            }
            shape.endUpdate();
        }
    }
}
