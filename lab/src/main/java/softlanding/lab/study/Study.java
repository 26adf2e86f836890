package softlanding.lab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import softlanding.workload.book.SampleBook;
import softlanding.workload.book.SeededBooks;

/** Tries every rule on every sample portfolio and stores the results. */
public final class Study
{
    private final List<TrialResult> results = new ArrayList<>();
    private int books;
    private int leftOut;

    /**
     * Tries the rules on seeded portfolios.
     *
     * @param count    of portfolios.
     * @param seed     of the portfolios; the same seed gives the same numbers.
     * @param progress receives the number of portfolios so far.
     */
    public void trySeeded(final int count, final long seed, final IntConsumer progress)
    {
        final SeededBooks seeded = new SeededBooks(seed);
        for (int number = 1; number <= count; number++)
        {
            final SampleBook book = seeded.book(number);
            tryBook(book, BookGroup.ofLegs(book.positions().size()));
            progress.accept(number);
        }
    }

    /**
     * Tries the rules on published cases.
     *
     * @param file of cases.
     * @throws IOException                      if the file cannot be read.
     * @throws java.util.NoSuchElementException if a case lacks a member.
     */
    public void tryPublished(final Path file) throws IOException
    {
        for (final SampleBook book : PublishedBooks.read(file))
        {
            tryBook(book, BookGroup.PUBLISHED);
        }
    }

    /**
     * Tries all rules on a portfolio. A portfolio that no policy would close, such as one with cash only, is skipped
     * and counted.
     */
    private void tryBook(final SampleBook book, final BookGroup group)
    {
        final BookTrial trial = new BookTrial(book);
        if (!trial.canBeLiquidated())
        {
            leftOut++;
            return;
        }
        final List<TrialResult> ofBook = new ArrayList<>();
        for (final StudyRule rule : StudyRule.values())
        {
            ofBook.add(trial.run(rule, group));
        }
        if (ofBook.stream().allMatch(result -> result.steps() == 0))
        {
            leftOut++;
            return;
        }
        books++;
        results.addAll(ofBook);
    }

    /** Returns the number of portfolios that were tried. */
    public int books()
    {
        return books;
    }

    /** Returns the number of skipped portfolios, which have no liability or no requirement. */
    public int leftOut()
    {
        return leftOut;
    }

    /** Returns the results by portfolio, then by rule. */
    List<TrialResult> results()
    {
        return Collections.unmodifiableList(results);
    }

    /** Returns one summary per group and rule, in their order. Groups without portfolios are omitted. */
    public List<RuleSummary> summaries()
    {
        final List<RuleSummary> summaries = new ArrayList<>();
        for (final BookGroup group : BookGroup.values())
        {
            for (final StudyRule rule : StudyRule.values())
            {
                final List<TrialResult> chosen = results.stream()
                    .filter(result -> result.group() == group && result.rule() == rule).toList();
                if (!chosen.isEmpty())
                {
                    summaries.add(RuleSummary.of(group, rule, chosen));
                }
            }
        }
        return summaries;
    }
}
