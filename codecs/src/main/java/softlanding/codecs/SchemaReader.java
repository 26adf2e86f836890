package softlanding.codecs;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.co.real_logic.sbe.PrimitiveType;
import uk.co.real_logic.sbe.ir.Encoding;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

/** Converts the tokens of the schema to layouts. Refuses every construct that a layout cannot describe. */
final class SchemaReader
{
    private static final String DECIMAL = "Decimal8";
    private static final String GROUP_DIMENSIONS = "groupSizeEncoding";

    private SchemaReader()
    {
    }

    static MessageLayout message(final List<Token> tokens)
    {
        final Token message = tokens.get(0);
        final List<FieldLayout> fields = new ArrayList<>();
        final List<BlockLayout> groups = new ArrayList<>();
        // All tokens between the first and the last belong to complete components.
        for (int i = 1; i < tokens.size() - 1; i += tokens.get(i).componentTokenCount())
        {
            final List<Token> component = tokens.subList(i, i + tokens.get(i).componentTokenCount());
            if (component.get(0).signal() == Signal.BEGIN_GROUP)
            {
                groups.add(group(component));
            }
            else
            {
                addField(component, fields);
            }
        }
        final BlockLayout root = new BlockLayout(message.name(), message.encodedLength(), fields);
        return new MessageLayout(message.id(), root, List.copyOf(groups));
    }

    private static BlockLayout group(final List<Token> tokens)
    {
        final Token group = tokens.get(0);
        final Token dimensions = tokens.get(1);
        require(dimensions.name().equals(GROUP_DIMENSIONS), group, "dimensions other than " + GROUP_DIMENSIONS);
        final List<FieldLayout> fields = new ArrayList<>();
        for (int i = 1 + dimensions.componentTokenCount();
            i < tokens.size() - 1;
            i += tokens.get(i).componentTokenCount())
        {
            addField(tokens.subList(i, i + tokens.get(i).componentTokenCount()), fields);
        }
        return new BlockLayout(group.name(), group.encodedLength(), fields);
    }

    /** Adds a field; of a composite its members, which stand in the text form like fields of their own. */
    private static void addField(final List<Token> tokens, final List<FieldLayout> fields)
    {
        final Token field = tokens.get(0);
        require(field.signal() == Signal.BEGIN_FIELD, field, field.signal().name());
        if (tokens.get(1).signal() != Signal.BEGIN_COMPOSITE)
        {
            fields.add(field(field, field.offset(), field.isOptionalEncoding(), tokens.subList(1, tokens.size())));
            return;
        }
        require(!field.isOptionalEncoding(), field, "optional composite");
        final int last = tokens.get(1).componentTokenCount();
        for (int i = 2; i < last; i += tokens.get(i).componentTokenCount())
        {
            final Token member = tokens.get(i);
            require(member.signal() == Signal.ENCODING, member, member.signal().name());
            fields.add(field(
                member, field.offset() + member.offset(), false,
                tokens.subList(i, i + member.componentTokenCount())));
        }
    }

    /**
     * One field.
     *
     * @param named  token that names it.
     * @param offset bytes from the start of its block.
     * @param absent whether it may be absent, whatever its type says.
     * @param tokens of its type.
     */
    private static FieldLayout field(
        final Token named, final int offset, final boolean absent, final List<Token> tokens)
    {
        final Token type = tokens.get(0);
        final boolean isEnum = type.signal() == Signal.BEGIN_ENUM;
        require(isEnum || type.signal() == Signal.ENCODING, named, type.signal().name());
        final Encoding encoding = type.encoding();
        final PrimitiveType primitive = encoding.primitiveType();
        require(!type.isConstantEncoding(), named, "constant");
        require(primitive != PrimitiveType.FLOAT && primitive != PrimitiveType.DOUBLE, named, "floating point");
        require(encoding.byteOrder() == ByteOrder.LITTLE_ENDIAN, named, "big-endian");

        final FieldLayout.Kind kind = isEnum ? FieldLayout.Kind.ENUM : kind(named, type);
        final boolean optional = absent || type.isOptionalEncoding();
        require(!optional || kind != FieldLayout.Kind.TEXT, named, "optional text");
        return new FieldLayout(
            named.name(),
            offset,
            type.encodedLength(),
            kind,
            primitive,
            optional,
            encoding.applicableNullValue().longValue(),
            encoding.applicableMinValue().longValue(),
            encoding.applicableMaxValue().longValue(),
            isEnum ? values(tokens) : null);
    }

    private static FieldLayout.Kind kind(final Token field, final Token type)
    {
        if (type.encoding().primitiveType() == PrimitiveType.CHAR)
        {
            return FieldLayout.Kind.TEXT;
        }
        require(type.arrayLength() == 1, field, "array of numbers");
        if (!DECIMAL.equals(type.encoding().semanticType()))
        {
            return FieldLayout.Kind.INTEGER;
        }
        require(type.encoding().primitiveType() == PrimitiveType.INT64, field, "decimal that is not an int64");
        return FieldLayout.Kind.DECIMAL;
    }

    private static EnumLayout values(final List<Token> tokens)
    {
        final Token type = tokens.get(0);
        require(type.encoding().primitiveType() == PrimitiveType.UINT8, type, "enum that is not a uint8");
        final Map<String, Integer> valueByName = new HashMap<>();
        for (final Token token : tokens)
        {
            if (token.signal() == Signal.VALID_VALUE)
            {
                valueByName.put(token.name(), (int)token.encoding().constValue().longValue());
            }
        }
        return new EnumLayout(type.name(), valueByName);
    }

    private static void require(final boolean isSupported, final Token token, final String what)
    {
        if (!isSupported)
        {
            throw new IllegalStateException("no layout describes this of the schema: " + what + " at " + token.name());
        }
    }
}
