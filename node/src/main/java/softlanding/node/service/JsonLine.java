package softlanding.node.service;

import java.util.Locale;

/** Builds one JSON object on one line, with its keys in the order in which they were put. */
final class JsonLine
{
    private static final int FIRST_PRINTABLE = 0x20;

    private final StringBuilder text = new StringBuilder("{");

    JsonLine put(final String key, final String value)
    {
        key(key);
        quote(value);
        return this;
    }

    JsonLine put(final String key, final long value)
    {
        key(key);
        text.append(value);
        return this;
    }

    JsonLine put(final String key, final boolean value)
    {
        key(key);
        text.append(value);
        return this;
    }

    /** Puts a number with three decimals. */
    JsonLine putDecimal(final String key, final double value)
    {
        key(key);
        text.append(String.format(Locale.ROOT, "%.3f", value));
        return this;
    }

    /** Puts an object or a list that is JSON already. */
    JsonLine putJson(final String key, final String json)
    {
        key(key);
        text.append(json);
        return this;
    }

    /** Returns a list of texts as JSON. */
    static String list(final Iterable<String> texts)
    {
        final JsonLine list = new JsonLine();
        list.text.setLength(0);
        for (final String element : texts)
        {
            list.text.append(list.text.length() == 0 ? "" : ",");
            list.quote(element);
        }
        return "[" + list.text + "]";
    }

    private void key(final String key)
    {
        if (text.length() > 1)
        {
            text.append(',');
        }
        quote(key);
        text.append(':');
    }

    private void quote(final String value)
    {
        text.append('"');
        for (int i = 0; i < value.length(); i++)
        {
            final char c = value.charAt(i);
            if (c == '"' || c == '\\')
            {
                text.append('\\').append(c);
            }
            else if (c < FIRST_PRINTABLE || Character.isSurrogate(c))
            {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int)c));
            }
            else
            {
                text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString()
    {
        return text + "}";
    }
}
