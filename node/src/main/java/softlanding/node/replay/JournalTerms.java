package softlanding.node.replay;

import softlanding.engine.state.EngineLimits;

/**
 * The terms of a journal that decide: they are chosen when it is made, and stay.
 *
 * @param limits     of the engine.
 * @param clock      whose clock gives the events their time.
 * @param tickNs     time without a message after which the node's clock is journaled, in nanoseconds.
 * @param frameBytes length of the longest frame of an event, in bytes.
 */
public record JournalTerms(EngineLimits limits, ClockMode clock, long tickNs, int frameBytes)
{
    /** Length of the longest frame that a journal can be made for: with its origin it fills a record. */
    public static final int MOST_FRAME_BYTES = 65_496;
    /** Length of the longest frame of a journal that was made without saying so. */
    public static final int DEFAULT_FRAME_BYTES = 16_384;
    /** Least length of the longest frame. */
    public static final int LEAST_FRAME_BYTES = 512;

    private static final long DEFAULT_TICK_NS = 100_000_000L;

    /** Checks the values. */
    public JournalTerms
    {
        if (frameBytes < LEAST_FRAME_BYTES || frameBytes > MOST_FRAME_BYTES)
        {
            throw new IllegalArgumentException("frame-bytes must be from " + LEAST_FRAME_BYTES + " to " +
                MOST_FRAME_BYTES + ", the longest record of the journal less an origin: " + frameBytes);
        }
        if (tickNs < 1_000_000)
        {
            throw new IllegalArgumentException("tick must be at least 1,000,000 nanoseconds: " + tickNs);
        }
    }

    /** Returns the terms of a journal that was made without saying any, for recorded input. */
    public static JournalTerms defaults()
    {
        return new JournalTerms(EngineLimits.defaults(), ClockMode.EVENTS, DEFAULT_TICK_NS, DEFAULT_FRAME_BYTES);
    }
}
