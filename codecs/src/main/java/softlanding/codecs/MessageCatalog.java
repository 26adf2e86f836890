package softlanding.codecs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.IrDecoder;

/** All messages of the schema, read once from its serialized form. No layout is written by hand. */
public final class MessageCatalog
{
    private static final String SCHEMA_RESOURCE = "/softlanding.sbeir";
    private static final MessageCatalog INSTANCE = new MessageCatalog(readResource());

    private final String schemaHash;
    private final int schemaId;
    private final int version;
    private final List<MessageLayout> messages;
    private final MessageLayout[] messageByTemplateId;
    private final Map<String, MessageLayout> messageByName = new HashMap<>();

    private MessageCatalog(final byte[] serialized)
    {
        schemaHash = sha256(serialized);
        final Ir schema = decode(serialized);
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

    /**
     * Returns the catalog of the schema in this build.
     *
     * @return the immutable catalog.
     */
    public static MessageCatalog instance()
    {
        return INSTANCE;
    }

    /**
     * Returns the id of the schema.
     *
     * @return id as in every message header.
     */
    public int schemaId()
    {
        return schemaId;
    }

    /**
     * Returns the version of the schema.
     *
     * @return version as in every message header.
     */
    public int version()
    {
        return version;
    }

    /**
     * Returns all messages in ascending order of template id.
     *
     * @return immutable list of layouts.
     */
    public List<MessageLayout> messages()
    {
        return messages;
    }

    /**
     * Returns a message by its template id.
     *
     * @param templateId as in the message header.
     * @return the layout; null if the schema has no such message.
     */
    public @Nullable MessageLayout message(final int templateId)
    {
        return 0 <= templateId && templateId < messageByTemplateId.length ? messageByTemplateId[templateId] : null;
    }

    /**
     * Returns a message by its name.
     *
     * @param name as in the schema.
     * @return the layout; null if the schema has no such message.
     */
    public @Nullable MessageLayout message(final String name)
    {
        return messageByName.get(name);
    }

    /**
     * Returns a message that the schema is known to have.
     *
     * @param templateId of a message of this schema.
     * @return the layout.
     * @throws IllegalArgumentException if the schema has no such message.
     */
    public MessageLayout knownMessage(final int templateId)
    {
        final MessageLayout layout = message(templateId);
        if (layout == null)
        {
            throw new IllegalArgumentException("the schema has no message of template id " + templateId);
        }
        return layout;
    }

    /**
     * Returns a message that the schema is known to have.
     *
     * @param name of a message of this schema.
     * @return the layout.
     * @throws IllegalArgumentException if the schema has no such message.
     */
    public MessageLayout knownMessage(final String name)
    {
        final MessageLayout layout = message(name);
        if (layout == null)
        {
            throw new IllegalArgumentException("the schema has no message " + name);
        }
        return layout;
    }

    /** SHA-256 of the schema's serialized form (IR), in hexadecimal. Journals name it. */
    public String schemaHash()
    {
        return schemaHash;
    }

    private static byte[] readResource()
    {
        try (InputStream resource = MessageCatalog.class.getResourceAsStream(SCHEMA_RESOURCE))
        {
            if (resource == null)
            {
                throw new IllegalStateException("missing resource " + SCHEMA_RESOURCE + ": build the codecs module");
            }
            return resource.readAllBytes();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException("cannot read resource " + SCHEMA_RESOURCE, e);
        }
    }

    private static Ir decode(final byte[] serialized)
    {
        try (IrDecoder decoder = new IrDecoder(ByteBuffer.wrap(serialized)))
        {
            return decoder.decode();
        }
    }

    private static String sha256(final byte[] bytes)
    {
        try
        {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        }
        catch (final NoSuchAlgorithmException e)
        {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
