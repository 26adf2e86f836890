package softlanding.codecs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.IrDecoder;

/** Every message of the schema, read once from the schema's serialized form: nothing here is written by hand. */
public final class MessageCatalog
{
    private static final String SCHEMA_RESOURCE = "/softlanding.sbeir";
    private static final MessageCatalog INSTANCE = new MessageCatalog(readSchema());

    private final int schemaId;
    private final int version;
    private final List<MessageLayout> messages;
    private final MessageLayout[] messageByTemplateId;
    private final Map<String, MessageLayout> messageByName = new HashMap<>();

    private MessageCatalog(final Ir schema)
    {
        final List<MessageLayout> layouts = new ArrayList<>();
        schema.messages().forEach(tokens -> layouts.add(SchemaReader.message(tokens)));
        layouts.sort(Comparator.comparingInt(MessageLayout::templateId));

        schemaId = schema.id();
        version = schema.version();
        messages = List.copyOf(layouts);
        messageByTemplateId = new MessageLayout[messages.get(messages.size() - 1).templateId() + 1];
        for (final MessageLayout message : messages)
        {
            messageByTemplateId[message.templateId()] = message;
            messageByName.put(message.name(), message);
        }
    }

    /** The catalog of the schema that this program was built with. Immutable. */
    public static MessageCatalog instance()
    {
        return INSTANCE;
    }

    /** Id of the schema. */
    public int schemaId()
    {
        return schemaId;
    }

    /** Version of the schema. */
    public int version()
    {
        return version;
    }

    /** All messages, by growing template id. */
    public List<MessageLayout> messages()
    {
        return messages;
    }

    /** A message by its template id; null if the schema has none. */
    public @Nullable MessageLayout message(final int templateId)
    {
        return 0 <= templateId && templateId < messageByTemplateId.length ? messageByTemplateId[templateId] : null;
    }

    /** A message by its name; null if the schema has none. */
    public @Nullable MessageLayout message(final String name)
    {
        return messageByName.get(name);
    }

    private static Ir readSchema()
    {
        try (InputStream resource = MessageCatalog.class.getResourceAsStream(SCHEMA_RESOURCE))
        {
            if (resource == null)
            {
                throw new IllegalStateException("missing resource " + SCHEMA_RESOURCE + ": build the codecs module");
            }
            try (IrDecoder decoder = new IrDecoder(ByteBuffer.wrap(resource.readAllBytes())))
            {
                return decoder.decode();
            }
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("cannot read resource " + SCHEMA_RESOURCE, e);
        }
    }
}
