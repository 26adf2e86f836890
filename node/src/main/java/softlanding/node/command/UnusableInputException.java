package softlanding.node.command;

/** Input that cannot be used; the message names the file, the line if there is one, and why. */
final class UnusableInputException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    UnusableInputException(final String message)
    {
        super(message);
    }

    UnusableInputException(final String message, final Throwable cause)
    {
        super(message, cause);
    }
}
