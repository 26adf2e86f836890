package softlanding.engine.margin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.state.EventContext;

class HorizonLossTest
{
    private static final int SEEDS = 300;
    private static final EngineLimits WIDE = new EngineLimits(8, 64, 256, 8, 1, 4_096, 64, 256, 4);

    @Test
    void shouldBoundEveryLossFromAboveAndMostlyByAFewTimesIt()
    {
        int priced = 0;
        int close = 0;
        for (int seed = 0; seed < SEEDS; seed++)
        {
            final SplittableRandom random = new SplittableRandom(seed);
            final RandomVenue all = new RandomVenue(seed, 1);
            final EventContext event = new EventContext();
            final VenueState venue = new VenueState(
                event, WIDE, all.market, all.accounts, new Margins(all.market));
            final MarginWorkspace workspace = venue.newWorkspace();
            final HorizonLoss loss = new HorizonLoss(venue);
            final int account = all.open();
            for (int move = 0; move < 5; move++)
            {
                all.move();
                event.begin(move + 1, 1_700_000_000_000_000_000L);
                if (workspace.load(account).isPriced() && workspace.book().size() > 0)
                {
                    final double deviations = random.nextDouble(4);
                    final double seconds = random.nextInt(4) == 0 ? 0 : random.nextDouble(200_000);
                    final double exact = loss.of(workspace.book(), deviations, 0.6, seconds);
                    final double bound = loss.boundOf(workspace.book(), deviations, 0.6, seconds);
                    assertTrue(bound >= exact, "seed " + seed + ": " + bound + " is below " + exact);
                    priced++;
                    close += bound <= 20 * exact ? 1 : 0;
                }
            }
        }
        assertTrue(priced > SEEDS && close > priced / 4, priced + " priced, " + close + " close");
    }
}
