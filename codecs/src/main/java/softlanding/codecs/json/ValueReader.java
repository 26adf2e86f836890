package softlanding.codecs.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import org.agrona.MutableDirectBuffer;
import softlanding.codecs.FieldLayout;

/** Reads one JSON value into one field of a block. */
final class ValueReader
{
    private static final int MAX_SHOWN_LENGTH = 40;
    private static final int FIRST_PRINTABLE = ' ';
    private static final int LAST_PRINTABLE = '~';

    /** Names of enum values in schema 3 that are read until schema 4 is frozen. */
    private static final Map<String, String> FORMER_NAMES =
        Map.of("TRUE", "YES", "FALSE", "NO", "OVERFLOW", "NOT_REPRESENTABLE");

    private final NumberText number = new NumberText();

    /**
     * Reads the current value. The field must hold the null value or zeros before the call; a JSON null does not change
     * it.
     */
    void read(
        final JsonParser parser, final FieldLayout field, final MutableDirectBuffer buffer, final int blockOffset)
        throws IOException
    {
        if (parser.currentToken() == JsonToken.VALUE_NULL)
        {
            if (!field.optional())
            {
                throw UnusableMessageException.at(parser, "is required, but is null");
            }
            return;
        }
        switch (field.kind())
        {
            case INTEGER -> field.put(buffer, blockOffset, number(parser, field, 0));
            case DECIMAL -> field.put(buffer, blockOffset, number(parser, field, FieldLayout.DECIMAL_PLACES));
            case ENUM -> field.put(buffer, blockOffset, enumValue(parser, field));
            case TEXT -> text(parser, field, buffer, blockOffset + field.offset());
            default -> throw new IllegalStateException("field of unknown kind: " + field);
        }
    }

    private long number(final JsonParser parser, final FieldLayout field, final int scale) throws IOException
    {
        final JsonToken token = parser.currentToken();
        if (!token.isNumeric() && token != JsonToken.VALUE_STRING)
        {
            throw UnusableMessageException.at(parser, "must be a number, or a string that holds one");
        }
        final String refusal = number.read(
            parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength(), scale);
        if (refusal != null)
        {
            throw UnusableMessageException.at(parser, shown(parser) + refusal);
        }
        if (!number.fits(field.isUnsigned64()) || !field.isInRange(number.value()))
        {
            throw UnusableMessageException.at(parser, shown(parser) + "is out of range");
        }
        return number.value();
    }

    private static int enumValue(final JsonParser parser, final FieldLayout field) throws IOException
    {
        final String name = switch (parser.currentToken())
        {
            case VALUE_STRING -> parser.getText();
            // Only an enumeration with these two names accepts them.
            case VALUE_TRUE -> "YES";
            case VALUE_FALSE -> "NO";
            default -> throw UnusableMessageException.at(parser, "must be a name of " + field.enumeration().name());
        };
        final int current = field.enumeration().valueOf(name);
        final int value = current >= 0 ? current : field.enumeration().valueOf(FORMER_NAMES.getOrDefault(name, name));
        if (value < 0)
        {
            throw UnusableMessageException.at(parser, shown(parser) + "is not a name of " + field.enumeration().name());
        }
        return value;
    }

    private static void text(
        final JsonParser parser, final FieldLayout field, final MutableDirectBuffer buffer, final int index)
        throws IOException
    {
        if (parser.currentToken() != JsonToken.VALUE_STRING)
        {
            throw UnusableMessageException.at(parser, "must be a string");
        }
        final String text = parser.getText();
        if (text.length() > field.length())
        {
            throw UnusableMessageException.at(parser, shown(parser) + "is longer than " + field.length());
        }
        for (int i = 0; i < text.length(); i++)
        {
            final char character = text.charAt(i);
            if (character < FIRST_PRINTABLE || LAST_PRINTABLE < character)
            {
                throw UnusableMessageException.at(parser, shown(parser) + "is not printable ASCII");
            }
            buffer.putByte(index + i, (byte)character);
        }
    }

    /** Returns the start of the current value in quotes, for error messages. */
    private static String shown(final JsonParser parser) throws IOException
    {
        final String text = parser.getText();
        final String head = text.length() > MAX_SHOWN_LENGTH ? text.substring(0, MAX_SHOWN_LENGTH) + "..." : text;
        return '"' + head + "\" ";
    }
}
