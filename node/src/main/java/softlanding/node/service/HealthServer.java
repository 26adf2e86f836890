package softlanding.node.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Answers questions about a node over HTTP: {@code /health/live}, {@code /health/ready}, {@code /status} and {@code
 * /metrics}. Only GET, only this machine. A reader that is stuck is cut off, and cannot keep the others from an answer.
 */
final class HealthServer implements AutoCloseable
{
    private static final int THREADS = 4;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    static
    {
        // Read when the server's classes are loaded. Two rounds of stuck requests end within six seconds.
        setUnlessGiven("sun.net.httpserver.maxReqTime", "2");
        setUnlessGiven("sun.net.httpserver.maxRspTime", "5");
    }

    private final HttpServer server;
    private final ExecutorService executor;

    /**
     * Begins to answer.
     *
     * @param address of this machine; port 0 takes a free one.
     * @param state   of the node.
     * @param status  gives the document of {@code /status}.
     * @param metrics of {@code /metrics}.
     * @throws IOException if the port is taken.
     */
    HealthServer(
        final InetSocketAddress address,
        final NodeState state,
        final Supplier<String> status,
        final MultiCollector metrics) throws IOException
    {
        server = HttpServer.create(address, 0);
        final AtomicInteger number = new AtomicInteger();
        executor = Executors.newFixedThreadPool(THREADS, task ->
        {
            final Thread thread = new Thread(task, "softlanding-http-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(executor);
        answer("/health/live", exchange ->
        {
            final boolean alive = state.isAlive();
            send(exchange, alive ? OK : UNAVAILABLE, TEXT, alive ? "live\n" : "no event moved for 5 s\n");
        });
        answer("/health/ready", exchange ->
        {
            final List<String> reasons = state.reasons();
            send(exchange, reasons.isEmpty() ? OK : UNAVAILABLE, TEXT,
                reasons.isEmpty() ? "ready\n" : String.join("\n", reasons) + "\n");
        });
        answer("/status", exchange -> send(exchange, OK, JSON, status.get() + "\n"));
        answer("/metrics", exchange ->
        {
            final ByteArrayOutputStream text = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(text, metrics.collect(), EscapingScheme.UNDERSCORE_ESCAPING);
            send(exchange, OK, PrometheusTextFormatWriter.CONTENT_TYPE, text.toByteArray());
        });
        server.createContext("/", guarded(exchange -> send(exchange, NOT_FOUND, TEXT,
            "not found; there are /health/live, /health/ready, /status and /metrics\n")));
        server.start();
    }

    /** Returns the address on which the server listens. */
    InetSocketAddress address()
    {
        return server.getAddress();
    }

    @Override
    public void close()
    {
        server.stop(0);
        executor.shutdownNow();
    }

    private void answer(final String path, final HttpHandler handler)
    {
        server.createContext(path, guarded(exchange ->
        {
            if (!exchange.getRequestURI().getPath().equals(path))
            {
                send(exchange, NOT_FOUND, TEXT, "not found\n");
            }
            else if (!"GET".equals(exchange.getRequestMethod()))
            {
                exchange.getResponseHeaders().set("Allow", "GET");
                send(exchange, NOT_ALLOWED, TEXT, "only GET\n");
            }
            else
            {
                handler.handle(exchange);
            }
        }));
    }

    private static HttpHandler guarded(final HttpHandler handler)
    {
        return exchange ->
        {
            try (exchange)
            {
                handler.handle(exchange);
            }
        };
    }

    private static void send(final HttpExchange exchange, final int code, final String type, final String text)
        throws IOException
    {
        send(exchange, code, type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(final HttpExchange exchange, final int code, final String type, final byte[] body)
        throws IOException
    {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void setUnlessGiven(final String property, final String value)
    {
        if (System.getProperty(property) == null)
        {
            System.setProperty(property, value);
        }
    }
}
