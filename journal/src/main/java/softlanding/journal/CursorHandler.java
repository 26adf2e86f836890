package softlanding.journal;

import org.agrona.DirectBuffer;

/** Receives the records of a cursor, and may leave one for later. */
@FunctionalInterface
public interface CursorHandler
{
    /**
     * Takes a record.
     *
     * @param sequence of the record, from 1.
     * @param buffer   that holds the record; valid during the call only.
     * @param offset   of the record, in bytes.
     * @param length   of the record, in bytes.
     * @return false if there is no room for it now: the same record comes again.
     */
    boolean onRecord(long sequence, DirectBuffer buffer, int offset, int length);
}
