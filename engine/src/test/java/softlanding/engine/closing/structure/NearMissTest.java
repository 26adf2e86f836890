package softlanding.engine.closing.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Books that lack one thing for a structure; below each the same book with that thing put right. */
class NearMissTest
{
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        VERTICAL | wrong sign | +5 BTC JUN 100 C ; +5 BTC JUN 110 C
        VERTICAL | -> mended | +5 BTC JUN 100 C ; -5 BTC JUN 110 C
        VERTICAL | other expiry | +5 BTC JUN 100 C ; -5 BTC SEP 110 C
        VERTICAL | -> mended | +5 BTC JUN 100 C ; -5 BTC JUN 110 C
        VERTICAL | other right | +5 BTC JUN 100 C ; -5 BTC JUN 110 P
        VERTICAL | -> mended | +5 BTC JUN 100 P ; -5 BTC JUN 110 P
        VERTICAL | other underlying | +5 BTC JUN 100 C ; -5 ETH JUN 110 C
        VERTICAL | -> mended | +5 ETH JUN 100 C ; -5 ETH JUN 110 C
        VERTICAL | one strike | +5 BTC JUN 100 C ; -5 BTC JUN 100 C
        VERTICAL | -> mended | +5 BTC JUN 100 C ; -5 BTC JUN 101 C
        VERTICAL | too few coins | +5 BTC JUN 100 C size=0.1 ; -5 BTC JUN 110 C
        VERTICAL | -> mended | +10 BTC JUN 100 C size=0.1 ; -5 BTC JUN 110 C
        VERTICAL | lots that differ | +5 BTC JUN 100 C lot=3 ; -5 BTC JUN 110 C lot=2
        VERTICAL | -> mended | +6 BTC JUN 100 C lot=3 ; -6 BTC JUN 110 C lot=2
        STRANGLE | wrong sign | +5 BTC JUN 100 C ; -5 BTC JUN 90 P
        STRANGLE | -> mended | +5 BTC JUN 100 C ; +5 BTC JUN 90 P
        STRANGLE | put above call | +5 BTC JUN 100 C ; +5 BTC JUN 110 P
        STRANGLE | -> mended | +5 BTC JUN 110 C ; +5 BTC JUN 100 P
        STRANGLE | one strike | +5 BTC JUN 100 C ; +5 BTC JUN 100 P
        STRANGLE | -> mended | +5 BTC JUN 100 C ; +5 BTC JUN 99 P
        STRANGLE | other expiry | +5 BTC JUN 100 C ; +5 BTC SEP 90 P
        STRANGLE | -> mended | +5 BTC JUN 100 C ; +5 BTC JUN 90 P
        STRANGLE | lots that differ | +5 BTC JUN 100 C lot=3 ; +5 BTC JUN 90 P lot=5
        STRANGLE | -> mended | +15 BTC JUN 100 C lot=3 ; +15 BTC JUN 90 P lot=5
        COVERED_CALL | long call | +5 BTC JUN 100 C ; +5 BTC PERP
        COVERED_CALL | -> mended | -5 BTC JUN 100 C ; +5 BTC PERP
        COVERED_CALL | short perpetual | -5 BTC JUN 100 C ; -5 BTC PERP
        COVERED_CALL | -> mended | -5 BTC JUN 100 C ; +5 BTC PERP
        COVERED_CALL | a put | -5 BTC JUN 100 P ; +5 BTC PERP
        COVERED_CALL | -> mended | -5 BTC JUN 100 C ; +5 BTC PERP
        COVERED_CALL | other underlying | -5 BTC JUN 100 C ; +5 ETH PERP
        COVERED_CALL | -> mended | -5 ETH JUN 100 C ; +5 ETH PERP
        COVERED_CALL | other expiry | -5 BTC JUN 100 C ; +5 BTC SEP F
        COVERED_CALL | -> mended | -5 BTC SEP 100 C ; +5 BTC SEP F
        COVERED_CALL | too few coins | -5 BTC JUN 100 C ; +5 BTC PERP size=0.1
        COVERED_CALL | -> mended | -5 BTC JUN 100 C ; +10 BTC PERP size=0.1
        DELTA_HEDGED_OPTION | wrong sign | +5 BTC JUN 100 C delta=0.5 ; +5 BTC PERP
        DELTA_HEDGED_OPTION | -> mended | +5 BTC JUN 100 C delta=0.5 ; -5 BTC PERP
        DELTA_HEDGED_OPTION | wrong delta | -5 BTC JUN 100 P delta=-0.5 ; +5 BTC PERP
        DELTA_HEDGED_OPTION | -> mended | -5 BTC JUN 100 P delta=-0.5 ; -5 BTC PERP
        DELTA_HEDGED_OPTION | unknown delta | +5 BTC JUN 100 C delta=NaN ; -5 BTC PERP
        DELTA_HEDGED_OPTION | -> mended | +5 BTC JUN 100 C delta=1 ; -5 BTC PERP
        DELTA_HEDGED_OPTION | no delta | +5 BTC JUN 100 C delta=0 ; -5 BTC PERP
        DELTA_HEDGED_OPTION | -> mended | +5 BTC JUN 100 C delta=0.2 ; -5 BTC PERP
        DELTA_HEDGED_OPTION | under half a lot | +5 BTC JUN 100 C delta=0.09 ; -5 BTC PERP
        DELTA_HEDGED_OPTION | -> mended | +6 BTC JUN 100 C delta=0.09 ; -5 BTC PERP
        DELTA_HEDGED_OPTION | a future | +5 BTC JUN 100 C delta=0.5 ; -5 BTC JUN F
        DELTA_HEDGED_OPTION | -> mended | +5 BTC JUN 100 C delta=0.5 ; -5 BTC PERP
        DELTA_HEDGED_OPTION | other underlying | +5 BTC JUN 100 C delta=0.5 ; -5 ETH PERP
        DELTA_HEDGED_OPTION | -> mended | +5 ETH JUN 100 C delta=0.5 ; -5 ETH PERP
        """)
    void shouldNotFindWhatLacksOneThing(final StructureKind kind, final String lack, final String book)
    {
        final int expected = lack.equals("-> mended") ? 1 : 0;
        assertEquals(expected, BookText.ofKind(kind, book.replace(" ; ", "\n")).size(), book);
    }
}
