package softlanding.dist;

import java.util.ArrayList;
import java.util.List;

/** Reads the file NOTICE: sections in brackets, one library per line. */
final class NoticeFile
{
    private NoticeFile()
    {
    }

    /** The libraries that a module adds, each as {@code artifactId-version}. */
    static List<String> section(final String module)
    {
        final List<String> libraries = new ArrayList<>();
        String current = "";
        for (final String line : Repository.text("NOTICE").lines().toList())
        {
            if (line.startsWith("["))
            {
                current = line.substring(1, line.length() - 1);
            }
            else if (current.equals(module) && !line.isBlank() && !line.startsWith("#"))
            {
                final String[] words = line.split(" ");
                libraries.add(words[0] + "-" + words[1]);
            }
        }
        return libraries;
    }
}
