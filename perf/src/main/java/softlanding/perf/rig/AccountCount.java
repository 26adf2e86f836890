package softlanding.perf.rig;

/** Formats and parses numbers of accounts for people: 1k, 100k, 1M. */
public final class AccountCount
{
    private static final int THOUSAND = 1_000;
    private static final int MILLION = 1_000_000;

    private AccountCount()
    {
    }

    /**
     * Parses a number of accounts.
     *
     * @param text 1k, 100k, 1M or digits.
     * @return from 1 to ten million.
     */
    public static int parse(final String text)
    {
        final char last = text.charAt(text.length() - 1);
        final int unit = last == 'k' ? THOUSAND : last == 'M' ? MILLION : 1;
        final int count = unit * Integer.parseInt(unit == 1 ? text : text.substring(0, text.length() - 1));
        if (count < 1 || count > 10 * MILLION)
        {
            throw new NumberFormatException("accounts must be from 1 to 10M: " + text);
        }
        return count;
    }

    /**
     * Formats a number of accounts.
     *
     * @param count from 1.
     * @return for example 100k.
     */
    public static String label(final int count)
    {
        if (count % MILLION == 0)
        {
            return count / MILLION + "M";
        }
        return count % THOUSAND == 0 ? count / THOUSAND + "k" : Integer.toString(count);
    }
}
