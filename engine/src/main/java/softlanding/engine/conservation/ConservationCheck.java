package softlanding.engine.conservation;

import softlanding.engine.account.Accounts;
import softlanding.engine.account.InsuranceFund;
import softlanding.engine.account.Positions;
import softlanding.engine.account.VenueTotals;
import softlanding.engine.market.BookKeys;
import softlanding.engine.market.Market;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/**
 * Checks after every event that no cash and no contract was created or lost. Handlers announce each amount from outside
 * before it is booked: cash paid in or out, one account's side of a trade, a settlement. Internal transfers (internal
 * crossing, auctions, insurance, deleveraging, shared losses) are not announced, because they must leave every total
 * unchanged. The comparison takes two numbers and constant time, however large the venue is. Amounts are Decimal8
 * mantissas modulo 2^64.
 */
public final class ConservationCheck
{
    private final Market market;
    private final Accounts accounts;
    private final InsuranceFund fund;
    private final long[] quantities;
    private long fingerprint;
    private long cash;

    /** Checks the totals of these accounts and this fund. */
    public ConservationCheck(final Market market, final Accounts accounts, final InsuranceFund fund)
    {
        this.market = market;
        this.accounts = accounts;
        this.fund = fund;
        quantities = new long[market.instruments().capacity()];
    }

    /**
     * Announces cash that enters or leaves an account or the fund.
     *
     * @param amount signed: negative leaves.
     */
    public void expectCash(final long amount)
    {
        cash += amount;
    }

    /**
     * Announces a trade of an account with a counterparty that need not have an account here.
     *
     * @param quantity contracts, signed.
     * @param price    cash per coin.
     * @param fee      paid by the account to the outside.
     */
    public void expectTrade(
        final int account, final int instrument, final long quantity, final long price, final long fee)
    {
        expectQuantity(instrument, quantity);
        expectCash(-accounts.consideration(account, instrument, quantity, price) - fee);
    }

    /** Announces the conversion of an account's options and futures of an expiry into cash. */
    public void expectSettlement(final int account, final int expiry, final long price)
    {
        final Positions positions = accounts.positions();
        final long from = market.expiryKey(expiry);
        for (int row = positions.begin(account); row < positions.end(account); row++)
        {
            final long key = positions.bookKey(row);
            if (key >= from && key < from + BookKeys.OF_EXPIRY)
            {
                expectQuantity(BookKeys.instrument(key), -positions.quantity(row));
                expectCash(accounts.payoffs().payoff(row, price));
            }
        }
    }

    private void expectQuantity(final int instrument, final long change)
    {
        quantities[instrument] += change;
        fingerprint += change * VenueTotals.weight(instrument);
    }

    /**
     * Compares the present totals with the expected ones, and recounts the next account.
     *
     * @param sequence sequence of the event that ends, for the message.
     * @throws ConservationException if cash or contracts were created or lost.
     */
    public void check(final long sequence)
    {
        final VenueTotals venueTotals = accounts.totals();
        final long found = venueTotals.bookedCash() + fund.balance();
        if (found != cash)
        {
            throw new ConservationException(
                "cash is not conserved: sequence=" + sequence + ", expected=" + cash + ", found=" + found);
        }
        if (venueTotals.fingerprint() != fingerprint)
        {
            throw unequalPositions(sequence);
        }
        if (!venueTotals.countNext(accounts))
        {
            throw new ConservationException(
                "accounts, counted again, hold something else than their totals say: sequence=" + sequence);
        }
    }

    private ConservationException unequalPositions(final long sequence)
    {
        int instrument = 0;
        while (instrument < quantities.length - 1 &&
            quantities[instrument] == accounts.totals().quantity(instrument))
        {
            instrument++;
        }
        return new ConservationException(
            "positions are not conserved: sequence=" + sequence +
            ", instrumentId=" + market.instruments().ids().id(instrument) +
            ", expected=" + quantities[instrument] + ", found=" + accounts.totals().quantity(instrument));
    }

    /** Copies the expected totals. */
    public void copyState(final StateCopy copy)
    {
        copy.longs(StateOwner.EXPECTED_POSITIONS, quantities);
        fingerprint = copy.value(StateOwner.EXPECTED_POSITIONS, fingerprint);
        cash = copy.value(StateOwner.EXPECTED_CASH, cash);
    }

    /** Returns the hash of the expected totals. */
    public long hash()
    {
        return StateHash.term(StateOwner.EXPECTED_CASH, 0, cash) +
            StateHash.term(StateOwner.EXPECTED_POSITIONS, 0, fingerprint);
    }
}
