package softlanding.workload;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the folder of recorded data beside the checkout; tests that need it are skipped where it is missing. */
public final class SharedFolder
{
    private SharedFolder()
    {
    }

    /** The folder at that path inside the shared one. */
    public static Path get(final String path)
    {
        final String named = System.getProperty("softlanding.shared");
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        Path shared = named == null ? null : Path.of(named);
        while (shared == null && folder != null)
        {
            final Path sibling = folder.resolveSibling("shared");
            shared = Files.isDirectory(sibling.resolve("data")) ? sibling : null;
            folder = folder.getParent();
        }
        Assumptions.assumeTrue(
            shared != null && Files.exists(shared.resolve(path)),
            "recorded data is not beside the checkout: shared/" + path);
        return shared.resolve(path);
    }
}
