package softlanding.journal;

import org.jspecify.annotations.Nullable;

/** An operational failure of the journal: says which file, which sequence and what to do. The node must stop. */
public class JournalException extends RuntimeException
{
    private static final long serialVersionUID = 1;

    JournalException(final String message, final @Nullable Throwable cause)
    {
        super(message, cause);
    }

    JournalException(final String message)
    {
        super(message);
    }

    /** A record fails its checks: length or CRC32C. */
    public static final class DamagedRecord extends JournalException
    {
        private static final long serialVersionUID = 1;

        DamagedRecord(final String message)
        {
            super(message);
        }
    }

    /** A whole record has another sequence than the one that must follow. */
    public static final class SequenceGap extends JournalException
    {
        private static final long serialVersionUID = 1;

        SequenceGap(final String message)
        {
            super(message);
        }
    }

    /** The records end before the last one that was acknowledged. */
    public static final class EndsBeforeWatermark extends JournalException
    {
        private static final long serialVersionUID = 1;

        EndsBeforeWatermark(final String message)
        {
            super(message);
        }
    }

    /** The watermark file is missing beside records, or neither of its slots is whole. */
    public static final class DamagedWatermark extends JournalException
    {
        private static final long serialVersionUID = 1;

        DamagedWatermark(final String message)
        {
            super(message);
        }
    }

    /** A file in the journal folder was written by another program, or by another format version of this one. */
    public static final class ForeignFile extends JournalException
    {
        private static final long serialVersionUID = 1;

        ForeignFile(final String message)
        {
            super(message);
        }
    }

    /** Another writer holds the journal folder. */
    public static final class Locked extends JournalException
    {
        private static final long serialVersionUID = 1;

        Locked(final String message)
        {
            super(message);
        }
    }

    /** The disk has no room for the records to come. Everything acknowledged so far is whole. */
    public static final class DiskFull extends JournalException
    {
        private static final long serialVersionUID = 1;

        DiskFull(final String message, final @Nullable Throwable cause)
        {
            super(message, cause);
        }
    }
}
