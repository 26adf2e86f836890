package softlanding.node.gate;

import org.agrona.MutableDirectBuffer;

/** Where the records of a step go: into the journal at once, or into the slots of a ring. */
public interface StepSink
{
    /**
     * Tells whether there is room for a number of records.
     *
     * @param records of one step, or of several.
     */
    boolean hasRoom(int records);

    /**
     * Begins a step for which there is room.
     *
     * @param records number of its records.
     */
    void begin(int records);

    /**
     * Returns the room for the next record of the step, from index 0. It is valid until the next call.
     *
     * @param length of the record, in bytes.
     */
    MutableDirectBuffer next(int length);

    /** Ends the step: its records are passed on together. */
    void end();
}
