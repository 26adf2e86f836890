package softlanding.codecs;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MessageCatalogTest
{
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final MessageCatalog catalog = MessageCatalog.instance();

    static List<MessageLayout> messages()
    {
        return MessageCatalog.instance().messages();
    }

    @Test
    void shouldHoldEveryMessageFieldAndGroupOfTheSchemaInItsOrder()
        throws IOException, ParserConfigurationException, SAXException
    {
        final List<String> inSchema = new ArrayList<>();
        try (InputStream xml = MessageCatalog.class.getResourceAsStream("/sbe/softlanding.xml"))
        {
            final NodeList elements =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml).getElementsByTagName("*");
            for (int i = 0; i < elements.getLength(); i++)
            {
                final Element element = (Element)elements.item(i);
                if (List.of("sbe:message", "group", "field").contains(element.getTagName()))
                {
                    inSchema.addAll(element.getAttribute("type").equals("decisionHeader") ?
                        List.of("timestampNs", "eventSequence", "decisionIndex") :
                        List.of(element.getAttribute("name")));
                }
            }
        }

        final List<String> inCatalog = new ArrayList<>();
        for (final MessageLayout message : catalog.messages())
        {
            addNames(message.root(), inCatalog);
            message.groups().forEach(group -> addNames(group, inCatalog));
        }

        assertTrue(inSchema.size() > 200, "size=" + inSchema.size());
        assertEquals(inSchema, inCatalog);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldReadWhatTheGeneratedEncodersWrote(final MessageLayout message)
    {
        final RandomFrames random = new RandomFrames(message.templateId());
        final MutableDirectBuffer buffer = new ExpandableArrayBuffer();
        for (int i = 0; i < 100; i++)
        {
            final GeneratedEncoder encoder = new GeneratedEncoder(message.name(), buffer);
            final List<Object> expected = encoder.putRandom(message.root(), random);
            final List<Object> actual = new ArrayList<>();
            addValues(message.root(), buffer, HEADER, actual);
            int position = HEADER + message.root().length();
            for (final BlockLayout group : message.groups())
            {
                final GeneratedEncoder entries = encoder.group(group.name(), i % 4);
                position += GroupSizeEncodingEncoder.ENCODED_LENGTH;
                for (int entry = 0; entry < i % 4; entry++)
                {
                    expected.addAll(entries.next().putRandom(group, random));
                    addValues(group, buffer, position, actual);
                    position += group.length();
                }
            }

            assertEquals(expected, actual, message.name() + ", frame " + i);
            assertEquals(encoder.limit(), position);
            assertNull(new FrameCheck().refusal(buffer, 0, position), message.name());
        }
    }

    @Test
    void shouldSeparateEventsFromDecisionsByTemplateId()
    {
        assertTrue(catalog.message("SpotPriceChanged").isEvent());
        assertTrue(catalog.message(TimeAdvancedDecoder.TEMPLATE_ID).isEvent());
        assertFalse(catalog.message(MarginReportedDecoder.TEMPLATE_ID).isEvent());
        assertFalse(catalog.message("StateHashed").isEvent());
    }

    @Test
    void shouldDescribeTheKindsOfFields()
    {
        final BlockLayout policy = catalog.message("LiquidationPolicySet").root();
        assertEquals(FieldLayout.Kind.INTEGER, policy.field("roundIntervalNs").kind());
        assertTrue(policy.field("roundIntervalNs").optional());
        assertEquals(FieldLayout.Kind.DECIMAL, policy.field("targetRatio").kind());
        assertTrue(policy.field("targetRatio").optional());
        assertFalse(catalog.message("SpotPriceChanged").root().field("price").optional());
        assertEquals(FieldLayout.Kind.ENUM, policy.field("venueHasCombos").kind());
        assertTrue(policy.field("venueHasCombos").optional());
        assertEquals(Bool.NULL_VAL.value(), policy.field("venueHasCombos").nullValue());
        assertEquals("YES", policy.field("venueHasCombos").values().nameOf(Bool.YES.value()));
        assertNull(policy.field("venueHasCombos").values().nameOf(2));
        final FieldLayout symbol = catalog.message("UnderlyingListed").root().field("symbol");
        assertEquals(FieldLayout.Kind.TEXT, symbol.kind());
        assertEquals(UnderlyingListedEncoder.symbolLength(), symbol.length());
        assertTrue(catalog.message("StateHashed").root().field("stateHash").isUnsigned64());
    }

    @Test
    void shouldKnowNoOtherNamesAndIds()
    {
        assertNull(catalog.message("spotPriceChanged"));
        assertNull(catalog.message(-1));
        assertNull(catalog.message(0));
        assertNull(catalog.message(65_535));
        assertNotNull(catalog.message(catalog.messages().get(catalog.messages().size() - 1).templateId()));
        assertNull(catalog.message("SpotPriceChanged").root().field("volatility"));
    }

    @Test
    void shouldKeepTheMemberNameOfTheTextFormFree()
    {
        final TreeSet<String> taken = new TreeSet<>();
        for (final MessageLayout message : catalog.messages())
        {
            if (message.root().field("type") != null || message.indexOfGroup("type") >= 0)
            {
                taken.add(message.name());
            }
        }
        assertTrue(taken.isEmpty(), () -> "a field named type hides the type of the message: " + taken);
    }

    private static void addNames(final BlockLayout block, final List<String> names)
    {
        names.add(block.name());
        block.fields().forEach(field -> names.add(field.name()));
    }

    private static void addValues(
        final BlockLayout block, final MutableDirectBuffer buffer, final int offset, final List<Object> values)
    {
        for (final FieldLayout field : block.fields())
        {
            values.add(field.kind() == FieldLayout.Kind.TEXT ?
                buffer.getStringWithoutLengthAscii(offset + field.offset(), field.textLength(buffer, offset)) :
                (Object)field.get(buffer, offset));
        }
    }
}
