package softlanding.codecs.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;

/** Reports that a line or a frame is not a message of the schema. The message names the field and the reason. */
public final class UnusableMessageException extends RuntimeException
{
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 300;

    /**
     * Creates an exception.
     *
     * @param message may quote input; it is truncated, and control characters are removed because they would disturb a
     *     log.
     */
    UnusableMessageException(final String message)
    {
        super((message.length() > MAX_LENGTH ? message.substring(0, MAX_LENGTH) + "..." : message)
            .replaceAll("[^ -~]", "?"));
    }

    /** Returns a refusal at the parser's position. */
    static UnusableMessageException at(final JsonParser parser, final String reason)
    {
        return new UnusableMessageException(place(parser.getParsingContext()) + ": " + reason);
    }

    /** Returns the position of a parser, such as {@code PortfolioMarginSet.scenarios[3].weight}. */
    private static String place(final JsonStreamContext context)
    {
        if (context.inRoot())
        {
            return "line";
        }
        final JsonStreamContext parent = context.getParent();
        if (context.inArray())
        {
            return place(parent) + (context.hasCurrentIndex() ? "[" + context.getCurrentIndex() + "]" : "");
        }
        // The parser has no message name for the line's object until its type has been read.
        final String object = !parent.inRoot() ? place(parent) :
            context.getCurrentValue() == null ? "message" : context.getCurrentValue().toString();
        return context.getCurrentName() == null ? object : object + "." + context.getCurrentName();
    }
}
