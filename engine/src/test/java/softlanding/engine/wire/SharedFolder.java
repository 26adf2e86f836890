package softlanding.engine.wire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Published cases and recorded data that lie beside the checkout, where they are there at all. */
public final class SharedFolder
{
    private SharedFolder()
    {
    }

    /** A file or folder in {@code shared}; the test is skipped with a message when it is missing. */
    public static Path require(final String relative)
    {
        final String configured = System.getProperty("softlanding.shared");
        Path found = configured == null ? null : Path.of(configured, relative);
        Path folder = Path.of("").toAbsolutePath();
        while (found == null && folder != null)
        {
            final Path candidate = folder.resolve("shared").resolve(relative);
            found = Files.exists(candidate) ? candidate : null;
            folder = folder.getParent();
        }
        assumeTrue(found != null && Files.exists(found), "skipped: no shared/" + relative + " beside the checkout");
        return found;
    }
}
