package softlanding.journal;

import org.agrona.DirectBuffer;

/** Receives the records of a journal, in order. */
@FunctionalInterface
public interface RecordHandler
{
    /**
     * Receives one checked record. The buffer is valid only during the call.
     *
     * @param sequence of the record, from 1 without gaps.
     * @param buffer   that holds the record.
     * @param offset   of the first byte in the buffer, in bytes.
     * @param length   of the record, in bytes.
     */
    void onRecord(long sequence, DirectBuffer buffer, int offset, int length);
}
