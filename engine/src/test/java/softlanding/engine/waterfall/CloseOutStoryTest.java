package softlanding.engine.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.waterfall.CloseOutVenue.PERPETUAL;
import static softlanding.engine.waterfall.CloseOutVenue.mantissa;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.engine.market.InstrumentKind;

/** A bankrupt account, those on the other side, and what a risk officer expects to see. */
class CloseOutStoryTest
{
    private static final long B = 1;
    private static final long S = 2;
    private static final long T = 3;
    private static final long U = 4;
    private static final int CALL = 2;
    private static final int PUT = 3;

    private final CloseOutVenue venue = new CloseOutVenue();

    /** Ten coins long at 1,000 with 500 in cash; at 900 they owe 500. */
    private void bankruptLong()
    {
        venue.account(B, "500");
        venue.account(S, "10000");
        venue.trade(B, S, PERPETUAL, "10", "1000");
        venue.price("900");
    }

    @Test
    void shouldCloseAtTheBankruptcyPriceWhereNobodyPays()
    {
        bankruptLong();

        assertTrue(venue.closeOut(B));

        // 500 missing over 10 coins: 50 above mark, where the account is worth exactly nothing.
        assertEquals(List.of("A2 gives way to A1: 10 of 1 at 950"), venue.told());
        assertEquals(BigDecimal.ZERO, venue.cash(B));
        assertEquals(new BigDecimal("10500"), venue.cash(S).setScale(0));
        assertEquals(BigDecimal.ZERO, venue.quantity(B, PERPETUAL));
        assertEquals(BigDecimal.ZERO, venue.quantity(S, PERPETUAL));
    }

    @Test
    void shouldCloseAtMarkWhereTheFundPaysAll()
    {
        bankruptLong();
        venue.insure("700");

        venue.closeOut(B);

        assertEquals(
            List.of("insurance A1 500, left 200", "A2 gives way to A1: 10 of 1 at 900"), venue.told());
        assertEquals(0, venue.cash(B).signum());
        assertEquals(0, new BigDecimal("11000").compareTo(venue.cash(S)));
    }

    @Test
    void shouldShareWhatTheFundLeaves()
    {
        bankruptLong();
        venue.insure("100");

        venue.closeOut(B);

        assertEquals(
            List.of("insurance A1 100, left 0", "A2 gives way to A1: 10 of 1 at 940"), venue.told());
    }

    @Test
    void shouldHoldTheFundToTheLimitOfTheAccountForGood()
    {
        bankruptLong();
        venue.insure("700");

        venue.closeOut(B, mantissa("150"));
        assertEquals(
            List.of("insurance A1 150, left 550", "A2 gives way to A1: 10 of 1 at 935"), venue.told());

        venue.trade(B, S, PERPETUAL, "1", "900");
        venue.price("800");
        venue.closeOut(B, mantissa("150"));
        assertEquals(List.of("A2 gives way to A1: 1 of 1 at 900"), venue.told());
    }

    @Test
    void shouldRoundAgainstThoseWhoGiveWaySoThatNothingIsOwed()
    {
        venue.account(B, "0");
        venue.account(S, "10000");
        venue.trade(B, S, PERPETUAL, "0.3", "1000");
        venue.price("999.99999999");

        venue.closeOut(B);

        // At mark 0.3 coins pay 299.999999997, which is 0.00000001 too little: 0.0000000333.. a coin, rounded up, is
        // added to mark. At that price 0.3 coins are 300.000000009; what rounding takes from S, B has.
        assertEquals(List.of("A2 gives way to A1: 0.3 of 1 at 1000.00000003"), venue.told());
        assertEquals(new BigDecimal("0.00000001"), venue.cash(B));
        assertEquals(new BigDecimal("9999.99999999"), venue.cash(S));
    }

    @Test
    void shouldLowerTheHighestLeverageFirst()
    {
        venue.account(B, "-100");
        venue.account(S, "400");
        venue.account(T, "1000");
        venue.account(U, "2000");
        venue.insure("100");
        venue.trade(B, PERPETUAL, "4.5", "1000");
        venue.trade(S, PERPETUAL, "-4", "1000");
        venue.trade(T, PERPETUAL, "-4", "1000");
        venue.trade(U, PERPETUAL, "-4", "1000");

        venue.closeOut(B);

        // Leverage 10, 4 and 2. Down to 2.5: 4,000 - 3,000 = 2.5 * 400 and 4,000 - 1,500 = 2.5 * 1,000.
        assertEquals(List.of(
            "insurance A1 100, left 0",
            "A2 gives way to A1: 3 of 1 at 1000",
            "A3 gives way to A1: 1.5 of 1 at 1000"), venue.told());
        assertEquals(2.5, venue.leverage(S), 1e-9);
        assertEquals(2.5, venue.leverage(T), 1e-9);
        assertEquals(2, venue.leverage(U), 1e-9);
    }

    @Test
    void shouldQueueByProfitTimesLeverageInTheTwin()
    {
        venue.account(B, "-100");
        venue.account(S, "400");
        venue.account(T, "700");
        venue.account(U, "2000");
        venue.insure("100");
        venue.trade(B, PERPETUAL, "4.5", "1000");
        venue.trade(S, PERPETUAL, "-4", "1000");
        venue.trade(T, PERPETUAL, "-4", "1100");
        venue.trade(U, PERPETUAL, "-4", "900");

        venue.closeOutByQueue(B);

        // T alone is in profit; S is even, U loses. Whole positions, as far as they are wanted.
        assertEquals(List.of(
            "insurance A1 100, left 0",
            "A3 gives way to A1: 4 of 1 at 1000",
            "A2 gives way to A1: 0.5 of 1 at 1000"), venue.told());
    }

    @Test
    void shouldSpareWhoIsHedgedWhileOthersAreLeft()
    {
        venue.option(CALL, "500", InstrumentKind.CALL);
        venue.account(B, "-100");
        venue.account(S, "1000");
        venue.account(T, "4000");
        venue.insure("100");
        venue.trade(B, PERPETUAL, "3", "1000");
        // S: four short that hedge five calls deep in the money: leverage 9 / 1. T: naked, leverage 3 / 4.
        venue.trade(S, PERPETUAL, "-4", "1000");
        venue.trade(S, CALL, "5", "500");
        venue.trade(T, PERPETUAL, "-3", "1000");
        assertTrue(venue.leverage(S) > venue.leverage(T));

        venue.closeOut(B);

        assertEquals("A3 gives way to A1: 3 of 1 at 1000", venue.told().get(1));
        assertEquals(2, venue.told().size());
        assertEquals(new BigDecimal("-4"), venue.quantity(S, PERPETUAL));
    }

    @Test
    void shouldTakeTheLastLotFromTheFirstOfEqualsAndNotFromTheHedged()
    {
        venue.option(CALL, "500", InstrumentKind.CALL);
        venue.account(B, "-100");
        venue.account(S, "4000");
        venue.account(T, "4000");
        venue.account(U, "1000");
        venue.insure("100");
        venue.trade(B, PERPETUAL, "0.3", "1000");
        venue.trade(S, PERPETUAL, "-4", "1000");
        venue.trade(T, PERPETUAL, "-4", "1000");
        venue.trade(U, PERPETUAL, "-4", "1000");
        venue.trade(U, CALL, "5", "500");

        venue.closeOut(B);

        assertEquals(List.of(
            "insurance A1 100, left 0",
            "A2 gives way to A1: 0.2 of 1 at 1000",
            "A3 gives way to A1: 0.1 of 1 at 1000"), venue.told());
    }

    @Test
    void shouldTakeWholeLotsAndLeaveTheRestWithTheBankrupt()
    {
        venue.account(B, "-100");
        venue.account(S, "1000");
        venue.account(T, "4000");
        venue.insure("100");
        venue.trade(B, PERPETUAL, "0.55", "1000");
        venue.trade(S, PERPETUAL, "-0.23", "1000");
        venue.trade(T, PERPETUAL, "-0.9", "1000");

        venue.closeOut(B);

        final BigDecimal lot = new BigDecimal("0.1");
        assertTrue(venue.quantity(B, PERPETUAL).compareTo(lot) < 0, () -> "left: " + venue.quantity(B, PERPETUAL));
        assertEquals(0, venue.quantity(T, PERPETUAL).remainder(lot).signum());
        final BigDecimal taken = new BigDecimal("1.13")
            .add(venue.quantity(S, PERPETUAL)).add(venue.quantity(T, PERPETUAL));
        assertEquals(0, taken.compareTo(new BigDecimal("0.55").subtract(venue.quantity(B, PERPETUAL))));
    }

    @Test
    void shouldTakeFromTheHedgedWhereNobodyElseIsLeft()
    {
        venue.option(CALL, "500", InstrumentKind.CALL);
        venue.account(B, "-100");
        venue.account(S, "1000");
        venue.account(T, "4000");
        venue.insure("100");
        venue.trade(B, PERPETUAL, "5", "1000");
        venue.trade(S, PERPETUAL, "-4", "1000");
        venue.trade(S, CALL, "5", "500");
        venue.trade(T, PERPETUAL, "-3", "1000");

        venue.closeOut(B);

        assertEquals(List.of(
            "insurance A1 100, left 0",
            "A3 gives way to A1: 3 of 1 at 1000",
            "A2 gives way to A1: 2 of 1 at 1000"), venue.told());
    }

    @Test
    void shouldTakeOfAPartlyHedgedAccountWhatDoesNotRaiseItsRequirement()
    {
        venue.option(CALL, "500", InstrumentKind.CALL);
        venue.account(B, "-100");
        venue.account(S, "2000");
        venue.account(T, "100000");
        venue.insure("100");
        venue.trade(B, PERPETUAL, "7", "1000");
        // Eight short against six calls are two coins short; with fewer they are long, which asks as much again.
        venue.trade(S, PERPETUAL, "-8", "1000");
        venue.trade(S, CALL, "6", "500");
        venue.trade(T, PERPETUAL, "-9", "1000");
        final long requirement = venue.margin(S).maintenanceRequirement();

        venue.closeOut(B);

        final double given = 8 + venue.quantity(S, PERPETUAL).doubleValue();
        assertTrue(given > 2 && given < 7, "given: " + given);
        assertEquals(7 - given, 9 + venue.quantity(T, PERPETUAL).doubleValue(), 1e-9);
        assertTrue(venue.margin(S).maintenanceRequirement() <= requirement);
        venue.trade(S, PERPETUAL, "0.1", "1000");
        assertTrue(venue.margin(S).maintenanceRequirement() > requirement);
    }

    @Test
    void shouldLeaveWhatFindsNoOpposite()
    {
        venue.account(B, "-100");
        venue.account(S, "1000");
        venue.trade(B, PERPETUAL, "3", "1000");
        venue.trade(S, PERPETUAL, "-1", "1000");

        assertTrue(venue.closeOut(B));

        // 100 missing over three coins; the one that is closed brings in a third of it.
        assertEquals(List.of("A2 gives way to A1: 1 of 1 at 1033.33333334"), venue.told());
        assertEquals(new BigDecimal("2"), venue.quantity(B, PERPETUAL));
        assertEquals(-66.66666666, venue.equity(B).doubleValue(), 1e-8);
        assertFalse(venue.closeOut(B));
    }

    @Test
    void shouldNotSellAnOptionBelowNothing()
    {
        venue.option(PUT, "500", InstrumentKind.PUT);
        venue.account(B, "-1000");
        venue.account(S, "10");
        venue.trade(S, B, PUT, "10", "0");

        venue.closeOut(B);

        // The puts are worth far less than what is missing: they are given back for nothing, and the rest stays owed.
        assertEquals(List.of("A2 gives way to A1: -10 of 3 at 0"), venue.told());
        assertEquals(new BigDecimal("-1000"), venue.cash(B).setScale(0));
        assertEquals(new BigDecimal("10"), venue.cash(S).setScale(0));
    }

    @Test
    void shouldAskNoMoreOfAnybodyThanTheValueItself()
    {
        venue.account(B, "-5000");
        venue.account(S, "100000");
        venue.trade(B, S, PERPETUAL, "1", "1000");

        venue.closeOut(B);

        assertEquals(List.of("A2 gives way to A1: 1 of 1 at 2000"), venue.told());
        assertEquals(new BigDecimal("-4000"), venue.cash(B).setScale(0));
    }

    @Test
    void shouldBankruptNobodyWhoGivesWay()
    {
        venue.account(B, "-5000");
        venue.account(S, "500");
        venue.trade(B, S, PERPETUAL, "1", "1000");

        venue.closeOut(B);

        // A coin costs S 1,000 more than it is worth; it has 500, so it can give 0.4 and not 0.5. What it cannot bear
        // closes at mark.
        assertEquals(
            List.of("A2 gives way to A1: 0.4 of 1 at 2000", "A2 gives way to A1: 0.6 of 1 at 1000"), venue.told());
        assertEquals(new BigDecimal("100"), venue.equity(S).setScale(0));
    }

    @Test
    void shouldCloseAccountsWithoutEquityAgainstEachOtherAtMark()
    {
        venue.account(B, "-5000");
        venue.account(S, "-700");
        venue.trade(B, S, PERPETUAL, "3", "1000");

        assertTrue(venue.closeOut(B));

        assertEquals(List.of("A2 gives way to A1: 3 of 1 at 1000"), venue.told());
        assertEquals(new BigDecimal("-5000"), venue.equity(B).setScale(0));
        assertEquals(new BigDecimal("-700"), venue.equity(S).setScale(0));
    }

    @Test
    void shouldCloseAgainstSolventAccountsBeforeThoseWithoutEquity()
    {
        venue.account(B, "-300");
        venue.account(S, "-700");
        venue.account(T, "1000");
        venue.trade(B, PERPETUAL, "3", "1000");
        venue.trade(S, PERPETUAL, "-2", "1000");
        venue.trade(T, PERPETUAL, "-1", "1000");

        venue.closeOut(B);

        assertEquals(
            List.of("A3 gives way to A1: 1 of 1 at 1100", "A2 gives way to A1: 2 of 1 at 1000"), venue.told());
    }

    @Test
    void shouldSkipWhoCannotBePriced()
    {
        venue.account(B, "-100");
        venue.account(S, "400");
        venue.account(T, "1000");
        venue.insure("100");
        venue.trade(B, PERPETUAL, "1", "1000");
        venue.trade(S, PERPETUAL, "-4", "1000");
        venue.optionWithoutVolatility(CALL, "1000");
        venue.trade(S, CALL, "1", "1");
        venue.trade(T, PERPETUAL, "-4", "1000");

        venue.closeOut(B);

        assertEquals("A3 gives way to A1: 1 of 1 at 1000", venue.told().get(1));
    }

    @Test
    void shouldLeaveAloneWhatOrdersInFlightAreClosing()
    {
        venue.account(B, "-100");
        venue.account(S, "400");
        venue.account(T, "4000");
        venue.insure("100");
        venue.trade(B, PERPETUAL, "3", "1000");
        venue.trade(S, PERPETUAL, "-4", "1000");
        venue.trade(T, PERPETUAL, "-4", "1000");
        venue.putInFlight(S, PERPETUAL, "3");

        venue.closeOut(B);

        assertEquals(List.of(
            "insurance A1 100, left 0",
            "A2 gives way to A1: 1 of 1 at 1000",
            "A3 gives way to A1: 2 of 1 at 1000"), venue.told());
    }
}
