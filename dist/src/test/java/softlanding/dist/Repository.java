package softlanding.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the project, found from the folder of this module. */
final class Repository
{
    /** Folders that builds and tools write, and that are never tracked. */
    private static final Set<String> NOT_TRACKED = Set.of(".git", "target", ".idea", ".vscode");
    /** The same, at the root only: one is also the name of a package. */
    private static final Set<String> NOT_TRACKED_AT_ROOT = Set.of("out", "study");

    private static final Path ROOT = find();

    private Repository()
    {
    }

    private static Path find()
    {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("config/import-control.xml")))
        {
            folder = folder.getParent();
            if (folder == null)
            {
                throw new IllegalStateException("no folder above holds config/import-control.xml");
            }
        }
        return folder;
    }

    static Path root()
    {
        return ROOT;
    }

    /** The folder into which this build writes a module: the checks have one of their own. */
    static Path built(final String module)
    {
        final Path own = Path.of(System.getProperty("softlanding.dist.built", "target")).toAbsolutePath();
        return ROOT.resolve(module).resolve(ROOT.resolve("dist").relativize(own));
    }

    /** All files but those that builds write, relative to the root, with forward slashes, sorted. */
    static List<String> files()
    {
        try (Stream<Path> all = Files.walk(ROOT))
        {
            return all
                .filter(Files::isRegularFile)
                .map(ROOT::relativize)
                .filter(Repository::isTracked)
                .map(path -> path.toString().replace('\\', '/'))
                .sorted()
                .toList();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTracked(final Path path)
    {
        if (NOT_TRACKED_AT_ROOT.contains(path.getName(0).toString()))
        {
            return false;
        }
        for (final Path part : path)
        {
            if (NOT_TRACKED.contains(part.toString()))
            {
                return false;
            }
        }
        return !path.toString().endsWith(".class") && !path.toString().endsWith(".hdr");
    }

    static List<String> files(final String pattern)
    {
        return files().stream().filter(file -> file.matches(pattern)).toList();
    }

    static String text(final String file)
    {
        try
        {
            return Files.readString(ROOT.resolve(file));
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(file, e);
        }
    }
}
