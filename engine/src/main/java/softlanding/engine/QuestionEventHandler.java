package softlanding.engine;

import org.jspecify.annotations.Nullable;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.CapacityLimit;
import softlanding.engine.liquidation.LiquidationEngine;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.MarginRange;
import softlanding.engine.margin.MarginWorkspace;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.Market;
import softlanding.engine.state.Ids;
import softlanding.engine.state.RememberedIds;
import softlanding.engine.whatif.MarginAnswer;
import softlanding.engine.whatif.MarginQuestion;

/**
 * Answers margin reports. A question is answered at the time reached and at the marks as they stand. It moves neither
 * time nor the clock of an expiry, judges nobody and ends no update: all that it changes are the remembered request
 * ids. So the decisions after it are the same as without it.
 */
public final class QuestionEventHandler
{
    private final Market market;
    private final Accounts accounts;
    private final LiquidationEngine liquidation;
    private final EventValidation validation;
    private final DecisionListener listener;
    private final RememberedIds remembered;
    private final int bookSize;
    private final MarginWorkspace workspace;
    private final AccountGreeks greeks;
    private final MarginAnswer answer;
    private final MarginQuestion plain = new MarginQuestion();

    QuestionEventHandler(
        final VenueState venue,
        final LiquidationEngine liquidation,
        final EventValidation validation,
        final DecisionListener listener,
        final RememberedIds remembered)
    {
        market = venue.market();
        accounts = venue.accounts();
        this.liquidation = liquidation;
        this.validation = validation;
        this.listener = listener;
        this.remembered = remembered;
        bookSize = venue.limits().bookSize();
        workspace = venue.newWorkspace();
        greeks = new AccountGreeks(market, venue.limits().underlyings());
        answer = new MarginAnswer(venue, liquidation, listener);
    }

    /**
     * Answers a request for the margin and greeks of one account as it is, or rejects it.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param accountId   id of the account, above 0.
     * @param requestId   id that the answer repeats.
     */
    public void onMarginReportRequested(
        final long sequence, final long timestampNs, final long accountId, final long requestId)
    {
        onMarginReportRequested(sequence, timestampNs, plain.of(accountId, requestId));
    }

    /**
     * Answers a request for the margin of one account with what it supposes, or rejects it.
     *
     * @param sequence    place of the event in the journal, from 1.
     * @param timestampNs time of the event, in nanoseconds since the epoch; not before that of the last accepted event.
     * @param question    what is asked, and what is supposed.
     */
    public void onMarginReportRequested(final long sequence, final long timestampNs, final MarginQuestion question)
    {
        final int account = accounts.ids().slot(question.accountId());
        if (validation.rejectIfNoTime(timestampNs) ||
            validation.rejectIf(account == Ids.NONE, RejectReason.UNKNOWN_ID, "accountId") ||
            validation.rejectIf(
                remembered.isKnownRequest(question.accountId(), question.requestId()),
                RejectReason.DUPLICATE_ID, "requestId") ||
            rejectIfTooMany(question.positions(), "positions") || rejectIfTooMany(question.transfers(), "transfers"))
        {
            return;
        }
        final Book book = workspace.unfold(account);
        if (rejectTransfers(question, book) || rejectTrades(question, book, timestampNs))
        {
            return;
        }
        final AccountMargin margin = workspace.evaluate();
        if (rejectIfBeyondDecimal(question, margin))
        {
            return;
        }
        remembered.addRequest(question.accountId(), question.requestId());
        final @Nullable MarginRange range = margin.isPriced() ? null : workspace.evaluateRange();
        greeks.evaluate(book, margin);
        listener.onMarginReported(
            question.requestId(), question.accountId(), liquidation.health(account), margin, greeks);
        if (question.isExplained() && (range == null || range.isKnown()))
        {
            answer.explain(question, account, book, range);
        }
    }

    private boolean rejectIfTooMany(final int entries, final String field)
    {
        return validation.rejectIfFull(
            entries > MarginQuestion.MAX_ENTRIES, field, CapacityLimit.REPORT_ENTRIES, MarginQuestion.MAX_ENTRIES);
    }

    /** Books the supposed transfers, or rejects the question. */
    private boolean rejectTransfers(final MarginQuestion question, final Book book)
    {
        boolean rejected = false;
        for (int i = 0; i < question.transfers() && !rejected; i++)
        {
            final int assetId = question.assetId(i);
            final int asset = assetId == MarginQuestion.CASH ? Ids.NONE : market.assets().ids().slot(assetId);
            rejected =
                validation.rejectIf(
                    assetId != MarginQuestion.CASH && asset == Ids.NONE, RejectReason.UNKNOWN_ID, "assetId") ||
                validation.rejectIfZero(question.amount(i), "amount") ||
                rejectTransfer(book, asset, question.amount(i));
        }
        return rejected;
    }

    private boolean rejectTransfer(final Book book, final int asset, final long amount)
    {
        try
        {
            if (asset == Ids.NONE)
            {
                book.addCash(amount);
                return false;
            }
            book.addCollateral(asset, amount);
            // There is no debt in coins, so nobody can suppose a withdrawal of more than the account holds.
            return validation.rejectIf(book.coins(asset) < 0, RejectReason.OUT_OF_RANGE, "amount");
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return validation.reject(RejectReason.NOT_REPRESENTABLE, "amount");
        }
    }

    /** Books the supposed trades, or rejects the question. */
    private boolean rejectTrades(final MarginQuestion question, final Book book, final long timestampNs)
    {
        boolean rejected = false;
        for (int i = 0; i < question.positions() && !rejected; i++)
        {
            final int instrument = market.instruments().ids().slot(question.instrumentId(i));
            final boolean atMark = question.price(i) == MarginQuestion.AT_MARK;
            rejected =
                validation.rejectIf(instrument == Ids.NONE, RejectReason.UNKNOWN_ID, "instrumentId") ||
                validation.rejectIf(isExpired(instrument, timestampNs), RejectReason.EXPIRED, "instrumentId") ||
                validation.rejectIfZero(question.quantity(i), "quantity") ||
                validation.rejectIf(
                    atMark && !workspace.isPriced(instrument), RejectReason.WRONG_STATE, "price") ||
                (!atMark && rejectIfBadPrice(instrument, question.price(i))) ||
                validation.rejectIfFull(
                    !book.contains(instrument) && book.size() == bookSize, "instrumentId", CapacityLimit.BOOK_SIZE,
                    bookSize) ||
                rejectTrade(
                    book, instrument, question.quantity(i),
                    atMark ? workspace.mark(instrument) : question.price(i));
        }
        return rejected;
    }

    private boolean isExpired(final int instrument, final long timestampNs)
    {
        final int expiry = market.instruments().expiry(instrument);
        return expiry != Ids.NONE &&
            (market.expiries().isSettled(expiry) || market.expiries().expiryNs(expiry) <= timestampNs);
    }

    private boolean rejectIfBadPrice(final int instrument, final long price)
    {
        return market.instruments().isOption(instrument) ?
            validation.rejectIfNegative(price, "price") : validation.rejectUnlessPositive(price, "price");
    }

    private boolean rejectTrade(final Book book, final int instrument, final long quantity, final long price)
    {
        try
        {
            book.trade(book.require(instrument), quantity, price, 0);
            return false;
        }
        catch (final ArithmeticException beyondDecimal)
        {
            return validation.reject(RejectReason.NOT_REPRESENTABLE, "quantity");
        }
    }

    /** Rejects a question whose portfolio has all its marks, but no margin that can be represented. */
    private boolean rejectIfBeyondDecimal(final MarginQuestion question, final AccountMargin margin)
    {
        return validation.rejectIf(
            !question.supposesNothing() && !margin.isPriced() && workspace.isEveryMarkKnown(),
            RejectReason.NOT_REPRESENTABLE, question.positions() > 0 ? "quantity" : "amount");
    }
}
