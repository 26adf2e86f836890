package softlanding.gateway.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import softlanding.journal.PrivateFiles;
import softlanding.node.command.UnusableInputException;

/** Reads the secret of a client. A file that other users can read is no secret, and is refused. */
final class SecretFile
{
    private static final int LEAST_BYTES = 16;
    private static final int MOST_BYTES = 4_096;

    private SecretFile()
    {
    }

    static byte[] read(final Path file)
    {
        try
        {
            if (PrivateFiles.isOpenToOthers(file))
            {
                throw new UnusableInputException(
                    "secret " + file + ": other users can read or write it; do chmod 600, then change the secret");
            }
            final byte[] secret = Files.readAllBytes(file);
            if (secret.length < LEAST_BYTES || secret.length > MOST_BYTES)
            {
                throw new UnusableInputException("secret " + file + ": it must have " + LEAST_BYTES + " to " +
                    MOST_BYTES + " bytes, and has " + secret.length);
            }
            return secret;
        }
        catch (final IOException e)
        {
            throw new UnusableInputException("secret " + file + ": " + UnusableInputException.reason(e), e);
        }
    }
}
