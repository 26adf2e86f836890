package softlanding.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts what a venue deploys: the jar of the node with its libraries, and nothing else. */
class NodeFolderTest
{
    /**
     * 15 MB, 0.75 MB for the configuration in TOML (parser and grammar) and the text format of metrics, and 0.4 MB for
     * what a live node does: gate, pipeline, state files, service.
     */
    private static final long MAX_BYTES = 16_250_000;
    private static final Path TARGET = Repository.built("node");
    private static final Path JAR = TARGET.resolve("softlanding-node.jar");
    private static final String SPOT = "{\"type\":\"TimeAdvanced\",\"timestampNs\":\"1768437005022000000\"}\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void shouldBePackaged()
    {
        assertTrue(Files.exists(JAR), JAR + " is missing: run scripts/test, which packages the node first");
    }

    @Test
    void shouldStaySmall() throws IOException
    {
        final List<Path> jars = jars();
        assertTrue(jars.size() > 10, "jars found: " + jars);
        long bytes = 0;
        for (final Path jar : jars)
        {
            bytes += Files.size(jar);
        }
        assertTrue(bytes < MAX_BYTES, bytes + " bytes in " + jars);
    }

    @Test
    void shouldHoldNeitherChartsNorWorkload() throws IOException
    {
        for (final Path jar : jars())
        {
            assertTrue(
                !jar.getFileName().toString().matches(
                "(xchart|VectorGraphics2D|fastcsv|workload|lab|jackson-databind).*"),
                jar + " does not belong to the node");
        }
    }

    @Test
    void shouldUseNothingOfTheDesktop()
    {
        final StringWriter said = new StringWriter();
        final int exitCode = ToolProvider.findFirst("jdeps").orElseThrow().run(
            new PrintWriter(said), new PrintWriter(said), "--multi-release", "17", "--ignore-missing-deps",
            "-verbose:package", JAR.toString());
        assertEquals(0, exitCode, said.toString());
        assertTrue(said.toString().contains("softlanding.node.command"), said.toString());
        assertTrue(!said.toString().contains("java.awt") && !said.toString().contains("softlanding.workload"),
            said.toString());
    }

    @Test
    void shouldRunItsFourCommandsFromThatFolderAlone() throws IOException, InterruptedException
    {
        final Path events = folder.resolve("events.jsonl");
        Files.writeString(events, SPOT);
        final String journal = folder.resolve("journal").toString();
        assertEquals(0, start(List.of(), "run", "--events", events.toString(), "--journal", journal));
        assertEquals(0, start(List.of(), "replay", "--journal", journal));
        assertEquals(0, start(List.of(), "dump", "--journal", journal));
        assertTrue(output().contains("TimeAdvanced"), output());
        assertEquals(0, start(List.of(), "recover", "--journal", journal));
        assertEquals(2, start(List.of(), "demo"), "the packaged node has no demo");
    }

    @Test
    void shouldTakeCommandsFromAnExtraJar() throws IOException, InterruptedException
    {
        final Path jar = folder.resolve("extra.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar)))
        {
            for (final Class<?> type : List.of(ExtraCommands.class, ExtraCommands.Greet.class))
            {
                final String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                out.write(type.getResourceAsStream("/" + name).readAllBytes());
            }
            out.putNextEntry(new JarEntry("META-INF/services/softlanding.node.command.CommandProvider"));
            out.write(ExtraCommands.class.getName().getBytes(StandardCharsets.UTF_8));
        }
        final List<Path> extra = List.of(jar);
        assertEquals(0, start(extra, "greet"));
        assertEquals(0, start(extra, "help"));
        assertTrue(output().contains("Extras:"), output());
    }

    private int start(final List<Path> extra, final String... arguments) throws IOException, InterruptedException
    {
        final List<Path> all = new ArrayList<>(jars());
        all.addAll(extra);
        final String classPath = all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        final List<String> command = new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + Repository.root().resolve("config/jvm.options"), "-Xms64m", "-Xmx1g",
            "-cp", classPath, "softlanding.node.command.Softlanding"));
        command.addAll(List.of(arguments));
        final Process process = new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "no end of " + command);
        return process.exitValue();
    }

    private String output() throws IOException
    {
        return Files.readString(folder.resolve("output"));
    }

    /** The jars that the manifest names: a folder of an earlier build may hold others beside them. */
    private static List<Path> jars() throws IOException
    {
        final List<Path> jars = new ArrayList<>(List.of(JAR));
        try (JarFile jar = new JarFile(JAR.toFile()))
        {
            for (final String name : jar.getManifest().getMainAttributes().getValue("Class-Path").split(" "))
            {
                jars.add(TARGET.resolve(name));
            }
        }
        return jars;
    }
}
