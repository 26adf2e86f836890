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
                fields.add(field(component));
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
            fields.add(field(tokens.subList(i, i + tokens.get(i).componentTokenCount())));
        }
        return new BlockLayout(group.name(), group.encodedLength(), fields);
    }

    private static FieldLayout field(final List<Token> tokens)
    {
        final Token field = tokens.get(0);
        require(field.signal() == Signal.BEGIN_FIELD, field, field.signal().name());
        final Token type = tokens.get(1);
        final boolean isEnum = type.signal() == Signal.BEGIN_ENUM;
        require(isEnum || type.signal() == Signal.ENCODING, field, type.signal().name());
        final Encoding encoding = type.encoding();
        final PrimitiveType primitive = encoding.primitiveType();
        require(!type.isConstantEncoding(), field, "constant");
        require(primitive != PrimitiveType.FLOAT && primitive != PrimitiveType.DOUBLE, field, "floating point");
        require(encoding.byteOrder() == ByteOrder.LITTLE_ENDIAN, field, "big-endian");

        final FieldLayout.Kind kind = isEnum ? FieldLayout.Kind.ENUM : kind(field, type);
        final boolean optional = field.isOptionalEncoding() || type.isOptionalEncoding();
        require(!optional || kind != FieldLayout.Kind.TEXT, field, "optional text");
        return new FieldLayout(
            field.name(),
            field.offset(),
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
        final Token type = tokens.get(1);
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
