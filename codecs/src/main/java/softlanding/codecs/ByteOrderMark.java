package softlanding.codecs;

/** The byte order mark that some programs write at the start of a UTF-8 file. It is no part of the text. */
public final class ByteOrderMark
{
    private static final byte[] UTF_8 = {(byte)0xEF, (byte)0xBB, (byte)0xBF};

    private ByteOrderMark()
    {
    }

    /**
     * Returns the length of the mark at the start of a file.
     *
     * @param start  first bytes of the file.
     * @param length number of these bytes.
     * @return 3, or 0 if the file does not begin with a mark.
     */
    public static int length(final byte[] start, final int length)
    {
        int same = 0;
        while (same < UTF_8.length && same < length && start[same] == UTF_8[same])
        {
            same++;
        }
        return same == UTF_8.length ? same : 0;
    }
}
