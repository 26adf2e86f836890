package softlanding.engine.waterfall;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.account.MarginMode;
import softlanding.engine.conservation.ConservationCheck;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.policy.AuctionTerms;
import softlanding.engine.policy.InsuranceTerms;
import softlanding.engine.policy.LiquidationPolicy;
import softlanding.engine.policy.LiquidationTerms;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;

/**
 * One coin at 1,000 with its perpetual (instrument 1) and options in 30 days, accounts that trade with each other, and
 * the waterfall, called directly. Decisions are kept as words. Numbers go in and out as decimals.
 */
public final class CloseOutVenue implements WaterfallListener
{
    public static final int PERPETUAL = 1;

    private static final int ASSET = 1;

    private static final long T0 = 1_700_000_000_000_000_000L;
    private static final int MAX_ACCOUNTS = 512;
    private static final int BOOK_SIZE = 64;

    private final EventContext event = new EventContext();
    private final Market market = new Market(4, 8, 64, 4);
    private final Accounts accounts = new Accounts(market, MAX_ACCOUNTS, 8_192, 64, BOOK_SIZE);
    private final Margins margins = new Margins(market);
    private final InsuranceFund fund = new InsuranceFund(accounts, this, MAX_ACCOUNTS);
    private final ConservationCheck check = new ConservationCheck(market, accounts, fund);
    private final EngineLimits limits = new EngineLimits(4, 8, 64, 4, MAX_ACCOUNTS, 8_192, 64, BOOK_SIZE, 1);
    private final Waterfall waterfall = new Waterfall(new VenueState(
        event, limits, market, accounts, margins), fund, this);
    private final RankedQueue queue = new RankedQueue(market, accounts, margins, fund, this, BOOK_SIZE);
    private final Book book = new Book(market, BOOK_SIZE, 4);
    private final AccountMargin margin = new AccountMargin(4);
    private final List<String> told = new ArrayList<>();
    private long sequence;
    private boolean hasCoins;

    public CloseOutVenue()
    {
        this("0.1");
    }

    CloseOutVenue(final String lotSize)
    {
        market.listUnderlying(1);
        market.listPerpetual(PERPETUAL, 0, mantissa("1"), mantissa(lotSize));
        market.listExpiry(1, 0, T0 + 30L * 86_400 * 1_000_000_000L);
        price("1000");
    }

    /** Spot, forward and perpetual are the same. */
    void price(final String price)
    {
        market.changeSpot(0, mantissa(price), mantissa("1"));
        market.changeForward(0, mantissa(price), 0, mantissa("1"), mantissa("1"), T0);
        market.changePerpetualPrice(0, mantissa(price), mantissa("1"));
    }

    void optionWithoutVolatility(final int instrumentId, final String strike)
    {
        market.listOption(instrumentId, 0, mantissa(strike), InstrumentKind.CALL, mantissa("1"), mantissa("0.1"));
    }

    public void option(final int instrumentId, final String strike, final InstrumentKind kind)
    {
        market.listOption(instrumentId, 0, mantissa(strike), kind, mantissa("1"), mantissa("0.1"));
        for (int slot = 0; slot < market.strikes().size(); slot++)
        {
            market.changeVolatility(slot, mantissa("0.5"), mantissa("1"));
        }
    }

    public void account(final long accountId, final String cash)
    {
        accounts.open(accountId, MarginMode.PORTFOLIO);
        check.expectCash(mantissa(cash));
        accounts.addCash(slot(accountId), mantissa(cash));
        checkConservation();
    }

    /** Pays cash into an account. */
    void fundAccount(final long accountId, final String cash)
    {
        check.expectCash(mantissa(cash));
        accounts.addCash(slot(accountId), mantissa(cash));
        checkConservation();
    }

    /** Gives an account coins of the underlying, as collateral with a haircut of five per cent. */
    void coins(final long accountId, final String quantity)
    {
        if (!hasCoins)
        {
            hasCoins = true;
            market.changeStablePrice(mantissa("1"), mantissa("1"));
            market.listAsset(ASSET, 0, mantissa("0.05"), mantissa("0.05"));
            market.changeCollateralPrice(0, mantissa("1000"), mantissa("1"));
        }
        accounts.addCollateral(slot(accountId), 0, mantissa(quantity));
    }

    /** What follows belongs to another event. */
    void nextEvent()
    {
        event.begin(event.sequence() + 1, T0);
    }

    boolean unwind(final long accountId)
    {
        nextEvent();
        told.clear();
        final boolean done = waterfall.unwind(slot(accountId));
        checkConservation();
        return done;
    }

    /** One account's side of a trade. */
    public void trade(final long accountId, final int instrumentId, final String quantity, final String price)
    {
        check.expectTrade(slot(accountId), instrument(instrumentId), mantissa(quantity), mantissa(price), 0);
        accounts.trade(slot(accountId), instrument(instrumentId), mantissa(quantity), mantissa(price), 0);
        checkConservation();
    }

    /** Both sides of a trade. */
    void trade(
        final long buyerId, final long sellerId, final int instrumentId, final String quantity, final String price)
    {
        trade(buyerId, instrumentId, quantity, price);
        trade(sellerId, instrumentId, new BigDecimal(quantity).negate().toPlainString(), price);
    }

    void putInFlight(final long accountId, final int instrumentId, final String quantity)
    {
        final int row = accounts.positions().find(slot(accountId), market.bookKey(instrument(instrumentId)));
        accounts.positions().addInFlight(slot(accountId), row, mantissa(quantity));
    }

    public void accrueFunding(final String amountPerContract)
    {
        market.accrueFunding(0, mantissa(amountPerContract));
    }

    public void insure(final String amount)
    {
        check.expectCash(mantissa(amount));
        fund.transfer(mantissa(amount));
        told.clear();
    }

    boolean closeOut(final long accountId)
    {
        return closeOut(accountId, Long.MAX_VALUE);
    }

    boolean closeOut(final long accountId, final long insuranceLimit)
    {
        nextEvent();
        return closeOutInEvent(accountId, insuranceLimit);
    }

    /** Closes an account out in the event of the call before. */
    boolean closeOutInEvent(final long accountId, final long insuranceLimit)
    {
        final LiquidationPolicy policy = new LiquidationPolicy(
            LiquidationTerms.defaults(), AuctionTerms.defaults(), InsuranceTerms.of(insuranceLimit, true));
        told.clear();
        final boolean done = waterfall.closeOut(slot(accountId), policy);
        checkConservation();
        return done;
    }

    /** Closes an account out by the ranked queue instead. */
    boolean closeOutByQueue(final long accountId)
    {
        told.clear();
        final boolean done = queue.closeOut(slot(accountId));
        checkConservation();
        return done;
    }

    /** Shares what an account owes; whether that could be borne. */
    boolean share(final long accountId)
    {
        told.clear();
        final long loss = waterfall.loss(slot(accountId));
        final boolean possible = loss > 0 && waterfall.canShare(loss);
        if (possible)
        {
            waterfall.share(slot(accountId), loss);
        }
        checkConservation();
        return possible;
    }

    private void checkConservation()
    {
        check.check(++sequence);
    }

    public ConservationCheck check()
    {
        return check;
    }

    public Accounts accounts()
    {
        return accounts;
    }

    Waterfall waterfall()
    {
        return waterfall;
    }

    public InsuranceFund fund()
    {
        return fund;
    }

    /** Everything decided by the last call. */
    List<String> told()
    {
        return told;
    }

    BigDecimal quantity(final long accountId, final int instrumentId)
    {
        final int row = accounts.positions().find(slot(accountId), market.bookKey(instrument(instrumentId)));
        return row < 0 ? BigDecimal.ZERO : decimal(accounts.positions().quantity(row));
    }

    BigDecimal equity(final long accountId)
    {
        return decimal(margin(accountId).equity());
    }

    BigDecimal cash(final long accountId)
    {
        return decimal(accounts.cash(slot(accountId)));
    }

    AccountMargin margin(final long accountId)
    {
        book.load(accounts, slot(accountId));
        margins.evaluate(book, margin);
        return margin;
    }

    /** Sum of |contracts| at spot, over equity. */
    double leverage(final long accountId)
    {
        final double equity = equity(accountId).doubleValue();
        double exposure = 0;
        for (int row = 0; row < book.size(); row++)
        {
            exposure += Math.abs(decimal(book.quantity(row)).doubleValue()) *
                decimal(market.underlyings().spot(0)).doubleValue();
        }
        return exposure / equity;
    }

    /** Decimal8 mantissa of the mark. */
    long mark(final int instrumentId)
    {
        return margins.valuation().mark(instrument(instrumentId));
    }

    public int slot(final long accountId)
    {
        return accounts.ids().slot(accountId);
    }

    int instrument(final int instrumentId)
    {
        return market.instruments().ids().slot(instrumentId);
    }

    public static long mantissa(final String decimal)
    {
        return new BigDecimal(decimal).movePointRight(8).longValueExact();
    }

    static BigDecimal decimal(final long mantissa)
    {
        return BigDecimal.valueOf(mantissa, 8).stripTrailingZeros();
    }

    static String text(final long mantissa)
    {
        return decimal(mantissa).toPlainString();
    }

    @Override
    public void onInsuranceFundChanged(final long accountId, final long amount, final long fundAfter)
    {
        told.add("insurance " + (accountId == VENUE ? "venue" : "A" + accountId) + " " + text(amount) + ", left " +
            text(fundAfter));
    }

    @Override
    public void onPositionDeleveraged(
        final long accountId,
        final long liquidatedAccountId,
        final int instrumentId,
        final long quantity,
        final long price)
    {
        told.add("A" + accountId + " gives way to A" + liquidatedAccountId + ": " + text(quantity) + " of " +
            instrumentId + " at " + text(price));
    }

    @Override
    public void onLossShared(final long accountId, final long liquidatedAccountId, final long amount)
    {
        told.add("A" + accountId + " pays " + text(amount) + " for A" + liquidatedAccountId);
    }
}
