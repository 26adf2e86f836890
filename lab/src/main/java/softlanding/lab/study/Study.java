package softlanding.lab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import softlanding.workload.book.SampleBook;
import softlanding.workload.book.SeededBooks;

/** Tries every rule on every book and keeps what it did. */
public final class Study
{
    private final List<TrialResult> results = new ArrayList<>();
    private int books;
    private int leftOut;

    /**
     * Tries the rules on seeded books.
     *
     * @param count    of books.
     * @param seed     of the books; the same one gives the same numbers.
     * @param progress told how many books are done.
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
     * @throws IOException                      if it cannot be read.
     * @throws java.util.NoSuchElementException if a case lacks something.
     */
    public void tryPublished(final Path file) throws IOException
    {
        for (final SampleBook book : PublishedBooks.read(file))
        {
            tryBook(book, BookGroup.PUBLISHED);
        }
    }

    /** A book that no policy would touch, such as one that only holds cash, is left out, and counted. */
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

    /** Returns the number of books that the rules were tried on. */
    public int books()
    {
        return books;
    }

    /** Returns the number of books that owe nothing or require no margin. */
    public int leftOut()
    {
        return leftOut;
    }

    /** What was done, book by book, rule by rule. */
    List<TrialResult> results()
    {
        return Collections.unmodifiableList(results);
    }

    /** Returns the groups in their order, of each the rules in theirs; of groups that have books. */
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
