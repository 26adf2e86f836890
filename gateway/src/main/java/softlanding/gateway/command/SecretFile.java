package softlanding.gateway.command;

import java.io.IOException;
import java.nio.file.Path;
import softlanding.node.command.UnusableInputException;
import softlanding.node.config.SecretFiles;

/** Reads the secret of a client. A file that other users can read is no secret, and is refused. */
final class SecretFile
{
    private SecretFile()
    {
    }

    static byte[] read(final Path file)
    {
        try
        {
            return SecretFiles.read(file);
        }
        catch (final IOException e)
        {
            throw new UnusableInputException("secret " + file + ": " + UnusableInputException.reason(e), e);
        }
    }
}
