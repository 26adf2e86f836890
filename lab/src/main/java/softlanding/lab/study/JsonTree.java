package softlanding.lab.study;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A JSON document of moderate size, read completely. A failed access names the member that is missing or of another
 * kind.
 */
final class JsonTree
{
    private final String path;
    private final Object value;

    private JsonTree(final String path, final Object value)
    {
        this.path = path;
        this.value = value;
    }

    static JsonTree read(final Path file) throws IOException
    {
        try (JsonParser parser = new JsonFactory().createParser(file.toFile()))
        {
            parser.nextToken();
            return new JsonTree("", value(parser));
        }
    }

    private static Object value(final JsonParser parser) throws IOException
    {
        return switch (parser.currentToken())
        {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            default -> String.valueOf(parser.getText());
        };
    }

    private static Map<String, Object> object(final JsonParser parser) throws IOException
    {
        final Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT)
        {
            final String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static List<Object> array(final JsonParser parser) throws IOException
    {
        final List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY)
        {
            items.add(value(parser));
        }
        return items;
    }

    JsonTree get(final String name)
    {
        final Object member = value instanceof Map<?, ?> members ? members.get(name) : null;
        if (member == null)
        {
            throw new NoSuchElementException("no member '" + name + "' at '" + path + "'");
        }
        return new JsonTree(path + "/" + name, member);
    }

    List<JsonTree> items()
    {
        final List<JsonTree> items = new ArrayList<>();
        for (final Object item : as(List.class))
        {
            items.add(new JsonTree(path + "/" + items.size(), item));
        }
        return items;
    }

    BigDecimal number()
    {
        return as(BigDecimal.class);
    }

    boolean isTrue()
    {
        return as(Boolean.class);
    }

    String text()
    {
        return as(String.class);
    }

    private <T> T as(final Class<T> kind)
    {
        if (!kind.isInstance(value))
        {
            throw new NoSuchElementException("no " + kind.getSimpleName() + " at '" + path + "': " + value);
        }
        return kind.cast(value);
    }
}
