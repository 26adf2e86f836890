package softlanding.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.EventContext;

class PolicyUpdateTest
{
    @Test
    void shouldHoldNothingAfterItsEnd()
    {
        final PolicyUpdate update = new PolicyUpdate();
        for (final Runnable hold : List.<Runnable>of(
            () -> update.hold(3, InsuranceTerms.of(5, true)),
            () -> update.hold(ParticipationLimits.defaults()),
            () -> update.hold(FeedGuardLimits.defaults())))
        {
            hold.run();
            assertTrue(update.isOpen());
            assertNotEquals(0, update.hash());

            update.end(new Policies(null, new LiquidationEpisodes(new EventContext(), 1)));

            assertFalse(update.isOpen());
            assertEquals(0, update.hash());
        }
    }
}
