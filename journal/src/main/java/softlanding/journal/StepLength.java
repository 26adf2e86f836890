package softlanding.journal;

import org.agrona.DirectBuffer;

/** Says how many records belong to a step, so that a step is kept whole or not at all. */
@FunctionalInterface
public interface StepLength
{
    /** Each record is a step of its own. */
    StepLength ONE = (buffer, offset, length) -> 0;

    /**
     * Returns how many records of the same step follow a record.
     *
     * @param buffer that holds the record.
     * @param offset of the first byte in the buffer, in bytes.
     * @param length of the record, in bytes.
     * @return number of records; 0 for the last record of its step.
     */
    int recordsToCome(DirectBuffer buffer, int offset, int length);
}
