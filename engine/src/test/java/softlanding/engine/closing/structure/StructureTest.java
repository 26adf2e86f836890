package softlanding.engine.closing.structure;

import static softlanding.engine.closing.structure.BookText.check;
import static softlanding.engine.closing.structure.BookText.checkAll;

import org.junit.jupiter.api.Test;

/** One book for each structure, and what is found in it besides. */
class StructureTest
{
    @Test
    void shouldFindPositionsWithWholeLotsOnly()
    {
        checkAll("""
            +5.7 BTC JUN 100 C lot=0.5
            -0.4 BTC SEP 100 P lot=0.5
            -3   ETH PERP
            +0   ETH JUN F
            -> POSITION 11 x +0.5 BTC JUN 100 C
            -> POSITION 3 x -1 ETH PERP
            """);
    }

    @Test
    void shouldFindAVertical()
    {
        check("""
            +5 BTC JUN 100 C
            -7 BTC JUN 110 C
            -> VERTICAL 5 x +1 BTC JUN 100 C, -1 BTC JUN 110 C
            """);
    }

    @Test
    void shouldFindTheNearestVerticalsOnBothSidesWhateverTheOrderOfTheRows()
    {
        check("""
            -2 BTC JUN 130 P
            -3 BTC JUN  90 P
            -4 BTC JUN 110 P
            +9 BTC JUN 100 P
            -> VERTICAL 3 x -1 BTC JUN 90 P, +1 BTC JUN 100 P
            -> VERTICAL 4 x +1 BTC JUN 100 P, -1 BTC JUN 110 P
            -> VERTICAL 2 x +1 BTC JUN 100 P, -1 BTC JUN 130 P
            """);
    }

    @Test
    void shouldPreferThePartnerOfEqualCoinsToTheNearest()
    {
        check("""
            +5 BTC JUN 100 C
            -3 BTC JUN 110 C
            -5 BTC JUN 120 C
            -> VERTICAL 5 x +1 BTC JUN 100 C, -1 BTC JUN 120 C
            -> VERTICAL 3 x +1 BTC JUN 100 C, -1 BTC JUN 110 C
            """);
    }

    @Test
    void shouldFindAStrangle()
    {
        check("""
            +5 BTC JUN 110 C
            +6 BTC JUN  90 P
            -> STRANGLE 5 x +1 BTC JUN 90 P, +1 BTC JUN 110 C
            """);
    }

    @Test
    void shouldFindTheSpreadsAndTheStranglesOfAnIronCondor()
    {
        check("""
            +3 BTC JUN  80 P
            -3 BTC JUN  90 P
            -3 BTC JUN 110 C
            +3 BTC JUN 120 C
            -> VERTICAL 3 x +1 BTC JUN 80 P, -1 BTC JUN 90 P
            -> VERTICAL 3 x -1 BTC JUN 110 C, +1 BTC JUN 120 C
            -> STRANGLE 3 x +1 BTC JUN 80 P, +1 BTC JUN 120 C
            -> STRANGLE 3 x -1 BTC JUN 90 P, -1 BTC JUN 110 C
            """);
    }

    @Test
    void shouldFindTheSpreadsAndTheStrangleOfABox()
    {
        check("""
            +5 BTC JUN 100 C
            -5 BTC JUN 100 P
            -4 BTC JUN 120 C
            +5 BTC JUN 120 P
            -> VERTICAL 4 x +1 BTC JUN 100 C, -1 BTC JUN 120 C
            -> VERTICAL 5 x -1 BTC JUN 100 P, +1 BTC JUN 120 P
            -> STRANGLE 4 x -1 BTC JUN 100 P, -1 BTC JUN 120 C
            """);
    }

    @Test
    void shouldCoverACallByTheFutureOfItsExpiryBeforeThePerpetual()
    {
        check("""
            +9 BTC PERP
            +2 BTC JUN F
            -5 BTC JUN 100 C
            -5 BTC SEP 120 C
            -> COVERED_CALL 5 x -1 BTC SEP 120 C, +1 BTC PERP
            -> COVERED_CALL 2 x -1 BTC JUN 100 C, +1 BTC JUN F
            """);
    }

    @Test
    void shouldHedgeAnOptionByThePerpetualInTheSimplestRatioNearItsDelta()
    {
        check("""
            -9 BTC PERP lot=0.1
            +8 BTC JUN 100 C delta=0.3766
            -4 BTC SEP 100 P delta=-0.25
            -> DELTA_HEDGED_OPTION 2 x -2 BTC SEP 100 P, -0.5 BTC PERP
            -> DELTA_HEDGED_OPTION 2 x +3 BTC JUN 100 C, -1.1 BTC PERP
            """);
    }

    @Test
    void shouldHedgeAsAWholeWhatHasTooFewLotsForARatio()
    {
        check("""
            +9 BTC PERP
            +2 BTC JUN 100 P delta=-0.37
            -> DELTA_HEDGED_OPTION 1 x +2 BTC JUN 100 P, +1 BTC PERP
            """);
    }

    @Test
    void shouldMatchContractsOfDifferentSizesInCoins()
    {
        check("""
            +30 BTC JUN 100 C size=0.1
            -2  BTC JUN 110 C lot=0.5
            -> VERTICAL 4 x +5 BTC JUN 100 C, -0.5 BTC JUN 110 C
            """);
    }

    @Test
    void shouldStepByACommonMultipleOfLots()
    {
        check("""
            +10 BTC JUN 100 P lot=0.4
            -10 BTC JUN 100 C lot=0.6
            +10 BTC JUN 110 C lot=0.5
            -> VERTICAL 3 x -3 BTC JUN 100 C, +3 BTC JUN 110 C
            -> STRANGLE 5 x +2 BTC JUN 100 P, +2 BTC JUN 110 C
            """);
    }
}
