package softlanding.engine.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.feed.GuardedVenue.A;
import static softlanding.engine.feed.GuardedVenue.CALL;
import static softlanding.engine.feed.GuardedVenue.FUTURE;
import static softlanding.engine.feed.GuardedVenue.OTHER_PERPETUAL;
import static softlanding.engine.feed.GuardedVenue.PERPETUAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mark says only for a moment lets no money out. */
class WithdrawalAverageTest
{
    private final GuardedVenue venue = new GuardedVenue();

    private void move(final String feed, final String value)
    {
        switch (feed)
        {
            case "PERPETUAL" -> venue.perpetual(OTHER_PERPETUAL, value);
            case "FORWARD" -> venue.forward(value);
            case "VOLATILITY" -> venue.volatility("1000", value);
            case "COLLATERAL" -> venue.collateral(value);
            case "STABLE" -> venue.stable(value);
            default -> throw new IllegalArgumentException(feed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 10, PERPETUAL, 1200, 1000", "3, -10, PERPETUAL, 800, 1000", "2, 10, FORWARD, 1200, 1000",
        "2, -10, FORWARD, 800, 1000", "11, 100, VOLATILITY, 0.6, 0.5", "11, -100, VOLATILITY, 0.45, 0.5",
        "11, 100, FORWARD, 1100, 1000"})
    void shouldLetNothingOutOnWhatAMarkSaysForAMoment(
        final int instrument, final String quantity, final String feed, final String wrong, final String right)
    {
        venue.account(A, "100000");
        venue.trade(A, instrument, quantity, instrument == CALL ? "57" : "1000");
        venue.pass(1_000);
        final String most = mostOut();
        move(feed, wrong);
        assertEquals("INITIAL_MARGIN_TOO_LOW", venue.withdrawal(A, most), "more than before the wrong mark");
        final List<JsonNode> answers = venue.engine().decisions("TransferDecided");
        final String excess = answers.get(answers.size() - 1).get("initialExcessAfter").asText();
        assertEquals(-1, new BigDecimal(excess).signum(), "the excess that decided: " + excess);
        venue.pass(5);
        assertEquals("INITIAL_MARGIN_TOO_LOW", venue.withdrawal(A, most), "not yet the average");
        venue.pass(295);
        assertEquals("ACCEPTED", venue.withdrawal(A, most), "in force for five minutes");
        move(feed, right);
        assertEquals("INITIAL_MARGIN_TOO_LOW", venue.withdrawal(A, "1"), "the mark in force counts too");
    }

    /** A little more than the initial excess. */
    private String mostOut()
    {
        final String excess = GuardedVenue.all(venue.apply(venue.event("MarginReportRequested").id("accountId", A)
            .id("requestId", 1)), "MarginReported").get(0).get("initialExcess").asText();
        return new BigDecimal(excess).add(new BigDecimal("60")).toPlainString();
    }

    @Test
    void shouldAverageThePriceOfACoin()
    {
        venue.account(A, "1");
        venue.depositCollateral(A, "10000");
        venue.trade(A, OTHER_PERPETUAL, "10", "1000");
        venue.pass(1_000);
        final String most = mostOut();
        venue.apply(venue.event("CashTransferRequested").id("accountId", A).id("transferId", 900)
            .text("amount", "5000"));
        venue.withdrawal(A, "5000");
        venue.collateral("1.5");
        assertEquals("INITIAL_MARGIN_TOO_LOW", venue.withdrawal(A, most));
        venue.pass(300);
        assertEquals("ACCEPTED", venue.withdrawal(A, most));
    }

    @Test
    void shouldMoveTheAverageByTheTimeForWhichAMarkWasInForce()
    {
        venue.guards("withdrawalAverageNs", "100000000000");
        venue.account(A, "3000");
        venue.trade(A, PERPETUAL, "10", "1000");
        venue.pass(1_000);
        // In force for a tenth of the window: the average is 1,010, worth 100 more than 1,000.
        venue.perpetual(PERPETUAL, "1100");
        venue.pass(10);
        venue.perpetual(PERPETUAL, "1050");
        final String atAverage = "1109";
        assertEquals("INITIAL_MARGIN_TOO_LOW", venue.withdrawal(A, "1150"));
        assertEquals("ACCEPTED", venue.withdrawal(A, "1000"));
        assertEquals("INITIAL_MARGIN_TOO_LOW", venue.withdrawal(A, atAverage));
    }

    @Test
    void shouldCountOnlyTheMarksInForceWhereNothingIsAveraged()
    {
        venue.guards("withdrawalAverageNs", "0");
        venue.account(A, "3000");
        venue.trade(A, FUTURE, "10", "1000");
        venue.pass(1_000);
        final String most = mostOut();
        venue.forward("1200");
        assertEquals("ACCEPTED", venue.withdrawal(A, most));
    }
}
