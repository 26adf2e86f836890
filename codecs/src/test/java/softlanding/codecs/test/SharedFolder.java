package softlanding.codecs.test;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the folder {@code shared} with published vectors and recorded data. The folder is not part of the repository.
 * It is beside the checkout, in a parent folder, or where the property {@code softlanding.shared} says.
 */
public final class SharedFolder
{
    private SharedFolder()
    {
    }

    /** Returns a file or folder in {@code shared}. The test is skipped with a message when it is missing. */
    public static Path require(final String relative)
    {
        final Path found = find(relative);
        Assumptions.assumeTrue(found != null, "skipped: no shared/" + relative + " beside the checkout");
        return found;
    }

    private static Path find(final String relative)
    {
        final String named = System.getProperty("softlanding.shared");
        if (named != null)
        {
            final Path file = Path.of(named, relative);
            return Files.exists(file) ? file : null;
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent())
        {
            final Path file = folder.resolve("shared").resolve(relative);
            if (Files.exists(file))
            {
                return file;
            }
        }
        return null;
    }
}
