package softlanding.node;

/** A frame that was refused at the door: it got no sequence, and the node goes on with the next one. */
public final class FrameRefusedException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * Refuses a frame.
     *
     * @param reason why, for people.
     */
    public FrameRefusedException(final String reason)
    {
        super(reason);
    }
}
