package softlanding.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.RoofVenue.ASSET;
import static softlanding.engine.RoofVenue.ONE;
import static softlanding.engine.RoofVenue.PERPETUAL;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.engine.market.FeedKind;
import softlanding.engine.market.SuspensionReason;

/** Deposits are always made; a withdrawal is made as far as initial margin stays where it must be. */
class TransferEventHandlerTest
{
    private static final long A = 7;

    private final RoofVenue venue = new RoofVenue();

    @BeforeEach
    void openWithAPosition()
    {
        venue.account(A, "1000");
        venue.trade(A, PERPETUAL, "10", "100");
        venue.transferCollateral(A, "20");
        venue.told();
    }

    private void assertTold(final long transferId, final Verdict verdict, final String initialExcess)
    {
        assertEquals(
            "transfer " + transferId + " of " + A + " " + verdict + " " + initialExcess, venue.told().get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "5, ACCEPTED, 1005, 1205", "-1000, ACCEPTED, 0, 200",
        "-1000.00000001, INITIAL_MARGIN_TOO_LOW, -0.00000001, 1200",
        "-0.00000001, ACCEPTED, 999.99999999, 1199.99999999"})
    void shouldMakeACashTransferIfInitialMarginAllows(
        final String amount, final Verdict verdict, final String initialExcess, final String equityAfter)
    {
        venue.transfer(A, amount);

        assertTold(1, verdict, initialExcess);
        assertEquals(equityAfter, venue.equity(A));
    }

    @ParameterizedTest
    @CsvSource({
        "1, ACCEPTED, 1010, 1210", "-20, ACCEPTED, 800, 1000", "-20.00000001, INSUFFICIENT_BALANCE, 1000, 1200"})
    void shouldMakeACollateralTransferIfTheBalanceAllows(
        final String quantity, final Verdict verdict, final String initialExcess, final String equityAfter)
    {
        venue.transferCollateral(A, quantity);

        assertTold(2, verdict, initialExcess);
        assertEquals(equityAfter, venue.equity(A));
    }

    @Test
    void shouldKeepCollateralThatInitialMarginNeeds()
    {
        venue.transfer(A, "-1000");
        venue.told();
        venue.transferCollateral(A, "-0.00000001");

        assertTold(2, Verdict.INITIAL_MARGIN_TOO_LOW, "-0.0000001");
        assertEquals("200", venue.equity(A));
    }

    @Test
    void shouldTakeADepositOfAnAccountThatHasNoPriceAndRefuseAWithdrawal()
    {
        venue.engine().feed().onFeedInterrupted(
            venue.next(), venue.nowNs(), FeedKind.PERPETUAL, PERPETUAL, SuspensionReason.CROSSED);
        venue.told();
        venue.transfer(A, "5");
        assertTold(1, Verdict.ACCEPTED, "unpriced");
        venue.transfer(A, "-5");
        assertTold(1, Verdict.UNPRICED, "unpriced");
        venue.transferCollateral(A, "2");
        assertTold(2, Verdict.ACCEPTED, "unpriced");
        venue.transferCollateral(A, "-2");
        assertTold(2, Verdict.UNPRICED, "unpriced");
        venue.perpetual("100");
        assertEquals("1225", venue.equity(A));
    }

    @Test
    void shouldAllowAnAccountInDebtToPayInAndNotToTakeOut()
    {
        venue.transfer(A, "-700");
        venue.perpetual("60");
        venue.told();
        venue.transfer(A, "-1");
        assertTold(1, Verdict.INITIAL_MARGIN_TOO_LOW, "-101");
        venue.transfer(A, "1");
        assertTold(1, Verdict.ACCEPTED, "-99");
        assertEquals("101", venue.equity(A));
    }

    @Test
    void shouldTakeWhatCannotBeAddedUpForUnpriced()
    {
        venue.anotherSource();
        venue.engine().transfer().onCollateralTransferRequested(
            venue.next(), venue.nowNs(), A, 2, ASSET, 9_000_000_000L * ONE);
        assertTold(2, Verdict.ACCEPTED, "unpriced");
        venue.transfer(A, "-1");
        assertTold(1, Verdict.UNPRICED, "unpriced");
        venue.transferCollateral(A, "-9000000000");
        assertTold(2, Verdict.ACCEPTED, "1000");
    }

    @Test
    void shouldRefuseABalanceThatCannotBeWritten()
    {
        final TransferEventHandler events = venue.engine().transfer();
        venue.assertRefused(
            () -> events.onCashTransferRequested(venue.next(), venue.nowNs(), A, 1, Long.MAX_VALUE),
            RejectReason.NOT_REPRESENTABLE, "amount");
        venue.assertRefused(
            () -> events.onCashTransferRequested(venue.next(), venue.nowNs(), A, 1, Long.MIN_VALUE),
            RejectReason.ZERO, "amount");
        venue.assertRefused(
            () -> events.onCollateralTransferRequested(venue.next(), venue.nowNs(), A, 1, ASSET, Long.MAX_VALUE),
            RejectReason.NOT_REPRESENTABLE, "quantity");
        assertEquals(List.of(), venue.told());
    }
}
