package softlanding.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.RoofVenue.CALL;
import static softlanding.engine.RoofVenue.FUTURE;
import static softlanding.engine.RoofVenue.ONE;
import static softlanding.engine.RoofVenue.PERPETUAL;
import static softlanding.engine.RoofVenue.mantissa;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.SuspensionReason;
import softlanding.engine.policy.LiquidationTerms;

/** Trades are booked as they are told, and questions are answered without changing the book that they ask about. */
class AccountEventHandlerTest
{
    private static final long A = 7;
    private static final long UNKNOWN = 99;
    private static final long REQUEST = 44;

    private final RoofVenue venue = new RoofVenue();
    private final AccountEventHandler events = venue.engine().account();

    @BeforeEach
    void open()
    {
        venue.account(A, "1000");
        venue.told();
    }

    private List<String> ask(final int instrumentId, final String quantity, final String price)
    {
        venue.told();
        venue.anotherSource();
        events.onOrderMarginRequested(
            venue.next(), venue.nowNs(), A, REQUEST, instrumentId, mantissa(quantity), mantissa(price));
        return venue.told();
    }

    private static List<String> answer(final Verdict verdict, final String initialExcess)
    {
        return List.of("order " + REQUEST + " of " + A + " " + verdict + " " + initialExcess);
    }

    @Test
    void shouldPayForAnOptionAtOnceAndForAPerpetualWhenItCloses()
    {
        events.onTradeExecuted(venue.next(), venue.nowNs(), A, CALL, 2 * ONE, 3 * ONE, ONE / 2);
        venue.forward("103");
        assertEquals("999.5", venue.equity(A), "two calls worth 3 each, and the fee");
        events.onTradeExecuted(venue.next(), venue.nowNs(), A, PERPETUAL, ONE, 90 * ONE, -ONE / 4);
        assertEquals("1009.75", venue.equity(A), "a gain of 10, and a rebate");
        events.onTradeExecuted(venue.next(), venue.nowNs(), A, PERPETUAL, -ONE, 95 * ONE, 0);
        assertEquals("1004.75", venue.equity(A), "a gain of 5");
    }

    @Test
    void shouldRefuseATradeThatCannotBeBookedAndKeepTheBook()
    {
        venue.trade(A, PERPETUAL, "1", "100");
        final RejectReason overflow = RejectReason.NOT_REPRESENTABLE;
        venue.assertRefused(() -> venue.trade(A, PERPETUAL, "90000000000", "2"), overflow, "quantity");
        venue.assertRefused(() -> venue.trade(A, CALL, "-90000000000", "2"), overflow, "quantity");
        venue.assertRefused(() -> venue.trade(A, PERPETUAL, "92233720368", "0.00000001"), overflow, "quantity");
        venue.assertRefused(
            () -> events.onTradeExecuted(venue.next(), venue.nowNs(), A, CALL, ONE, 0, Long.MIN_VALUE + 1),
            overflow, "quantity");
        venue.assertRefused(
            () -> events.onTradeExecuted(venue.next(), venue.nowNs(), A, CALL, Long.MIN_VALUE, 1, 0),
            RejectReason.ZERO, "quantity");
        assertEquals("1000", venue.equity(A));
    }

    @ParameterizedTest
    @CsvSource({"50, 0", "-50, 0", "10, 800", "49.99999999, 0.0000002"})
    void shouldAcceptAnOrderThatInitialMarginAllows(final String quantity, final String initialExcess)
    {
        assertEquals(answer(Verdict.ACCEPTED, initialExcess), ask(PERPETUAL, quantity, "100"));
        assertEquals("1000", venue.equity(A), "asking does not trade");
    }

    @ParameterizedTest
    @CsvSource({"50.00000001, 100, -0.0000002", "-50, 99.99999999, -0.0000005", "50, 101, -50"})
    void shouldRefuseAnOrderThatInitialMarginDoesNotAllow(
        final String quantity, final String price, final String initialExcess)
    {
        assertEquals(answer(Verdict.INITIAL_MARGIN_TOO_LOW, initialExcess), ask(PERPETUAL, quantity, price));
    }

    @Test
    void shouldAlwaysAcceptAnOrderThatReducesRisk()
    {
        venue.trade(A, PERPETUAL, "60", "100");

        assertEquals(answer(Verdict.ACCEPTED, "-180"), ask(PERPETUAL, "-1", "100"));
        assertEquals(answer(Verdict.INITIAL_MARGIN_TOO_LOW, "-220"), ask(PERPETUAL, "1", "100"));
        assertEquals(answer(Verdict.INITIAL_MARGIN_TOO_LOW, "-230"), ask(PERPETUAL, "-1", "50"));
    }

    @Test
    void shouldAcceptOfAnAccountInLiquidationOnlyWhatReducesRisk()
    {
        venue.policy(LiquidationTerms.defaults().with("targetRatio", 3 * ONE));
        venue.trade(A, PERPETUAL, "100", "100");
        assertTrue(venue.told().stream().anyMatch(word -> word.startsWith("trade ")), "an order is out");
        venue.transfer(A, "1050");
        assertEquals(
            answer(Verdict.IN_LIQUIDATION, "30"), ask(PERPETUAL, "1", "100").stream().limit(1).toList(),
            "the margin would allow it");
        assertEquals(answer(Verdict.ACCEPTED, "70"), ask(PERPETUAL, "-1", "100").stream().limit(1).toList());
    }

    @Test
    void shouldNotJudgeAnOrderOfAnAccountThatHasNoPrice()
    {
        venue.engine().feed().onFeedInterrupted(
            venue.next(), venue.nowNs(), FeedKind.PERPETUAL, PERPETUAL, SuspensionReason.VANISHED);

        assertEquals(answer(Verdict.UNPRICED, "unpriced"), ask(PERPETUAL, "1", "100"));
        assertEquals(answer(Verdict.ACCEPTED, "980"), ask(FUTURE, "1", "100"), "the other instrument has one");
    }

    @Test
    void shouldReportWhatTheAccountHolds()
    {
        venue.trade(A, PERPETUAL, "3", "90");
        venue.told();
        venue.engine().questions().onMarginReportRequested(venue.next(), venue.nowNs(), A, REQUEST);

        assertEquals(List.of("report " + REQUEST + " of " + A + " HEALTHY 1030 delta 3.0"), venue.told());
        final long before = venue.engine().stateHash();
        venue.engine().questions().onMarginReportRequested(venue.next(), venue.nowNs(), A, REQUEST);
        assertEquals(before, venue.engine().stateHash(), "a question changes nothing");
    }

    @Test
    void shouldRegisterAPackageOnceForEachAccount()
    {
        venue.account(8, "10");
        final int[] instruments = {CALL, PERPETUAL};
        final long[] ratios = {ONE, -ONE};
        venue.told();
        events.onPackageRegistered(venue.next(), venue.nowNs(), A, 1, 2, instruments, ratios);
        events.onPackageRegistered(venue.next(), venue.nowNs(), 8, 1, 2, instruments, ratios);
        assertEquals(List.of(), venue.told());
        venue.assertRefused(
            () -> events.onPackageRegistered(venue.next(), venue.nowNs(), A, 1, 2, instruments, ratios),
            RejectReason.DUPLICATE_ID, "packageId");
    }

    @Test
    void shouldKnowNobodyElse()
    {
        venue.assertRefused(() -> venue.trade(UNKNOWN, PERPETUAL, "1", "100"), RejectReason.UNKNOWN_ID, "accountId");
        venue.assertRefused(() -> venue.trade(A, 99, "1", "100"), RejectReason.UNKNOWN_ID, "instrumentId");
        venue.assertRefused(
            () -> venue.engine().questions().onMarginReportRequested(venue.next(), venue.nowNs(), UNKNOWN, 1),
            RejectReason.UNKNOWN_ID, "accountId");
    }
}
