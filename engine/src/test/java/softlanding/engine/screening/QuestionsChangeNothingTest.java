package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.MarginEngine;
import softlanding.engine.state.Decimal8;
import softlanding.engine.whatif.MarginQuestion;

/**
 * An engine that is asked before every event decides, byte for byte, what an engine decides that nobody asks; whatever
 * is asked, and though the questions are stamped later than the events that follow.
 */
class QuestionsChangeNothingTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.seeds", 8);
    private static final int ROUNDS = 120;
    private static final int ACCOUNTS = 24;

    @Test
    void shouldDecideTheSameWithAndWithoutQuestions()
    {
        long answers = 0;
        long decisions = 0;
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            try
            {
                final StormyVenue venue = new StormyVenue(seed, new ScreeningSettings(true, 1, 3), ACCOUNTS);
                final Asker asker = new Asker(seed);
                venue.engines().askBefore(asker::ask);
                venue.play(ROUNDS);
                answers += venue.engines().answers();
                decisions += venue.engines().decisions() - venue.engines().rejections();
            }
            catch (final AssertionError | IllegalStateException failure)
            {
                throw new AssertionError("seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
        assertTrue(answers > 1_000L * SEEDS, "answers: " + answers);
        assertTrue(decisions > 50L * SEEDS, "decisions: " + decisions);
    }

    /** Asks about any account, at times with trades and transfers. */
    private static final class Asker
    {
        private final SplittableRandom random;
        private final MarginQuestion question = new MarginQuestion();
        private long requests = -1;

        Asker(final long seed)
        {
            random = new SplittableRandom(seed);
        }

        void ask(final MarginEngine engine, final long sequence)
        {
            question.of(1_000 + 7L * random.nextInt(ACCOUNTS), requests--).explained(random.nextInt(3) == 0);
            for (int i = random.nextInt(4); i > 0; i--)
            {
                final int instrument = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1_000 + random.nextInt(90);
                question.trade(instrument, signed(), random.nextBoolean() ? MarginQuestion.AT_MARK : signed());
            }
            for (int i = random.nextInt(2); i > 0; i--)
            {
                question.transfer(random.nextBoolean() ? MarginQuestion.CASH : 1, 1_000 * signed());
            }
            final long aheadNs = random.nextInt(3) * 3_600L * VenueCalls.SECOND;
            engine.questions().onMarginReportRequested(sequence, engine.timeNs() + aheadNs, question);
        }

        private long signed()
        {
            return (1 + random.nextInt(500)) * Decimal8.ONE / 100 * (random.nextBoolean() ? 1 : -1);
        }
    }
}
