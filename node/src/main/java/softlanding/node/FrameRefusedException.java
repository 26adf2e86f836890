package softlanding.node;

/** Reports that the node refused a frame. The frame has no sequence, and the node accepts further frames. */
public final class FrameRefusedException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * Creates a refusal.
     *
     * @param reason for people.
     */
    public FrameRefusedException(final String reason)
    {
        super(reason);
    }
}
