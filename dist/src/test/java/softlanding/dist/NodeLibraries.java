package softlanding.dist;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** What the manifest of the node's jar says. */
final class NodeLibraries
{
    private static final String OWN = "(codecs|engine|journal)-[0-9.]+";

    private NodeLibraries()
    {
    }

    private static Attributes manifest() throws IOException
    {
        try (JarFile jar = new JarFile(Repository.built("node").resolve("softlanding-node.jar").toFile()))
        {
            return jar.getManifest().getMainAttributes();
        }
    }

    /** The libraries of others, each as {@code artifactId-version}; a jar of native code counts as its library. */
    static Set<String> thirdParty() throws IOException
    {
        final Set<String> libraries = new TreeSet<>();
        for (final String name : manifest().getValue("Class-Path").split(" "))
        {
            libraries.add(name.replaceFirst("^lib/", "").replaceFirst("(-native)?\\.jar$", ""));
        }
        libraries.removeIf(name -> name.matches(OWN));
        return libraries;
    }

    /** The opened and exported packages as options of the command line. */
    static Set<String> optionsOfManifest() throws IOException
    {
        final Attributes manifest = manifest();
        final Set<String> options = new TreeSet<>();
        for (final String name : manifest.getValue("Add-Opens").split(" "))
        {
            options.add("--add-opens=" + name + "=ALL-UNNAMED");
        }
        for (final String name : manifest.getValue("Add-Exports").split(" "))
        {
            options.add("--add-exports=" + name + "=ALL-UNNAMED");
        }
        return options;
    }
}
