package softlanding.engine.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.waterfall.CloseOutVenue.PERPETUAL;
import static softlanding.engine.waterfall.CloseOutVenue.mantissa;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.Packages;
import softlanding.engine.market.InstrumentKind;

/** Registered packages of the accounts on the other side: closed last, and in ratio. */
class PackageDeleveragingTest
{
    private static final long BANKRUPT = 1;
    private static final long HOLDER = 2;
    private static final long TAKER = 3;
    private static final long OTHER = 4;
    private static final int CALL = 2;
    private static final int HIGH_CALL = 3;
    private static final int HIGHER_CALL = 4;

    private final CloseOutVenue venue = new CloseOutVenue();

    @BeforeEach
    void list()
    {
        venue.option(CALL, "1000", InstrumentKind.CALL);
        venue.option(HIGH_CALL, "1100", InstrumentKind.CALL);
        venue.account(BANKRUPT, "0");
        venue.account(HOLDER, "100000");
        venue.account(TAKER, "100000");
        venue.account(OTHER, "100000");
    }

    /** The bankrupt account is short of calls; the holder owns them as a spread whose other leg the taker owns. */
    private void spread(final String calls, final String highCalls)
    {
        venue.trade(HOLDER, BANKRUPT, CALL, calls, "0");
        venue.trade(TAKER, HOLDER, HIGH_CALL, highCalls, "0");
    }

    private void register(final String ratio, final String highRatio)
    {
        final Packages packages = venue.accounts().packages();
        packages.add(venue.slot(HOLDER), 77);
        packages.addLeg(venue.instrument(CALL), mantissa(ratio));
        packages.addLeg(venue.instrument(HIGH_CALL), mantissa(highRatio));
    }

    private void register(final long accountId, final int instrumentId, final int otherId)
    {
        final Packages packages = venue.accounts().packages();
        packages.add(venue.slot(accountId), 78);
        packages.addLeg(venue.instrument(instrumentId), mantissa("1"));
        packages.addLeg(venue.instrument(otherId), mantissa("-1"));
    }

    private boolean hasPackages(final long accountId)
    {
        return venue.accounts().packages().first(venue.slot(accountId)) >= 0;
    }

    private void assertHeld(final long accountId, final String calls, final String highCalls)
    {
        assertEquals(new BigDecimal(calls), venue.quantity(accountId, CALL), "calls of " + accountId);
        assertEquals(new BigDecimal(highCalls), venue.quantity(accountId, HIGH_CALL), "high calls of " + accountId);
    }

    @Test
    void shouldCloseAnOppositesPackageInRatioAndPassItsOtherLegOn()
    {
        spread("5", "5");
        register("1", "-1");

        assertTrue(venue.closeOut(BANKRUPT));

        assertHeld(BANKRUPT, "0", "0");
        assertHeld(HOLDER, "0", "0");
        assertHeld(TAKER, "0", "0");
        assertEquals(3, venue.told().size(), venue.told().toString());
    }

    @Test
    void shouldLeaveAPackageWholeWhereNobodyTakesItsOtherLeg()
    {
        spread("5", "5");
        register("1", "-1");
        venue.putInFlight(TAKER, HIGH_CALL, "-5");

        assertFalse(venue.closeOut(BANKRUPT));

        assertHeld(BANKRUPT, "-5", "0");
        assertHeld(HOLDER, "5", "-5");
    }

    @Test
    void shouldCloseOnlyAsMuchOfAPackageAsTheOtherLegFindsTakers()
    {
        spread("5", "5");
        register("1", "-1");
        venue.putInFlight(TAKER, HIGH_CALL, "-3");

        assertTrue(venue.closeOut(BANKRUPT));

        assertHeld(BANKRUPT, "-3", "0");
        assertHeld(HOLDER, "3", "-3");
        assertHeld(TAKER, "0", "3");
    }

    @Test
    void shouldTakeContractsBeyondPackagesFirst()
    {
        spread("5", "5");
        venue.trade(OTHER, BANKRUPT, CALL, "2", "0");
        register("1", "-1");

        venue.closeOut(BANKRUPT);

        assertHeld(OTHER, "0", "0");
        assertHeld(BANKRUPT, "0", "0");
        assertHeld(HOLDER, "0", "0");
        assertTrue(venue.told().get(0).startsWith("A4 gives way"), venue.told().toString());
    }

    @Test
    void shouldTakeThePartOfAHoldingThatIsNoPackageWithoutTheOtherLeg()
    {
        spread("5", "2");
        register("1", "-1");
        venue.putInFlight(TAKER, HIGH_CALL, "-2");

        venue.closeOut(BANKRUPT);

        assertHeld(BANKRUPT, "-2", "0");
        assertHeld(HOLDER, "2", "-2");
    }

    @Test
    void shouldCloseBothLegsAgainstALiquidatedAccountThatHoldsTheOppositeOfBoth()
    {
        venue.trade(HOLDER, BANKRUPT, CALL, "5", "0");
        venue.trade(BANKRUPT, HOLDER, HIGH_CALL, "5", "0");
        register("1", "-1");

        venue.closeOut(BANKRUPT);

        assertHeld(BANKRUPT, "0", "0");
        assertHeld(HOLDER, "0", "0");
        assertEquals(2, venue.told().size(), venue.told().toString());
    }

    @Test
    void shouldKeepTheRatioOfOneToTwo()
    {
        spread("3", "6");
        register("1", "-2");
        venue.putInFlight(TAKER, HIGH_CALL, "-2.1");

        venue.closeOut(BANKRUPT);

        // The taker could give 3.9: 3.8 are whole lots of both legs, and the rest is no lot of the calls.
        assertHeld(HOLDER, "1.1", "-2.2");
        assertHeld(BANKRUPT, "-1.1", "0");
    }

    @Test
    void shouldUnwindASolventAccountAgainstAPackageInRatio()
    {
        spread("5", "5");
        register("1", "-1");
        venue.fundAccount(BANKRUPT, "10000");

        assertTrue(venue.unwind(BANKRUPT));

        assertHeld(BANKRUPT, "0", "0");
        assertHeld(HOLDER, "0", "0");
        assertHeld(TAKER, "0", "0");
    }

    @Test
    void shouldNotUnwindASolventAccountWhereAPackageWouldBeTorn()
    {
        spread("5", "5");
        register("1", "-1");
        venue.fundAccount(BANKRUPT, "10000");
        venue.putInFlight(TAKER, HIGH_CALL, "-1");

        assertFalse(venue.unwind(BANKRUPT));

        assertHeld(BANKRUPT, "-5", "0");
        assertHeld(HOLDER, "5", "-5");
    }

    @Test
    void shouldHaveTheBankruptKeepTheLegThatOnlyPackagesHoldTheOppositeOf()
    {
        venue.option(HIGHER_CALL, "1200", InstrumentKind.CALL);
        spread("5", "5");
        venue.trade(OTHER, TAKER, HIGHER_CALL, "5", "0");
        register(HOLDER, CALL, HIGH_CALL);
        register(TAKER, HIGH_CALL, HIGHER_CALL);

        assertTrue(venue.closeOut(BANKRUPT));

        assertHeld(BANKRUPT, "0", "-5");
        assertHeld(HOLDER, "0", "0");
        assertHeld(TAKER, "0", "5");
        assertTrue(hasPackages(TAKER));

        assertTrue(venue.closeOut(BANKRUPT));

        assertHeld(BANKRUPT, "0", "0");
        assertHeld(TAKER, "0", "0");
        assertEquals(BigDecimal.ZERO, venue.quantity(OTHER, HIGHER_CALL));
    }

    @Test
    void shouldSplitAPackageWhereItsOtherLegWouldMakeTheBankruptWorse()
    {
        venue.trade(HOLDER, BANKRUPT, CALL, "5", "0");
        venue.trade(TAKER, HOLDER, PERPETUAL, "5", "1000");
        venue.trade(OTHER, TAKER, HIGH_CALL, "5", "0");
        register(HOLDER, CALL, PERPETUAL);
        register(TAKER, PERPETUAL, HIGH_CALL);

        assertTrue(venue.closeOut(BANKRUPT));

        assertHeld(BANKRUPT, "0", "0");
        assertHeld(HOLDER, "0", "0");
        assertEquals(new BigDecimal("-5"), venue.quantity(HOLDER, PERPETUAL));
        assertEquals(BigDecimal.ZERO, venue.quantity(BANKRUPT, PERPETUAL));
        assertFalse(hasPackages(HOLDER));
        assertTrue(hasPackages(TAKER));
        assertEquals(1, venue.told().size(), venue.told().toString());
    }

    @Test
    void shouldSplitFirstThePackageOfWhoIsNoWorseForIt()
    {
        // Both hold calls in a package; the second one's other leg is a short call, the first one's a long put.
        final int put = 5;
        venue.option(put, "900", InstrumentKind.PUT);
        venue.account(5, "100000");
        venue.account(6, "100000");
        venue.trade(HOLDER, BANKRUPT, CALL, "5", "0");
        venue.trade(TAKER, HOLDER, PERPETUAL, "5", "1000");
        venue.trade(OTHER, TAKER, HIGH_CALL, "5", "0");
        register(HOLDER, CALL, PERPETUAL);
        register(TAKER, PERPETUAL, HIGH_CALL);
        venue.trade(5, BANKRUPT, CALL, "1", "0");
        venue.trade(5, 6, PERPETUAL, "1", "1000");
        venue.trade(OTHER, 6, HIGH_CALL, "1", "0");
        final Packages packages = venue.accounts().packages();
        packages.add(venue.slot(5), 79);
        packages.addLeg(venue.instrument(CALL), mantissa("1"));
        packages.addLeg(venue.instrument(PERPETUAL), mantissa("1"));

        assertTrue(venue.closeOut(BANKRUPT));

        assertTrue(venue.told().get(0).startsWith("A5 gives way"), venue.told().toString());
        assertHeld(BANKRUPT, "0", "0");
    }

    @Test
    void shouldNotSplitAPackageOfTheOppositeOfASolventAccount()
    {
        venue.trade(HOLDER, BANKRUPT, CALL, "5", "0");
        venue.trade(TAKER, HOLDER, PERPETUAL, "5", "1000");
        venue.trade(OTHER, TAKER, HIGH_CALL, "5", "0");
        register(HOLDER, CALL, PERPETUAL);
        register(TAKER, PERPETUAL, HIGH_CALL);
        venue.fundAccount(BANKRUPT, "10000");

        assertFalse(venue.unwind(BANKRUPT));

        assertHeld(BANKRUPT, "-5", "0");
        assertTrue(hasPackages(HOLDER));
    }

    /** Another account with five calls as a package; the taker is on the other side of both legs. */
    private void packageOf(final long accountId, final String cash, final String price)
    {
        venue.account(accountId, cash);
        venue.trade(accountId, TAKER, CALL, "5", price);
        venue.trade(TAKER, accountId, HIGH_CALL, "5", "0");
        register(accountId, CALL, HIGH_CALL);
    }

    @Test
    void shouldTakeThePackageOfTheHighestLeverageFirst()
    {
        spread("5", "5");
        register("1", "-1");
        packageOf(5, "3000", "0");

        assertTrue(venue.closeOut(BANKRUPT));

        assertHeld(5, "0", "0");
        assertHeld(HOLDER, "5", "-5");
    }

    /** At the bankrupt's price a holder without equity would owe still more. */
    @Test
    void shouldTakeThePackageOfWhoHasEquityBeforeThatOfWhoOwes()
    {
        spread("5", "5");
        register("1", "-1");
        packageOf(5, "0", "5000");

        assertTrue(venue.closeOut(BANKRUPT));

        assertHeld(HOLDER, "0", "0");
        assertHeld(5, "5", "-5");
    }

    @Test
    void shouldTakeThePackageOfWhoOwesAtMark()
    {
        packageOf(5, "0", "5000");
        venue.trade(OTHER, BANKRUPT, CALL, "5", "0");
        venue.putInFlight(OTHER, CALL, "-5");

        assertTrue(venue.closeOut(BANKRUPT));

        assertHeld(5, "0", "0");
        assertHeld(BANKRUPT, "0", "0");
    }

    @Test
    void shouldFindThePackageOfWhoHasBoughtItSinceTheLastCloseOut()
    {
        spread("5", "5");
        register("1", "-1");
        assertTrue(venue.closeOut(BANKRUPT));
        packageOf(5, "100000", "0");
        venue.account(6, "0");
        venue.trade(OTHER, 6, CALL, "5", "0");
        venue.putInFlight(OTHER, CALL, "-5");

        assertTrue(venue.closeOut(6));

        assertHeld(5, "0", "0");
    }
}
