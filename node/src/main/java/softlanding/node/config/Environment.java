package softlanding.node.config;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Variables of the environment that replace values of the file: {@code SOFTLANDING_GATEWAY_IDLE} and the like. */
final class Environment
{
    private static final String PREFIX = "SOFTLANDING_";
    /** Variables of the start scripts, which are no keys. */
    private static final Set<String> OF_SCRIPTS = Set.of("SOFTLANDING_JVM_OPTIONS", "SOFTLANDING_CONFIG");

    private final Map<String, String> unused = new TreeMap<>();
    private final Set<String> known = new TreeSet<>();

    Environment(final Map<String, String> variables)
    {
        variables.forEach((name, value) ->
        {
            if (name.startsWith(PREFIX) && !OF_SCRIPTS.contains(name))
            {
                unused.put(name, value);
            }
        });
    }

    /** Returns the name of the variable that replaces a key. */
    static String nameOf(final String section, final String key)
    {
        return PREFIX + (section + "_" + key).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Tells whether a variable replaces a key. */
    boolean has(final String section, final String key)
    {
        return unused.containsKey(nameOf(section, key));
    }

    /** Returns the value of a variable, or null if it is not set. */
    @Nullable String take(final String name)
    {
        known.add(name);
        return unused.remove(name);
    }

    /** Refuses variables that replace no key, because a mistyped name would be ignored silently. */
    void refuseUnused(final Faults faults)
    {
        unused.keySet().forEach(name -> faults.addUnknown("environment", "variable", name, known));
    }
}
