package softlanding.node.command;

import org.jspecify.annotations.Nullable;

/** Reports unusable input. The message names the file, the line if there is one, and the reason. */
public final class UnusableInputException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /** Says what cannot be used, and what to do. */
    public UnusableInputException(final String message)
    {
        super(message);
    }

    /** Says what cannot be used, with the failure behind it. */
    public UnusableInputException(final @Nullable String message, final Throwable cause)
    {
        super(message, cause);
    }
}
