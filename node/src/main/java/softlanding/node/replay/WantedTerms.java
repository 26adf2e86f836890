package softlanding.node.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import softlanding.engine.state.EngineLimits;

/** The terms that somebody asks of a journal. What is not said is as it stands in the journal, or as by default. */
public final class WantedTerms
{
    private @Nullable EngineLimits limits;
    private @Nullable ClockMode clock;
    private @Nullable Long tickNs;
    private @Nullable Integer frameBytes;

    /** Asks for limits of the engine. */
    public WantedTerms limits(final EngineLimits wanted)
    {
        limits = Objects.requireNonNull(wanted);
        return this;
    }

    /** Asks for a clock. */
    public WantedTerms clock(final ClockMode wanted)
    {
        clock = Objects.requireNonNull(wanted);
        return this;
    }

    /** Asks for a time without a message after which the clock is journaled, in nanoseconds. */
    public WantedTerms tickNs(final long wanted)
    {
        tickNs = wanted;
        return this;
    }

    /** Asks for a length of the longest frame, in bytes. */
    public WantedTerms frameBytes(final int wanted)
    {
        frameBytes = wanted;
        return this;
    }

    /**
     * Returns terms with those that are asked for.
     *
     * @param terms of a journal, or the default ones.
     * @throws IllegalArgumentException if one is out of range; the message names it.
     */
    public JournalTerms in(final JournalTerms terms)
    {
        return new JournalTerms(
            limits == null ? terms.limits() : limits, clock == null ? terms.clock() : clock,
            tickNs == null ? terms.tickNs() : tickNs, frameBytes == null ? terms.frameBytes() : frameBytes);
    }

    /** Returns terms by the keys of the manifest. */
    static Map<String, String> named(final JournalTerms terms)
    {
        final Map<String, String> named = new LinkedHashMap<>();
        named.put("clock", terms.clock().name());
        named.put("tick", Long.toString(terms.tickNs()));
        named.put("frame.bytes", Integer.toString(terms.frameBytes()));
        NamedLimits.of(terms.limits()).forEach((name, value) -> named.put("limits." + name, Integer.toString(value)));
        return named;
    }
}
