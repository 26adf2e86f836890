package softlanding.node.state;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A state file cannot be used: it is damaged, or not of this journal, this program or these limits. */
public final class StateFileException extends RuntimeException
{
    private static final long serialVersionUID = 1;

    StateFileException(final Path file, final String reason)
    {
        this(file, reason, null);
    }

    StateFileException(final Path file, final String reason, final @Nullable Throwable cause)
    {
        super(file + " is not used: " + reason, cause);
    }
}
