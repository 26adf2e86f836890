package softlanding.node.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import softlanding.engine.state.EngineLimits;

/** The engine's limits by name, as a journal and the options of commands write them. */
public final class NamedLimits
{
    private NamedLimits()
    {
    }

    /** Returns every limit by its name, in a fixed order. */
    public static Map<String, Integer> of(final EngineLimits limits)
    {
        final Map<String, Integer> named = new LinkedHashMap<>();
        named.put("underlyings", limits.underlyings());
        named.put("expiries", limits.expiries());
        named.put("instruments", limits.instruments());
        named.put("assets", limits.assets());
        named.put("accounts", limits.accounts());
        named.put("positions", limits.positions());
        named.put("balances", limits.balances());
        named.put("positionsPerAccount", limits.bookSize());
        named.put("orders", limits.orders());
        named.put("strikes", limits.strikes());
        named.put("packages", limits.packages());
        named.put("liquidators", limits.liquidators());
        return named;
    }

    /**
     * Returns limits with some of them replaced. Without a change of their own, strikes follow the number of
     * instruments, and packages that of positions.
     *
     * @param changes by the names of {@link #of}.
     * @throws IllegalArgumentException for an unknown name or a value out of range; the message names it.
     */
    public static EngineLimits changed(final EngineLimits limits, final Map<String, Integer> changes)
    {
        final Map<String, Integer> named = of(limits);
        final int instruments = changes.getOrDefault("instruments", limits.instruments());
        if (instruments != limits.instruments())
        {
            named.put("strikes", EngineLimits.strikesOf(instruments));
        }
        final int positions = changes.getOrDefault("positions", limits.positions());
        if (positions != limits.positions())
        {
            named.put("packages", EngineLimits.packagesOf(positions));
        }
        changes.forEach((name, value) ->
        {
            if (named.replace(name, value) == null)
            {
                throw new IllegalArgumentException("no limit has the name " + name + "; known: " + named.keySet());
            }
        });
        return new EngineLimits(
            limit(named, "underlyings"), limit(named, "expiries"), limit(named, "instruments"), limit(named, "assets"),
            limit(named, "accounts"), limit(named, "positions"), limit(named, "balances"),
            limit(named, "positionsPerAccount"), limit(named, "orders"), limit(named, "strikes"),
            limit(named, "packages"), limit(named, "liquidators"));
    }

    private static int limit(final Map<String, Integer> named, final String name)
    {
        return Objects.requireNonNull(named.get(name), name);
    }
}
