package softlanding.lab.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.workload.book.SeededBooks;

class HorizonStudyTest
{
    private static final int BOOKS = 2;

    private static HorizonTrial.Result run(
        final HorizonRule rule, final double ratio, final HorizonMarket market, final double gap)
    {
        return new HorizonTrial(new TrialVenue(new SeededBooks(1).book(2))).run(rule, ratio, market, gap);
    }

    @Test
    void shouldTellCostAndDebtOfEveryRatioAndMarket()
    {
        final HorizonStudy study = new HorizonStudy(BOOKS, 1);
        study.run(done ->
        {
        });

        assertEquals(2 + HorizonStudy.size(), study.table().lines().count());
        assertTrue(study.table().contains("| thin, gap | 0.40 |"), study.table());
    }

    @Test
    void shouldCostMoreToCloseEverythingWhilePricesStandStill()
    {
        final HorizonTrial.Result all = run(HorizonRule.ALL, 0.95, HorizonMarket.DEEP, 1);
        final HorizonTrial.Result enough = run(HorizonRule.JUST_ENOUGH, 0.95, HorizonMarket.DEEP, 1);

        assertTrue(all.cost() > 2 * enough.cost(), all + " against " + enough);
        assertEquals(List.of(0.0, 0.0), List.of(all.deficit(), enough.deficit()));
    }

    @Test
    void shouldOweWhatAGapTakesBeyondTheEquity()
    {
        final double fallen = run(HorizonRule.JUST_ENOUGH, 0.4, HorizonMarket.THIN_GAP, 0.4).deficit();
        final double risen = run(HorizonRule.JUST_ENOUGH, 0.4, HorizonMarket.THIN_GAP, 2.5).deficit();

        assertTrue(fallen + risen > 0);
    }
}
