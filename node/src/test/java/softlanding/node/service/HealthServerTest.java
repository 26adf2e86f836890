package softlanding.node.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import softlanding.engine.figures.EngineFigures;
import softlanding.node.config.NodeConfiguration;
import softlanding.node.metrics.BuildInfo;
import softlanding.node.metrics.NodeCollector;
import softlanding.node.metrics.NodeCounters;
import softlanding.node.metrics.SourceCounters;
import softlanding.node.replay.ReplayReport;

/** Asks over HTTP, as probes and Prometheus do. */
class HealthServerTest
{
    private static final long NOW_NS = 1_780_272_000_000_000_000L;
    private static final double MOST_SECONDS = 12;
    private static final int STUCK = 8;

    private final NodeCounters counters = new NodeCounters();
    private final SourceCounters source = new SourceCounters("lines");
    private final EngineFigures figures = new EngineFigures();
    private final HttpClient client = HttpClient.newHttpClient();
    private int waiting;
    private NodeState state;
    private HealthServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void shouldListen() throws IOException
    {
        final Path file = Files.writeString(folder.resolve("node.toml"), "journal = { dir = \"" + folder +
            "\", min-free-disk = \"1 MiB\" }\nhttp = { listen = \"127.0.0.1:0\" }\n");
        final NodeConfiguration configuration = NodeConfiguration.read(file, Map.of());
        state = new NodeState(configuration, counters, List.of(source), () -> NOW_NS, () -> waiting);
        final BuildInfo build = new BuildInfo("1.2.3", "abc", "17");
        server = new HealthServer(
            configuration.http().address(), state, () -> new StatusDocument(state, counters, build).toString(),
            new NodeCollector(counters, state, build));
    }

    @AfterEach
    void shouldClose()
    {
        server.close();
    }

    @Test
    void shouldListenOnThisMachineOnly()
    {
        assertTrue(server.address().getAddress().isLoopbackAddress());
    }

    @Test
    void shouldSayWhyItIsNotReady()
    {
        counters.onReplayed(43, 100);
        assertReady("recovering 43 %");

        state.live(new ReplayReport(100, 0, 0, 0, 0));
        assertReady(null);

        figures.timeNs = NOW_NS + 12_000_000_000L;
        counters.onFigures(figures);
        assertReady("clock 12 s behind the journal");

        figures.timeNs = NOW_NS - 812_000_000;
        counters.onFigures(figures);
        assertReady(null);
        waiting = 1;
        assertReady("lag 812 ms > 500 ms");
        waiting = 0;

        figures.frozen = true;
        counters.onFigures(figures);
        assertReady("frozen");
        figures.frozen = false;
        figures.suspendedByKind[1] = 3;
        counters.onFigures(figures);
        assertReady("feeds 3 suspended");
        figures.suspendedByKind[1] = 0;
        counters.onFigures(figures);

        state.stop("stopped at sequence 7: no room");
        assertReady("stopped at sequence 7: no room");
    }

    private void assertReady(final String reason)
    {
        final HttpResponse<String> answer = get("/health/ready");
        assertEquals(reason == null ? "ready\n" : reason + "\n", answer.body());
        assertEquals(reason == null ? 200 : 503, answer.statusCode());
    }

    @Test
    void shouldGiveStatusWithStableKeys()
    {
        final HttpResponse<String> answer = get("/status");

        assertEquals(200, answer.statusCode());
        assertEquals("application/json", answer.headers().firstValue("Content-Type").orElseThrow());
        for (final String key : List.of("version", "configuration", "journal", "clock", "ready", "reasons",
            "eventSequence", "decisionSequence", "timeNs", "stateHash", "sources"))
        {
            assertTrue(answer.body().contains("\"" + key + "\":"), key + " in " + answer.body());
        }
    }

    @Test
    void shouldAnswerOnlyGetAndOnlyItsOwnPaths() throws IOException, InterruptedException
    {
        assertEquals(405, client.send(HttpRequest.newBuilder(uri("/metrics"))
            .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString()).statusCode());
        assertEquals(404, get("/").statusCode());
        assertEquals(404, get("/metrics/more").statusCode());
        assertEquals(200, get("/health/live").statusCode());
    }

    @Test
    void shouldNotLetStuckReadersKeepTheProbeFromItsAnswer() throws IOException
    {
        final List<Socket> stuck = new ArrayList<>();
        try
        {
            for (int i = 0; i < STUCK; i++)
            {
                final Socket socket = new Socket();
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.address().getPort()));
                socket.getOutputStream().write("GET /metrics HT".getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                stuck.add(socket);
            }
            final long beginNs = System.nanoTime();
            assertEquals(200, get("/health/live").statusCode());
            final double seconds = (System.nanoTime() - beginNs) / 1e9;
            assertTrue(seconds < MOST_SECONDS, seconds + " s");
            assertEquals(200, get("/metrics").statusCode());
        }
        finally
        {
            for (final Socket socket : stuck)
            {
                socket.close();
            }
        }
    }

    /** The rules of promtool: names, units, suffixes, a help text, no type in a name. */
    @Test
    void shouldNameMetricsByTheRules()
    {
        final String text = get("/metrics").body();
        final List<String> faults = new ArrayList<>();
        final Matcher type = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$").matcher(text);
        int metrics = 0;
        while (type.find())
        {
            metrics++;
            final String name = type.group(1);
            if (!name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"))
            {
                faults.add(name + " is not in snake case");
            }
            if ("counter".equals(type.group(2)) != name.endsWith("_total"))
            {
                faults.add(name + " is a " + type.group(2));
            }
            final String unit = "ms|ns|us|millis|milliseconds|nanoseconds|minutes|kb|mb|kilobytes|percent";
            if (name.matches(".*_(" + unit + ")(_total)?") ||
                name.matches(".*_(gauge|counter|histogram|summary|bucket|count|sum)"))
            {
                faults.add(name + " has a wrong unit or suffix");
            }
            if (!Pattern.compile("(?m)^# HELP " + name + " \\S.*$").matcher(text).find())
            {
                faults.add(name + " has no help");
            }
            if (!name.matches("(softlanding|process|jvm)_.*"))
            {
                faults.add(name + " has another prefix");
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(metrics > 50, "metrics found: " + metrics);
        assertFalse(text.contains("account_id"), "no ids of accounts");
    }

    @Test
    void shouldHaveEveryMetricThatDashboardAndRulesName() throws IOException
    {
        final Set<String> known = new TreeSet<>();
        final Matcher series = Pattern.compile("(?m)^([a-z_]+)[{ ]").matcher(get("/metrics").body());
        while (series.find())
        {
            known.add(series.group(1));
        }
        final Set<String> unknown = new TreeSet<>();
        int named = 0;
        for (final String file : List.of("ops/prometheus/alerts.yml", "ops/grafana/node.json"))
        {
            final Matcher name = Pattern.compile("\\b(softlanding|process|jvm)_[a-z_]+")
                .matcher(Files.readString(Path.of("..").resolve(file)));
            while (name.find())
            {
                named++;
                if (!known.contains(name.group()))
                {
                    unknown.add(file + ": " + name.group());
                }
            }
        }
        assertEquals(Set.of(), unknown);
        assertTrue(named > 50, "metrics named: " + named);
    }

    @Test
    void shouldShipFourteenRules() throws IOException
    {
        final String rules = Files.readString(Path.of("../ops/prometheus/alerts.yml"));
        assertEquals(14, rules.lines().filter(line -> line.contains("- alert: ")).count());
    }

    private URI uri(final String path)
    {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    private HttpResponse<String> get(final String path)
    {
        try
        {
            return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
        catch (final InterruptedException e)
        {
            throw new IllegalStateException(e);
        }
    }
}
