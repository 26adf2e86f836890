package softlanding.node.state;

import java.nio.ByteBuffer;

/**
 * Stores words of 8 bytes as pairs of a number of zeros and a number of words that follow them, because most columns
 * are mostly empty.
 */
final class ZeroRuns
{
    private static final int WORD = Long.BYTES;
    /** A shorter run of zeros is stored as words: its pair would be no shorter. */
    private static final int LEAST_RUN = 2;

    private ZeroRuns()
    {
    }

    /**
     * Encodes bytes.
     *
     * @param raw    from 0 to its limit, with room for zeros up to a whole word.
     * @param stored receives them from its position on; it has room for as many bytes.
     * @return whether they became shorter.
     */
    static boolean encode(final ByteBuffer raw, final ByteBuffer stored)
    {
        final int length = raw.limit();
        final int words = (length + WORD - 1) / WORD;
        raw.limit(words * WORD);
        for (int i = length; i < words * WORD; i++)
        {
            raw.put(i, (byte)0);
        }
        final int most = stored.position() + length;
        int word = 0;
        while (word < words)
        {
            final int literals = endOfZeros(raw, word, words);
            final int end = endOfWords(raw, literals, words);
            if (stored.position() + WORD + (end - literals) * WORD >= most)
            {
                raw.limit(length);
                return false;
            }
            stored.putInt(literals - word).putInt(end - literals);
            for (int i = literals; i < end; i++)
            {
                stored.putLong(raw.getLong(i * WORD));
            }
            word = end;
        }
        raw.limit(length);
        return true;
    }

    private static int endOfZeros(final ByteBuffer raw, final int from, final int words)
    {
        int word = from;
        while (word < words && raw.getLong(word * WORD) == 0)
        {
            word++;
        }
        return word;
    }

    private static int endOfWords(final ByteBuffer raw, final int from, final int words)
    {
        int word = from;
        int zeros = 0;
        while (word < words && zeros < LEAST_RUN)
        {
            zeros = raw.getLong(word * WORD) == 0 ? zeros + 1 : 0;
            word++;
        }
        return word - zeros;
    }

    /**
     * Decodes bytes.
     *
     * @param stored from its position to its limit.
     * @param raw    receives them from 0 on.
     * @param length of what comes out, in bytes.
     * @return whether that was what was stored.
     */
    static boolean decode(final ByteBuffer stored, final ByteBuffer raw, final int length)
    {
        final int words = (length + WORD - 1) / WORD;
        int word = 0;
        while (stored.remaining() >= WORD)
        {
            final int zeros = stored.getInt();
            final int literals = stored.getInt();
            if (zeros < 0 || literals < 0 || zeros > words - word || literals > words - word - zeros ||
                stored.remaining() < literals * WORD)
            {
                return false;
            }
            for (int i = 0; i < zeros; i++)
            {
                raw.putLong(word++ * WORD, 0);
            }
            for (int i = 0; i < literals; i++)
            {
                raw.putLong(word++ * WORD, stored.getLong());
            }
        }
        return word == words && !stored.hasRemaining();
    }
}
