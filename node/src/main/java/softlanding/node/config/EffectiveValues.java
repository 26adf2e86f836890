package softlanding.node.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every value of a configuration by its key, with the place that it came from. Secrets are not values; files are. */
public final class EffectiveValues
{
    private static final int HASH_DIGITS = 16;

    private final Map<String, Value> values = new LinkedHashMap<>();

    /**
     * A value as text.
     *
     * @param text   of the value, as a configuration writes it.
     * @param origin file, line and column; or the name of a variable of the environment; or {@code default}.
     */
    public record Value(String text, String origin)
    {
    }

    void put(final String key, final String text, final String origin)
    {
        values.put(key, new Value(text, origin));
    }

    /** Returns the values in the order of the page that describes them. */
    public Map<String, Value> values()
    {
        return Map.copyOf(values);
    }

    /** Returns one line for each value: key, value and origin. */
    public String describe()
    {
        final StringBuilder text = new StringBuilder();
        values.forEach((key, value) ->
            text.append(key).append(" = ").append(value.text()).append("    # ").append(value.origin()).append('\n'));
        return text.toString();
    }

    /** Returns a hash of keys and values, so that two starts can be compared; the origins are not in it. */
    public String hash()
    {
        final StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(key).append('=').append(value.text()).append('\n'));
        try
        {
            final byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        }
        catch (final NoSuchAlgorithmException e)
        {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
