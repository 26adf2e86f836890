package softlanding.node.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import softlanding.journal.Durability;
import softlanding.node.replay.ClockMode;

/** Reads configurations that are right, and ones with a single mistake. */
class NodeConfigurationTest
{
    private static final String WHOLE = """
        journal = { dir = "/var/lib/softlanding/journal", durability = "SURVIVES_POWER_LOSS", min-free-disk = "20 GiB", clock = "WALL" }
        limits  = { accounts = 1_000_000, positions = 16_777_216, frame-bytes = 16_384 }
        gateway = { driver = "EXTERNAL", aeron-dir = "/dev/shm/softlanding", idle = "YIELD", ready-max-lag = "500 ms", clock-error = "unknown", ingress = "aeron:ipc?term-length=16m|mtu=8k" }
        http    = { listen = "127.0.0.1:7712" }
        source  = [
          { id = 7, name = "matching-engine", secret-files = ["/etc/softlanding/source-7.secret"], may-send = ["FEED", "VENUE"], may-read = ["ALL"], events-per-second = 200_000 },
          { id = 21, name = "liquidator-a", secret-files = ["/etc/softlanding/source-21.secret"], may-send = ["LIQUIDATOR"], liquidator-ids = [3], may-read = ["MARKET", "REFERENCE", "AUCTIONS", "OWN"], accounts = [9003] },
        ]
        """;
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

        assertEquals("environment: variable SOFTLANDING_GATEWAY_IDEL is unknown; did you mean SOFTLANDING_GATEWAY_IDLE?",
            message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', value = {
        // what is written            ; instead                   ; place ; message
        "durability = `SURVIVES_POWER_LOSS` ; durabilty = `X`     ; 1:51  ; journal.durabilty is unknown; did you mean journal.durability?",
        "`SURVIVES_POWER_LOSS`       ; `MACHINE`                 ; 1:51  ; journal.durability must be one of [SURVIVES_PROCESS_CRASH, SURVIVES_POWER_LOSS]: `MACHINE`",
        "dir = `/var/lib/softlanding/journal` ; dir = ` `        ; 1:13  ; journal.dir must not be empty",
        "dir = `/var/lib/softlanding/journal`, ;                 ;       ; journal.dir is missing",
        "`20 GiB`                    ; 20                        ; 1:87  ; journal.min-free-disk needs a unit: it must be a size",
        "`20 GiB`                    ; `20 GB/s`                 ; 1:87  ; journal.min-free-disk must be a size such as `20 GiB`",
        "`WALL`                      ; true                      ; 1:113 ; journal.clock must be a text in quotes, found a boolean: true",
        "1_000_000                   ; `many`                    ; 2:13  ; limits.accounts must be a whole number, found a text: many",
        "1_000_000                   ; 0                         ; 2:13  ; limits.accounts must be from 1 to",
        "1_000_000                   ; 16_777_217                ; 2:13  ; limits.accounts is out of range: accounts must be from 1 to 16777216",
        "frame-bytes = 16_384        ; frame-bytes = 65_497      ; 2:59  ; limits.frame-bytes must be from 512 to 65496: 65497",
        "accounts = 1_000_000        ; acounts = 5               ; 2:13  ; limits.acounts is unknown; did you mean limits.accounts?",
        "`EXTERNAL`                  ; `external`                ; 3:13  ; gateway.driver must be one of [EXTERNAL, EMBEDDED]: `external`",
        "`500 ms`                    ; `500`                     ; 3:86  ; gateway.ready-max-lag must be a duration such as `500 ms`",
        "`500 ms`                    ; `0.5 ns`                  ; 3:86  ; gateway.ready-max-lag must be a whole number of ns",
        "clock-error = `unknown`     ; clock-error = `small`     ; 3:112 ; gateway.clock-error must be `unknown` or a duration",
        "`aeron:ipc?term-length=16m|mtu=8k` ; `tcp://x`          ; 3:137 ; gateway.ingress must be a channel that begins with aeron:ipc or aeron:udp",
        "aeron:ipc?term-length=16m   ; aeron:udp?endpoint=0.0.0.0:7712 ; 4:13 ; http.listen is also the port of gateway.ingress: 7712",
        "`127.0.0.1:7712`            ; `0.0.0.0:7712`            ; 4:13  ; http.listen must be an address of this machine only",
        "`127.0.0.1:7712`            ; `127.0.0.1:70000`         ; 4:13  ; http.listen must be an address of this machine only",
        "http    =                   ; htpp    =                 ; 4:1   ; table htpp is unknown; did you mean http?",
        "id = 21                     ; id = 7                    ; 7:5   ; source[1].id holds 7 a second time:",
        "id = 21                     ; id = 1000                 ; 7:5   ; source[1].id must be from 1 to 999: 1000",
        "id = 21,                    ;                           ;       ; source[1].id is missing",
        "liquidator-a                ; matching-engine           ; 7:14  ; source[1].name holds matching-engine a second time",
        "liquidator-a                ; Liquidator A              ; 7:14  ; source[1].name must be small letters, digits and hyphens",
        "source-21.secret            ; source-7.secret           ; 7:37  ; source[1].secret-files holds /etc/softlanding/source-7.secret a second time",
        "[`/etc/softlanding/source-21.secret`] ; []             ; 7:37  ; source[1].secret-files must name one file, or two",
        "`FEED`, `VENUE`             ; `FEED`, `SECOND_SOURCE`   ; 6:92  ; source[0].may-send holds FEED and SECOND_SOURCE",
        "`FEED`, `VENUE`             ; `ALL`, `VENUE`            ; 6:92  ; source[0].may-send holds ALL and other roles",
        "`FEED`, `VENUE`             ; `FEED`, `FEED`            ; 6:92  ; source[0].may-send names FEED twice",
        "`FEED`, `VENUE`             ; `FEEDS`                   ; 6:92  ; source[0].may-send must be one of",
        "liquidator-ids = [3],       ;                           ;       ; source[1].liquidator-ids is missing",
        "`FEED`, `VENUE`             ; `LIQUIDATOR`              ;       ; source[0].liquidator-ids is missing",
        "[`LIQUIDATOR`]              ; []                        ; 7:106  ; source[1].liquidator-ids is of use only with the role LIQUIDATOR",
        ", `OWN`                     ;                           ; 7:188 ; source[1].accounts is of use only with OWN in may-read",
        "events-per-second = 200_000 ; events-per-second = 0     ; 6:142 ; source[0].events-per-second must be from 1 to",
        "[9003]                      ; 9003                      ; 7:195 ; source[1].accounts must be a list in brackets",
        "http    = { listen          ; http    = 5 #             ; 4:1   ; http must be a table",
        "frame-bytes = 16_384 }      ; frame-bytes = 16_384      ;       ; "})
    void shouldNamePlaceAndReasonOfAMistake(
        final String written, final String instead, final String place, final String message) throws IOException
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

    private static void mode(final Path file, final String mode) throws IOException
    {
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString(mode));
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
