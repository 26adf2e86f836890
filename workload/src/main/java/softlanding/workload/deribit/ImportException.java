package softlanding.workload.deribit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reports an unusable file. */
public final class ImportException extends RuntimeException
{
    private static final long serialVersionUID = 1;

    private final @Nullable Path file;
    private final long line;

    ImportException(final Path file, final long line, final String reason)
    {
        this(file, line, reason, null);
    }

    ImportException(final String reason, final Throwable cause)
    {
        super(reason, cause);
        file = null;
        line = 0;
    }

    ImportException(final Path file, final long line, final String reason, final @Nullable Throwable cause)
    {
        super(file + ", line " + line + ": " + reason, cause);
        this.file = file;
        this.line = line;
    }

    /** Returns the file, or null if no single file is at fault. */
    public @Nullable Path file()
    {
        return file;
    }

    /** Returns the line, from 1; 0 for the whole file. */
    public long line()
    {
        return line;
    }
}
