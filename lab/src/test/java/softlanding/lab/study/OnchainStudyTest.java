package softlanding.lab.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OnchainStudyTest
{
    @Test
    void shouldOrderOnceInABlockAndPayLessWhereTheFixedCostIsKnown()
    {
        final OnchainStudy study = new OnchainStudy(12, 1);
        study.run(done ->
        {
        });

        assertEquals(1, study.mostPlansInBlock());
        for (int i = 0; i < OnchainStudy.size(); i++)
        {
            assertTrue(study.costRatio(i) <= 1.001, study::table);
        }
        assertTrue(study.costRatio(0) < 0.9, study::table);
    }
}
