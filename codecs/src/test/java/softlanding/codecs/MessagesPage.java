package softlanding.codecs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The reference page of all messages, written from the schema. */
final class MessagesPage
{
    private static final String EVENTS = "Events";

    private final Element schema;
    private final Map<String, Element> types = new LinkedHashMap<>();
    private final StringBuilder page = new StringBuilder();

    private MessagesPage(final Element schema)
    {
        this.schema = schema;
        for (final Element list : children(schema, "types"))
        {
            for (final Element type : children(list, "type", "enum", "composite"))
            {
                types.put(type.getAttribute("name"), type);
            }
        }
    }

    static String of(final Path file) throws IOException
    {
        try
        {
            return new MessagesPage(
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement())
                .write();
        }
        catch (final ParserConfigurationException | SAXException e)
        {
            throw new IOException(file.toString(), e);
        }
    }

    private String write()
    {
        line("# Messages");
        line("");
        line("Written from `softlanding.xml`; do not edit. Schema " + schema.getAttribute("id") + ", version " +
            schema.getAttribute("version") + ". " + schema.getAttribute("description"));
        line("");
        line("In JSON lines every message has `type`, its name. Decimals and 64-bit integers are strings. An optional");
        line("field may be left out. The fields of `header` stand in the line like fields of their own.");
        final Map<String, List<Element>> groups = new LinkedHashMap<>();
        for (final Element message : children(schema, "sbe:message"))
        {
            final String group = message.getAttribute("semanticType");
            groups.computeIfAbsent(group.isEmpty() ? "Decisions" : EVENTS + ": " + group, g -> new ArrayList<>())
                .add(message);
        }
        groups.forEach((group, messages) ->
        {
            line("");
            line("## " + group);
            messages.forEach(this::message);
        });
        line("");
        line("## Enums");
        types.values().stream().filter(type -> type.getTagName().equals("enum")).forEach(this::values);
        line("");
        line("## Types");
        line("");
        line("| type | wire | meaning |");
        line("|---|---|---|");
        types.values().stream().filter(type -> type.getTagName().equals("type")).forEach(type -> line(
            "| " + type.getAttribute("name") + " | " + type.getAttribute("primitiveType") +
            (type.getAttribute("semanticType").equals("Decimal8") ? ", 8 decimals" : "") + " | " +
            type.getAttribute("description") + " |"));
        return page.toString();
    }

    private void message(final Element message)
    {
        line("");
        line("### " + message.getAttribute("name") + " (" + message.getAttribute("id") + ")");
        line("");
        line(message.getAttribute("description"));
        line("");
        line("| field | type | meaning |");
        line("|---|---|---|");
        fields(message, "");
        for (final Element group : children(message, "group"))
        {
            line("| " + group.getAttribute("name") + "[] | group | " + group.getAttribute("description") + " |");
            fields(group, group.getAttribute("name") + "[].");
        }
    }

    private void fields(final Element block, final String prefix)
    {
        for (final Element field : children(block, "field"))
        {
            final String type = field.getAttribute("type");
            final boolean optional = field.getAttribute("presence").equals("optional") ||
                types.get(type).getAttribute("presence").equals("optional");
            line("| " + prefix + field.getAttribute("name") + " | " + type + (optional ? ", optional" : "") + " | " +
                field.getAttribute("description") + " |");
        }
    }

    private void values(final Element type)
    {
        line("");
        line("### " + type.getAttribute("name"));
        line("");
        line(type.getAttribute("description"));
        line("");
        line("| value | number | meaning |");
        line("|---|---:|---|");
        for (final Element value : children(type, "validValue"))
        {
            line("| " + value.getAttribute("name") + " | " + value.getTextContent().strip() + " | " +
                value.getAttribute("description") + " |");
        }
    }

    private void line(final String text)
    {
        page.append(text.replace(" |  |", " | |")).append('\n');
    }

    private static List<Element> children(final Element parent, final String... tags)
    {
        final List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
        {
            if (node instanceof Element element && List.of(tags).contains(element.getTagName()))
            {
                children.add(element);
            }
        }
        return children;
    }
}
