package softlanding.codecs.json;

import org.jspecify.annotations.Nullable;

/**
 * Converts between text and scaled 64-bit integers exactly, without floating point.
 * <p>
 * Reads the number grammar of JSON: {@code -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?}.
 */
final class NumberText
{
    /** Length of the longest formatted number, in bytes: a sign, 19 digits, a point and a leading zero. */
    static final int MAX_FORMATTED_LENGTH = 22;

    private static final String NOT_A_NUMBER = "is not a number";
    private static final String TOO_LARGE = "is out of range";
    private static final String NOT_WHOLE = "is not a whole number";
    // The limit is far above the exponent of any number that fits. An int does not overflow when digits are added to
    // it.
    private static final int EXPONENT_LIMIT = 100_000_000;

    private char[] text = new char[0];
    private int wholeStart;
    private int wholeDigits;
    private int fractionStart;
    private int fractionDigits;
    private int exponent;
    private boolean negative;
    private long magnitude;

    /**
     * Reads a number times 10^scale. More than {@code scale} decimals are rounded half-even. A whole number (scale 0)
     * with decimals other than zero is refused.
     *
     * @return null if the number was read, else the reason of the refusal.
     */
    @Nullable String read(final char[] characters, final int start, final int length, final int scale)
    {
        text = characters;
        if (!parse(start, start + length))
        {
            return NOT_A_NUMBER;
        }
        // Both terms are bounded, so the sum fits an int.
        final int integralDigits = wholeDigits + exponent + scale;
        if (!accumulate(integralDigits))
        {
            return TOO_LARGE;
        }
        if (scale == 0 && hasDigitsFrom(integralDigits))
        {
            return NOT_WHOLE;
        }
        if (roundsUp(integralDigits) && ++magnitude == 0)
        {
            return TOO_LARGE;
        }
        return null;
    }

    /** Tells whether the number fits 64 bits, unsigned or signed. */
    boolean fits(final boolean unsigned)
    {
        return unsigned ? !negative || magnitude == 0 : magnitude >= 0;
    }

    /** Returns the number as a long. A number above the largest long is a bit pattern. */
    long value()
    {
        return negative ? -magnitude : magnitude;
    }

    /**
     * Writes a number in units of 10^-scale in its shortest exact form.
     *
     * @param value  number of units.
     * @param scale  largest number of digits after the point.
     * @param target receives the characters at its end; at least {@link #MAX_FORMATTED_LENGTH} bytes.
     * @return index of the first character; the last character is the last byte of the target.
     */
    static int format(final long value, final int scale, final byte[] target)
    {
        // Negative, because Long.MIN_VALUE has no positive counterpart.
        long rest = value < 0 ? value : -value;
        int index = target.length;
        for (int place = scale; place > 0; place--)
        {
            final byte digit = (byte)('0' - rest % 10);
            rest /= 10;
            if (digit != '0' || index < target.length)
            {
                target[--index] = digit;
            }
        }
        if (index < target.length)
        {
            target[--index] = '.';
        }
        do
        {
            target[--index] = (byte)('0' - rest % 10);
            rest /= 10;
        }
        while (rest != 0);
        if (value < 0)
        {
            target[--index] = '-';
        }
        return index;
    }

    private boolean parse(final int start, final int end)
    {
        negative = start < end && text[start] == '-';
        wholeStart = negative ? start + 1 : start;
        int position = afterDigits(wholeStart, end);
        wholeDigits = position - wholeStart;
        if (wholeDigits == 0 || (wholeDigits > 1 && text[wholeStart] == '0'))
        {
            return false;
        }
        fractionStart = position;
        fractionDigits = 0;
        if (position < end && text[position] == '.')
        {
            fractionStart = position + 1;
            position = afterDigits(fractionStart, end);
            fractionDigits = position - fractionStart;
            if (fractionDigits == 0)
            {
                return false;
            }
        }
        exponent = 0;
        return position == end ||
            ((text[position] == 'e' || text[position] == 'E') && parseExponent(position + 1, end));
    }

    private boolean parseExponent(final int start, final int end)
    {
        final boolean signed = start < end && (text[start] == '-' || text[start] == '+');
        final int digitsStart = signed ? start + 1 : start;
        if (digitsStart == end || afterDigits(digitsStart, end) != end)
        {
            return false;
        }
        for (int i = digitsStart; i < end; i++)
        {
            exponent = Math.min(EXPONENT_LIMIT, exponent * 10 + text[i] - '0');
        }
        exponent = text[start] == '-' ? -exponent : exponent;
        return true;
    }

    private int afterDigits(final int start, final int end)
    {
        int position = start;
        while (position < end && '0' <= text[position] && text[position] <= '9')
        {
            position++;
        }
        return position;
    }

    private boolean accumulate(final int integralDigits)
    {
        magnitude = 0;
        for (int i = 0; i < integralDigits; i++)
        {
            if (i >= wholeDigits + fractionDigits && magnitude == 0)
            {
                return true;
            }
            final int digit = digit(i);
            final long next = magnitude * 10 + digit;
            if (Long.compareUnsigned(magnitude, Long.divideUnsigned(-1L, 10)) > 0 ||
                Long.compareUnsigned(next, digit) < 0)
            {
                return false;
            }
            magnitude = next;
        }
        return true;
    }

    private boolean roundsUp(final int integralDigits)
    {
        if (integralDigits < 0)
        {
            return false;
        }
        final int dropped = digit(integralDigits);
        return dropped > 5 || (dropped == 5 && ((magnitude & 1) == 1 || hasDigitsFrom(integralDigits + 1)));
    }

    private boolean hasDigitsFrom(final int first)
    {
        for (int i = Math.max(0, first); i < wholeDigits + fractionDigits; i++)
        {
            if (digit(i) != 0)
            {
                return true;
            }
        }
        return false;
    }

    private int digit(final int i)
    {
        if (i < wholeDigits)
        {
            return text[wholeStart + i] - '0';
        }
        return i < wholeDigits + fractionDigits ? text[fractionStart + i - wholeDigits] - '0' : 0;
    }
}
