package softlanding.engine;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.RoofVenue.ONE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.engine.account.Accounts;
import softlanding.engine.account.MarginMode;
import softlanding.engine.margin.Book;
import softlanding.engine.margin.Margins;
import softlanding.engine.margin.VenueState;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.Market;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;

/** A change is tried on the portfolio only, with options valued as of now, and decided by initial excess. */
class WhatIfMarginTest
{
    private static final long MILLISECOND_NS = 1_000_000;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long EXPIRY_NS = 1_000 * MINUTE_NS;
    private static final int ACCOUNT = 0;
    private static final int PERPETUAL = 0;
    private static final int HELD_CALL = 1;
    private static final int OTHER_CALL = 2;
    private static final int HELD_EXPIRY = 0;
    private static final int OTHER_EXPIRY = 1;
    private static final int THIRD_EXPIRY = 2;

    private final Market market = new Market(1, 3, 8, 1);
    private final Accounts accounts = new Accounts(market, 2, 16, 8, 8);
    private final WhatIfMargin whatIf = new WhatIfMargin(new VenueState(
        new EventContext(), new EngineLimits(1, 3, 8, 1, 2, 16, 8, 8, 1), market, accounts, new Margins(market)));

    /** A thousand in cash, ten coins at 100, of which a fifth is asked for at first, and a call. */
    @BeforeEach
    void open()
    {
        market.listUnderlying(1);
        market.setMarginModel(0, new MarginModel(RoofVenue.tenthOfNotional()));
        market.listPerpetual(1, 0, ONE, ONE);
        for (int expiry = 0; expiry < 3; expiry++)
        {
            market.listExpiry(1 + expiry, 0, EXPIRY_NS);
            market.changeForward(expiry, 100 * ONE, 0, ONE, ONE, 0);
        }
        market.listOption(2, HELD_EXPIRY, 100 * ONE, InstrumentKind.CALL, ONE, ONE);
        market.listOption(3, OTHER_EXPIRY, 100 * ONE, InstrumentKind.CALL, ONE, ONE);
        market.changeVolatility(0, 0, ONE);
        market.changeVolatility(1, 0, ONE);
        market.changeSpot(0, 100 * ONE, ONE);
        market.changePerpetualPrice(PERPETUAL, 100 * ONE, ONE);
        accounts.open(7, MarginMode.PORTFOLIO);
        accounts.addCash(ACCOUNT, 1_000 * ONE);
        accounts.trade(ACCOUNT, PERPETUAL, 10 * ONE, 100 * ONE, 0);
        accounts.trade(ACCOUNT, HELD_CALL, ONE, 0, 0);
    }

    @Test
    void shouldKnowTheMarginBeforeAndAfterAChangeThatIsOnlyTried()
    {
        final long hash = accounts.hash();
        final Book book = whatIf.load(ACCOUNT, 0);
        book.trade(book.require(PERPETUAL), 5 * ONE, 102 * ONE, ONE);

        assertEquals(990 * ONE - 1 * ONE, whatIf.after().equity(), "ten lost at once, and the fee");
        assertEquals(800 * ONE, whatIf.before().initialExcess());
        assertEquals((989 - 300) * ONE, whatIf.after().initialExcess());
        assertEquals(hash, accounts.hash());
    }

    @Test
    void shouldForgetWhatWasTriedBefore()
    {
        whatIf.load(ACCOUNT, 0).addCash(-5 * ONE);
        whatIf.load(ACCOUNT, 0);

        assertEquals(1_000 * ONE, whatIf.after().equity());
    }

    @Test
    void shouldValueTheOptionsThatAreHeldAsOfNow()
    {
        whatIf.load(ACCOUNT, 5);

        assertEquals(5, market.expiries().clockNs(HELD_EXPIRY));
        assertEquals(0, market.expiries().clockNs(OTHER_EXPIRY), "nobody asked");
    }

    @ParameterizedTest
    @CsvSource({"1000000, 0", "1000001, 1000001"})
    void shouldValueOptionsForAnOrderAsOfAMillisecondAgo(final long nowNs, final long clockNs)
    {
        whatIf.loadForOrder(ACCOUNT, OTHER_CALL, nowNs);

        assertEquals(clockNs, market.expiries().clockNs(HELD_EXPIRY));
        assertEquals(clockNs, market.expiries().clockNs(OTHER_EXPIRY), "of what is ordered too");
        assertEquals(0, market.expiries().clockNs(THIRD_EXPIRY));
    }

    @Test
    void shouldValueOptionsForAnOrderAsOfNowInTheLastThirtyMinutes()
    {
        final long early = EXPIRY_NS - 30 * MINUTE_NS;
        whatIf.loadForOrder(ACCOUNT, OTHER_CALL, early);
        whatIf.loadForOrder(ACCOUNT, OTHER_CALL, early + 1);

        assertEquals(early + 1, market.expiries().clockNs(HELD_EXPIRY));
    }

    @Test
    void shouldNeedNoClockForAPerpetual()
    {
        whatIf.loadForOrder(ACCOUNT, PERPETUAL, 5 * MILLISECOND_NS);

        assertEquals(0, market.expiries().clockNs(OTHER_EXPIRY));
    }

    /** Initial margin is 800 to begin with. */
    @ParameterizedTest(name = "cash {0} then {1}, in liquidation {2}: {3}")
    @CsvSource({
        "0, 0, false, ACCEPTED", "0, 0, true, ACCEPTED", "0, 1, true, ACCEPTED", "0, -1, false, ACCEPTED",
        "0, -1, true, IN_LIQUIDATION", "0, -800, false, ACCEPTED", "0, -801, false, INITIAL_MARGIN_TOO_LOW",
        "0, -801, true, INITIAL_MARGIN_TOO_LOW", "-900, 0, true, ACCEPTED", "-900, 1, false, ACCEPTED",
        "-900, -1, false, INITIAL_MARGIN_TOO_LOW", "-900, -1, true, INITIAL_MARGIN_TOO_LOW"})
    void shouldLetThroughWhatInitialMarginAllowsOrWhatReducesRisk(
        final long before, final long change, final boolean liquidated, final Verdict verdict)
    {
        accounts.addCash(ACCOUNT, before * ONE);
        whatIf.load(ACCOUNT, 0).addCash(change * ONE);
        whatIf.after();

        assertEquals(verdict, whatIf.verdict(liquidated));
    }

    @Test
    void shouldNotJudgeWhatHasNoPrice()
    {
        final Book book = whatIf.load(ACCOUNT, 0);
        assertTrue(whatIf.before().isPriced());
        market.listPerpetual(9, 0, ONE, ONE);
        book.trade(book.require(market.instruments().ids().slot(9)), ONE, ONE, 0);
        assertFalse(whatIf.after().isPriced(), "the new perpetual has no mark");
        assertEquals(Verdict.UNPRICED, whatIf.verdict(false));
    }

    @Test
    void shouldJudgeAnAccountThatGetsAPriceByTheChangeByItsMarginAlone()
    {
        market.listPerpetual(9, 0, ONE, ONE);
        final int unmarked = market.instruments().ids().slot(9);
        accounts.trade(ACCOUNT, unmarked, ONE, ONE, 0);
        final Book book = whatIf.load(ACCOUNT, 0);
        assertFalse(whatIf.before().isPriced());
        book.trade(book.require(unmarked), -ONE, ONE, 0);
        whatIf.after();
        assertEquals(Verdict.ACCEPTED, whatIf.verdict(false));
        assertEquals(Verdict.IN_LIQUIDATION, whatIf.verdict(true));
    }
}
