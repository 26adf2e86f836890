package softlanding.engine.closing.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.closing.structure.BookText.checkAll;

import org.junit.jupiter.api.Test;

class PackageTest
{
    private static final long ONE = 100_000_000L;

    @Test
    void shouldKeepTheLegsOfAPackageOutOfEveryOtherUnit()
    {
        checkAll("""
            +10 BTC JUN 100 C
            -10 BTC JUN 110 C
            package 7: +1 BTC JUN 100 C, -1 BTC JUN 110 C
            -> PACKAGE 7: 10 x +1 BTC JUN 100 C, -1 BTC JUN 110 C
            """);
    }

    @Test
    void shouldLeaveWhatIsHeldBeyondThePackageToOtherUnits()
    {
        checkAll("""
            +10 BTC JUN 100 C
            -23 BTC JUN 110 C
            +4  BTC JUN 120 C
            package 7: +1 BTC JUN 100 C, -2 BTC JUN 110 C
            -> PACKAGE 7: 10 x +1 BTC JUN 100 C, -2 BTC JUN 110 C
            -> POSITION 3 x -1 BTC JUN 110 C
            -> POSITION 4 x +1 BTC JUN 120 C
            -> VERTICAL 3 x -1 BTC JUN 110 C, +1 BTC JUN 120 C
            """);
    }

    @Test
    void shouldStepInWholeLotsOfEveryLegAndReserveTheRest()
    {
        checkAll("""
            +5.5 BTC JUN 100 C lot=0.5
            -11  BTC JUN 110 C lot=3
            package 7: +0.5 BTC JUN 100 C, -1 BTC JUN 110 C
            -> PACKAGE 7: 3 x +1.5 BTC JUN 100 C, -3 BTC JUN 110 C
            """);
    }

    @Test
    void shouldTakeOnlyThePartThatIsThereInRatio()
    {
        checkAll("""
            +10 BTC JUN 100 C
            -2  BTC JUN 110 C
            package 7: +1 BTC JUN 100 C, -1 BTC JUN 110 C
            -> PACKAGE 7: 2 x +1 BTC JUN 100 C, -1 BTC JUN 110 C
            -> POSITION 8 x +1 BTC JUN 100 C
            """);
    }

    @Test
    void shouldFreeTheRestOfAPackageThatLacksALegOrHasItTheOtherWay()
    {
        checkAll("""
            +10 BTC JUN 100 C
            +10 BTC SEP 100 P
            package 7: +1 BTC JUN 100 C, -1 BTC JUN 110 C
            package 8: +1 BTC JUN 100 C, -1 BTC SEP 100 P
            -> POSITION 10 x +1 BTC JUN 100 C
            -> POSITION 10 x +1 BTC SEP 100 P
            """);
    }

    @Test
    void shouldKeepTheLegsOfAButterflyAndOfACalendarTogetherWhereTheyAreRegistered()
    {
        checkAll("""
            +5  BTC JUN  90 C
            -10 BTC JUN 100 C
            +5  BTC JUN 110 C
            -3  BTC MAR 120 P
            +3  BTC SEP 120 P
            package 7: +1 BTC JUN 90 C, -2 BTC JUN 100 C, +1 BTC JUN 110 C
            package 8: -1 BTC MAR 120 P, +1 BTC SEP 120 P
            -> PACKAGE 7: 5 x +1 BTC JUN 90 C, -2 BTC JUN 100 C, +1 BTC JUN 110 C
            -> PACKAGE 8: 3 x -1 BTC MAR 120 P, +1 BTC SEP 120 P
            """);
    }

    @Test
    void shouldServeThePackageRegisteredFirstFromASharedLeg()
    {
        checkAll("""
            +10 BTC JUN 100 C
            -8  BTC JUN 110 C
            -8  BTC JUN 120 C
            package 9: +1 BTC JUN 100 C, -1 BTC JUN 110 C
            package 8: +1 BTC JUN 100 C, -1 BTC JUN 120 C
            -> PACKAGE 9: 8 x +1 BTC JUN 100 C, -1 BTC JUN 110 C
            -> PACKAGE 8: 2 x +1 BTC JUN 100 C, -1 BTC JUN 120 C
            -> POSITION 6 x -1 BTC JUN 120 C
            """);
    }

    @Test
    void shouldKeepTheRatioHoweverManyStepsAreClosed()
    {
        final long[] held = {30 * ONE, -75 * ONE, 45 * ONE};
        final long[] ratio = {2, -5, 3};
        for (int closed = 1; closed <= 15; closed++)
        {
            final Legs legs = new Legs(3, 1, 3);
            for (int row = 0; row < 3; row++)
            {
                legs.add(0, 0, (row + 1) * ONE, LegKind.CALL, held[row], 1, ONE, Double.NaN);
            }
            legs.beginPackage(1);
            for (int row = 0; row < 3; row++)
            {
                legs.addPackageLeg(row, ratio[row] * ONE);
            }
            final Units units = new UnitFinder(legs, 4).find();

            assertEquals(1, units.size());
            assertTrue(units.steps(0) >= 1);
            for (int leg = 0; leg < 3; leg++)
            {
                held[units.row(0, leg)] -= units.weight(0, leg);
            }
            assertEquals(held[0] * ratio[1], held[1] * ratio[0], "after step " + closed);
            assertEquals(held[0] * ratio[2], held[2] * ratio[0], "after step " + closed);
        }
        assertEquals(0, held[0]);
    }

    @Test
    void shouldRefuseWhatIsNoLegAndSayWhy()
    {
        final Legs legs = new Legs(1, 1, 1);

        assertRefused("lotSize", () -> legs.add(0, 0, ONE, LegKind.CALL, ONE, 1, 0, 0));
        assertRefused("coinsPerContract", () -> legs.add(0, 0, ONE, LegKind.CALL, ONE, 0, ONE, 0));
        assertRefused("coinsPerContract", () -> legs.add(0, 0, ONE, LegKind.CALL, ONE, Double.NaN, ONE, 0));
        assertRefused("strike", () -> legs.add(0, 0, 0, LegKind.PUT, ONE, 1, ONE, 0));
        assertRefused("strike", () -> legs.add(0, 0, ONE, LegKind.FUTURE, ONE, 1, ONE, 0));
        assertRefused("expiry", () -> legs.add(0, 0, 0, LegKind.PERPETUAL, ONE, 1, ONE, 0));
        assertRefused("packages", () -> legs.addPackageLeg(-1, ONE));
        legs.beginPackage(1);
        assertRefused("ratio", () -> legs.addPackageLeg(-1, 0));
        assertRefused("row", () -> legs.addPackageLeg(0, ONE));
        legs.add(0, 0, ONE, LegKind.CALL, ONE, 1, ONE, 0);
        final String full = assertThrows(IllegalStateException.class,
            () -> legs.add(0, 0, ONE, LegKind.CALL, ONE, 1, ONE, 0)).getMessage();
        assertTrue(full.contains("rows"), full);
        assertRefused("mostUnits", () -> new UnitFinder(legs, 1));
    }

    private static void assertRefused(final String field, final Runnable call)
    {
        final String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.contains(field), message);
    }
}
