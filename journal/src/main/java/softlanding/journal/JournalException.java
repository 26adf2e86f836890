package softlanding.journal;

import org.jspecify.annotations.Nullable;

/**
 * An operational failure of the journal. The message names the file, the sequence and the remedy. The node must stop.
 */
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

    /** A record has a wrong length or a wrong CRC32C. */
    public static final class DamagedRecord extends JournalException
    {
        private static final long serialVersionUID = 1;

        DamagedRecord(final String message)
        {
            super(message);
        }
    }

    /** A sound record has another sequence than the expected one. */
    public static final class SequenceGap extends JournalException
    {
        private static final long serialVersionUID = 1;

        SequenceGap(final String message)
        {
            super(message);
        }
    }

    /** The records end before the last acknowledged record. */
    public static final class EndsBeforeWatermark extends JournalException
    {
        private static final long serialVersionUID = 1;

        EndsBeforeWatermark(final String message)
        {
            super(message);
        }
    }

    /** The watermark file is missing although records exist, or neither of its slots is valid. */
    public static final class DamagedWatermark extends JournalException
    {
        private static final long serialVersionUID = 1;

        DamagedWatermark(final String message)
        {
            super(message);
        }
    }

    /** A file in the journal folder was written by another program or in another format version. */
    public static final class ForeignFile extends JournalException
    {
        private static final long serialVersionUID = 1;

        ForeignFile(final String message)
        {
            super(message);
        }
    }

    /** An open file of the journal is no longer the one behind its path. Nothing more is acknowledged. */
    public static final class MovedAway extends JournalException
    {
        private static final long serialVersionUID = 1;

        MovedAway(final String message, final @Nullable Throwable cause)
        {
            super(message, cause);
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

    /** The disk has no room for more records. All acknowledged records are intact. */
    public static final class DiskFull extends JournalException
    {
        private static final long serialVersionUID = 1;

        /** Says which file could not be written. */
        public DiskFull(final String message, final @Nullable Throwable cause)
        {
            super(message, cause);
        }
    }
}
