package softlanding.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.RoofVenue.ONE;
import static softlanding.engine.RoofVenue.PERPETUAL;
import static softlanding.engine.RoofVenue.SECOND_NS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.liquidation.order.OrderFill;
import softlanding.engine.policy.LiquidationTerms;
import softlanding.engine.policy.Preset;

/** What the exchange says about an order is a fact, each time once, and up to what was ordered. */
class LiquidationEventHandlerTest
{
    private static final long A = 7;

    private final RoofVenue venue = new RoofVenue();
    private final LiquidationEventHandler events = venue.engine().liquidation();
    private long fills;

    /** The account has 1,040; with x of its 100 coins closed, at 0.05 each, it wants 11 for each that is left. */
    private void order(final String quantity)
    {
        venue.policy(LiquidationTerms.of(Preset.CLASSICAL));
        venue.account(A, "1040");
        venue.told();
        venue.trade(A, PERPETUAL, quantity, "100");
        final String expected = quantity.startsWith("-") ? "trade 5.5 of 1" : "trade -5.5 of 1";
        assertEquals(List.of("plan of 7 TIERED tier 1", expected), venue.told().subList(1, 3));
    }

    private void fill(final String quantity, final String price, final String fee)
    {
        fill(ofOrder(venue.lastOrderId()).with(
            RoofVenue.mantissa(quantity), RoofVenue.mantissa(price), RoofVenue.mantissa(fee), ++fills));
    }

    private void fill(final OrderFill fill)
    {
        events.onLiquidationOrderFilled(venue.next(), venue.nowNs(), fill);
    }

    private static OrderFill ofOrder(final long orderId)
    {
        return new OrderFill().ofOrder(orderId, A, PERPETUAL);
    }

    private void close(final long orderId)
    {
        events.onLiquidationOrderClosed(venue.next(), venue.nowNs(), orderId, A, PERPETUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-2"})
    void shouldBookAFillOfASaleWhateverItsSign(final String quantity)
    {
        order("100");
        fill(quantity, "99", "0.5");

        assertEquals("fund pays -0.5 for 7 and has 0.5", venue.told().get(0), "the fee is the fund's");
        assertEquals("1037.5", venue.equity(A));
        venue.perpetual("101");
        assertEquals("1135.5", venue.equity(A), "98 are left");
    }

    @Test
    void shouldBookAFillOfAPurchaseAndRefuseAnother()
    {
        order("-100");
        venue.assertRefused(() -> fill("-2", "99", "0"), RejectReason.NEGATIVE, "quantity");
        fill("2", "99", "-0.5");

        assertEquals(List.of(), venue.told(), "a rebate is the exchange's own affair");
        assertEquals("1042.5", venue.equity(A));
    }

    @Test
    void shouldEndAnOrderThatIsFilledAndTakeNoMore()
    {
        order("100");
        fill("5", "100", "0");
        venue.assertRefused(() -> fill("0.50000001", "100", "0"), RejectReason.OUT_OF_RANGE, "quantity");
        fill("0.5", "100", "0");

        assertEquals("order of 7 FILLED filled -5.5 unfilled 0", venue.told().get(0));
        venue.assertRefused(() -> fill("0.00000001", "100", "0"), RejectReason.OUT_OF_RANGE, "quantity");
        venue.assertRefused(() -> fill("-0.00000001", "100", "0"), RejectReason.OUT_OF_RANGE, "quantity");
    }

    @Test
    void shouldTakeAFillThatComesAfterTheEndOfItsOrder()
    {
        order("100");
        close(venue.lastOrderId());
        assertEquals("order of 7 CLOSED filled 0 unfilled -5.5", venue.told().get(0));
        fill("5.5", "100", "0");

        venue.perpetual("101");
        assertEquals("1134.5", venue.equity(A), "94.5 are left");
        venue.assertRefused(() -> fill("0.1", "100", "0"), RejectReason.OUT_OF_RANGE, "quantity");
    }

    @Test
    void shouldEndAnOrderOnceHoweverOftenItIsClosed()
    {
        order("100");
        final long first = venue.lastOrderId();
        close(first);
        venue.told();
        close(first);

        assertEquals(0, venue.told().stream().filter(word -> word.startsWith("order of")).count());
    }

    @Test
    void shouldRefuseTheSameFillAgain()
    {
        order("100");
        fill("1", "100", "0");
        fills--;
        venue.assertRefused(() -> fill("1", "100", "0"), RejectReason.DUPLICATE_ID, "fillId");
        fills++;
        fill("1", "100", "0");
        fill(ofOrder(venue.lastOrderId()).with(ONE, 100 * ONE, 0, OrderFill.NO_FILL_ID));
        fill(ofOrder(venue.lastOrderId()).with(ONE, 100 * ONE, 0, OrderFill.NO_FILL_ID));
        venue.perpetual("101");
        assertEquals("1136", venue.equity(A), "without an id none is a repetition: 96 are left");
    }

    @ParameterizedTest
    @CsvSource({"0, 100, ZERO, quantity", "1, 0, NOT_POSITIVE, price", "1, -1, NOT_POSITIVE, price"})
    void shouldRefuseAFillThatCannotBe(
        final String quantity, final String price, final RejectReason reason, final String field)
    {
        order("100");
        venue.assertRefused(() -> fill(quantity, price, "0"), reason, field);
    }

    @Test
    void shouldRefuseAFeeThatTheFundCannotHold()
    {
        order("100");
        venue.engine().waterfall().onInsuranceFundTransferred(venue.next(), venue.nowNs(), 90_000_000_000L * ONE);
        venue.assertRefused(() -> fill("1", "100", "3000000000"), RejectReason.NOT_REPRESENTABLE, "fee");
    }

    @Test
    void shouldEndAnOrderThatNobodyAnswersAndTakeItsFillStill()
    {
        order("100");
        final long first = venue.lastOrderId();
        venue.pass(10 * SECOND_NS);
        venue.time();
        assertEquals("order of 7 TIMED_OUT filled 0 unfilled -5.5", venue.told().get(0));
        fill(ofOrder(first).with(ONE, 100 * ONE, 0, 1));
        venue.perpetual("101");
        assertEquals("1139", venue.equity(A), "99 are left");
    }

    @Test
    void shouldKnowNoOtherOrder()
    {
        venue.assertRefused(
            () -> fill(ofOrder(5).with(ONE, ONE, 0, 1)), RejectReason.UNKNOWN_ID, "orderId");
        venue.assertRefused(() -> close(5), RejectReason.UNKNOWN_ID, "orderId");
    }

    @ParameterizedTest
    @CsvSource({
        "8, 1, accountId", "99, 1, accountId", "7, 2, instrumentId", "7, 99, instrumentId", "8, 2, accountId"})
    void shouldRefuseAnAnswerThatNamesAnotherAccountOrInstrument(
        final long accountId, final int instrumentId, final String field)
    {
        venue.account(8, "10");
        order("100");
        final long orderId = venue.lastOrderId();
        assertAnswersRefused(orderId, accountId, instrumentId, RejectReason.MISMATCH, field);
        assertAnswersRefused(orderId + 1, accountId, instrumentId, RejectReason.UNKNOWN_ID, "orderId");
        fill("1", "100", "0");
        assertAnswersRefused(orderId, accountId, instrumentId, RejectReason.MISMATCH, field);

        close(orderId);
        assertEquals("order of 7 CLOSED filled -1 unfilled -4.5", venue.told().get(0), "refused answers fill nothing");
        assertAnswersRefused(orderId, accountId, instrumentId, RejectReason.MISMATCH, field);
    }

    /** The exchange fills or closes an order under other names. The fill has the id of one that was booked. */
    private void assertAnswersRefused(
        final long orderId,
        final long accountId,
        final int instrumentId,
        final RejectReason reason,
        final String field)
    {
        venue.assertRefused(
            () -> fill(new OrderFill().ofOrder(orderId, accountId, instrumentId).with(ONE, 100 * ONE, 0, 1)),
            reason, field);
        venue.assertRefused(
            () -> events.onLiquidationOrderClosed(venue.next(), venue.nowNs(), orderId, accountId, instrumentId),
            reason, field);
    }
}
