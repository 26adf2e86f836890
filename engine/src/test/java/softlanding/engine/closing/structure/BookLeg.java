package softlanding.engine.closing.structure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * One position as a person writes it: "+5 BTC JUN 100 C size=0.1 lot=0.5 delta=0.4", "-3 BTC JUN F", "+2 BTC PERP".
 * Without a word about it the contract is of one coin and the lot of one contract.
 */
record BookLeg(
    String name, String underlying, int month, BigDecimal strike, LegKind kind,
    BigDecimal quantity, BigDecimal size, BigDecimal lot, double delta)
{
    private static final List<String> UNDERLYINGS = List.of("BTC", "ETH");
    private static final List<String> MONTHS = List.of("MAR", "JUN", "SEP", "DEC");

    static BookLeg parse(final String line)
    {
        final String[] words = line.trim().split("\\s+");
        int used = 2;
        int month = -1;
        BigDecimal strike = BigDecimal.ZERO;
        LegKind kind = LegKind.PERPETUAL;
        if (words[used].equals("PERP"))
        {
            used++;
        }
        else
        {
            month = MONTHS.indexOf(words[used++]);
            if (month < 0)
            {
                throw new IllegalArgumentException("no such month: " + line);
            }
            kind = words[used].equals("F") ? LegKind.FUTURE : words[used + 1].equals("C") ? LegKind.CALL : LegKind.PUT;
            strike = kind == LegKind.FUTURE ? strike : new BigDecimal(words[used]);
            used += kind == LegKind.FUTURE ? 1 : 2;
        }
        final String name = String.join(" ", List.of(words).subList(1, used));
        return new BookLeg(
            name, words[1], month, strike, kind, new BigDecimal(words[0]), new BigDecimal(option(words, "size", "1")),
            new BigDecimal(option(words, "lot", "1")), Double.parseDouble(option(words, "delta", "NaN")));
    }

    private static String option(final String[] words, final String key, final String absent)
    {
        for (final String word : words)
        {
            if (word.startsWith(key + "="))
            {
                return word.substring(key.length() + 1);
            }
        }
        return absent;
    }

    /** A Decimal8 mantissa. */
    static long mantissa(final BigDecimal value)
    {
        return value.movePointRight(8).longValueExact();
    }

    /** Adds itself; expiries are numbered against the order of time on purpose. */
    int addTo(final Legs legs)
    {
        return legs.add(
            UNDERLYINGS.indexOf(underlying), month < 0 ? -1 : MONTHS.size() - month, mantissa(strike), kind,
            mantissa(quantity), size.doubleValue(), mantissa(lot), delta);
    }

    boolean isOption()
    {
        return kind == LegKind.CALL || kind == LegKind.PUT;
    }

    boolean isShort()
    {
        return quantity.signum() < 0;
    }

    boolean isSameExpiry(final BookLeg other)
    {
        return underlying.equals(other.underlying) && month == other.month;
    }

    BigDecimal coins()
    {
        return quantity.multiply(size).abs();
    }

    @Override
    public String toString()
    {
        return String.format(Locale.ROOT, "%s %s size=%s lot=%s delta=%s", quantity, name, size, lot, delta);
    }
}
