package softlanding.perf.rig;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the properties of the machine and the JVM that affect the figures of a run. */
final class EnvironmentFile
{
    private EnvironmentFile()
    {
    }

    static void write(final Path folder, final RigSettings settings) throws IOException
    {
        final List<String> lines = new ArrayList<>();
        lines.add("commit    " + System.getProperty("softlanding.commit", "unknown"));
        lines.add("cpu       " + valueOf(Path.of("/proc/cpuinfo"), "model name"));
        lines.add("cores     " + Runtime.getRuntime().availableProcessors());
        lines.add("affinity  " + valueOf(Path.of("/proc/self/status"), "Cpus_allowed_list"));
        lines.add("memory    " + valueOf(Path.of("/proc/meminfo"), "MemTotal"));
        lines.add("kernel    " + System.getProperty("os.name") + " " + System.getProperty("os.version"));
        lines.add("jvm       " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        lines.add("flags     " + String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        lines.add("load      " + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() + " at the start");
        lines.add("settings  " + settings);
        Files.write(folder.resolve("environment.txt"), lines);
    }

    /** Returns the value of the first line that starts with the key; "unknown" if the system has no such file. */
    private static String valueOf(final Path file, final String key) throws IOException
    {
        if (!Files.isReadable(file))
        {
            return "unknown";
        }
        return Files.readAllLines(file).stream()
            .filter(line -> line.startsWith(key))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown");
    }
}
