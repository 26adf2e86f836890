package softlanding.node.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import softlanding.journal.Durability;
import softlanding.node.replay.ClockMode;

/** Reads configurations that are right, and ones with a single mistake. */
class NodeConfigurationTest
{
    private static final String WHOLE = resource("whole.toml");
    private static final String LEAST = "journal = { dir = \"j\" }\n";

    @TempDir
    private Path folder;

    @Test
    void shouldReadEveryKey() throws IOException
    {
        final NodeConfiguration read = read(WHOLE);

        assertEquals(Path.of("/var/lib/softlanding/journal"), read.journal().dir());
        assertEquals(Durability.SURVIVES_POWER_LOSS, read.journal().durability());
        assertEquals(20L << 30, read.journal().minFreeDisk());
        assertEquals(ClockMode.WALL, read.journal().clock());
        assertEquals(1_000_000, read.limits().engine().accounts());
        assertEquals(16_777_216 / 8, read.limits().engine().packages());
        assertEquals(16_384, read.limits().frameBytes());
        assertEquals(500_000_000, read.gateway().readyMaxLagNs());
        assertEquals(-1, read.gateway().clockErrorNs());
        assertEquals(7_712, read.http().address().getPort());
        assertEquals(List.of(7, 21), read.sources().stream().map(SourceSection::id).toList());
        assertEquals(List.of(3L), read.sources().get(1).liquidatorIds());
        assertEquals(200_000, read.sources().get(0).eventsPerSecond());
        assertEquals(0, read.sources().get(1).eventsPerSecond());
    }

    @Test
    void shouldTakeDefaultsForWhatIsLeftOut() throws IOException
    {
        final NodeConfiguration read = read("[journal]\ndir = \"j\"\n");

        assertEquals(131_072, read.limits().engine().accounts());
        assertEquals(GatewaySection.Idle.YIELD, read.gateway().idle());
        assertEquals(new EffectiveValues.Value("\"j\"", folder.resolve("node.toml") + ":2:1"),
            read.effective().values().get("journal.dir"));
        assertEquals("default", read.effective().values().get("http.listen").origin());
    }

    @Test
    void shouldPreferTheEnvironmentAndSaySo() throws IOException
    {
        final NodeConfiguration read = read(WHOLE, Map.of(
            "SOFTLANDING_GATEWAY_IDLE", "SPIN", "SOFTLANDING_LIMITS_ACCOUNTS", "2_000",
            "SOFTLANDING_JOURNAL_MIN_FREE_DISK", "1 GB", "SOFTLANDING_JVM_OPTIONS", "-Xmx8g", "HOME", "/root"));

        assertEquals(GatewaySection.Idle.SPIN, read.gateway().idle());
        assertEquals(2_000, read.limits().engine().accounts());
        assertEquals(1_000_000_000, read.journal().minFreeDisk());
        assertEquals(new EffectiveValues.Value("\"SPIN\"", "SOFTLANDING_GATEWAY_IDLE"),
            read.effective().values().get("gateway.idle"));
        assertNotEquals(read(WHOLE).effective().hash(), read.effective().hash());
    }

    @Test
    void shouldHashValuesAndNotTheirPlaces() throws IOException
    {
        assertEquals(
            read("journal = { dir = \"j\" }").effective().hash(),
            read("# moved\n[journal]\ndir = \"j\"\nmin-free-disk = \"1024 MiB\"\n").effective().hash());
    }

    @Test
    void shouldRefuseVariablesThatReplaceNothing()
    {
        final String message = refusal(LEAST, Map.of("SOFTLANDING_GATEWAY_IDEL", "SPIN"));

        assertEquals(
            "environment: variable SOFTLANDING_GATEWAY_IDEL is unknown; did you mean SOFTLANDING_GATEWAY_IDLE?",
            message);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "mistakes.csv", delimiter = ';', quoteCharacter = '\0')
    void shouldNamePlaceAndReasonOfAMistake(
        final String written, final String instead, final String place, final String message)
    {
        final String text = WHOLE.replace(quoted(written), instead == null ? "" : quoted(instead));
        assertNotEquals(WHOLE, text, "nothing was replaced");

        final String refusal = refusal(text, Map.of());

        final String file = folder.resolve("node.toml").toString();
        assertTrue(refusal.startsWith(file + ":"), refusal);
        assertTrue(message == null || refusal.contains(quoted(message)), refusal);
        assertTrue(place == null || refusal.contains(file + ":" + place + ": "), refusal);
    }

    @Test
    void shouldNameEveryMistakeAtOnce()
    {
        final String refusal = refusal("journal = { dir = 5 }\nlimits = { acounts = 1 }\nhtttp = {}\n", Map.of());

        assertEquals(3, refusal.lines().count(), refusal);
    }

    @Test
    void shouldRefuseAFileThatIsNotThere()
    {
        final ConfigurationException refusal = assertThrows(ConfigurationException.class,
            () -> NodeConfiguration.read(folder.resolve("none.toml"), Map.of()));

        assertTrue(refusal.getMessage().endsWith("there is no such file"), refusal.getMessage());
    }

    @Test
    void shouldRefuseASecretThatOthersCanRead() throws IOException
    {
        final Path secret = Files.writeString(folder.resolve("secret"), "0123456789abcdef");
        final NodeConfiguration configuration = read(LEAST + "source = [{ id = 1, name = \"a\", secret-files = [\"" +
            secret + "\"], may-send = [\"ALL\"] }]\n");
        mode(secret, "rw-r-----");
        final ConfigurationException refusal =
            assertThrows(ConfigurationException.class, () -> SecretFiles.read(configuration));
        assertTrue(refusal.getMessage().contains("secret: other users can read or write it"), refusal.getMessage());

        mode(secret, "rw-------");
        assertEquals(16, SecretFiles.read(configuration).get(1).get(0).length);

        Files.delete(secret);
        assertThrows(ConfigurationException.class, () -> SecretFiles.read(configuration));
    }

    @Test
    void shouldReadTheExampleThatIsShipped()
    {
        final NodeConfiguration read = NodeConfiguration.read(Path.of("../ops/node.toml"), Map.of());

        assertEquals(20L << 30, read.journal().minFreeDisk());
    }

    private static String resource(final String name)
    {
        try (InputStream file = NodeConfigurationTest.class.getResourceAsStream(name))
        {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    private static void mode(final Path file, final String mode) throws IOException
    {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static String quoted(final String text)
    {
        return text.replace('`', '"');
    }

    private String refusal(final String text, final Map<String, String> environment)
    {
        return assertThrows(ConfigurationException.class, () -> read(text, environment)).getMessage();
    }

    private NodeConfiguration read(final String text) throws IOException
    {
        return read(text, Map.of());
    }

    private NodeConfiguration read(final String text, final Map<String, String> environment) throws IOException
    {
        return NodeConfiguration.read(Files.writeString(folder.resolve("node.toml"), text), environment);
    }
}
