package softlanding.node.command;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reports unusable input. The message names the file, the line if there is one, or the option, and the reason. Options
 * are checked before a command begins its work.
 */
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

    /**
     * Refuses a number below a least one.
     *
     * @throws UnusableInputException if the value is below it.
     */
    public static void requireAtLeast(final String option, final long value, final long least)
    {
        if (value < least)
        {
            throw new UnusableInputException(option + " must be at least " + least + ": " + value);
        }
    }

    /**
     * Refuses a number that is not finite, or is below 0.
     *
     * @throws UnusableInputException if it is.
     */
    public static void requireNotNegative(final String option, final double value)
    {
        if (!(value >= 0) || Double.isInfinite(value))
        {
            throw new UnusableInputException(option + " must be 0 or more: " + value);
        }
    }

    /**
     * Refuses a number that is not finite, or is 0 or below.
     *
     * @throws UnusableInputException if it is.
     */
    public static void requirePositive(final String option, final double value)
    {
        if (!(value > 0) || Double.isInfinite(value))
        {
            throw new UnusableInputException(option + " must be above 0: " + value);
        }
    }

    /**
     * Makes a folder for the files of a command, if it is missing.
     *
     * @throws UnusableInputException if it cannot be made, or nothing can be written into it.
     */
    public static void requireFolder(final String option, final Path folder)
    {
        try
        {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".softlanding", ".try"));
        }
        catch (final IOException e)
        {
            throw new UnusableInputException(option + " " + folder + " cannot be written: " + reason(e), e);
        }
    }

    /**
     * Refuses a file that cannot be written.
     *
     * @return the failure to be thrown.
     */
    public static UnusableInputException unwritable(final String option, final Path file, final IOException cause)
    {
        return new UnusableInputException(option + " " + file + " cannot be written: " + reason(cause), cause);
    }

    /** Returns what a failure of a file means; some failures of the platform have no message, or only a path. */
    public static String reason(final IOException failure)
    {
        if (failure instanceof EOFException)
        {
            return "it ends in the middle, as a file that was cut off does";
        }
        if (failure instanceof NoSuchFileException)
        {
            return "there is no such file or folder: " + failure.getMessage();
        }
        final String name = failure.getClass().getSimpleName();
        // The message of such a failure may be the path alone.
        return failure instanceof FileSystemException ? name + ": " + failure.getMessage() :
            failure.getMessage() == null ? name : failure.getMessage();
    }
}
