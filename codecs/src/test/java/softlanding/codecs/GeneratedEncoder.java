package softlanding.codecs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.MutableDirectBuffer;

/** Calls a generated encoder of any message by method name. It does not use the offsets of the catalog. */
final class GeneratedEncoder
{
    /** Fields of the composite that decisions begin with; in JSON and here they stand like fields of their own. */
    private static final List<String> HEADER_FIELDS = List.of("timestampNs", "eventSequence", "decisionIndex");

    private final Object encoder;

    GeneratedEncoder(final String message, final MutableDirectBuffer buffer)
    {
        try
        {
            encoder = Class.forName("softlanding.codecs." + message + "Encoder").getConstructor().newInstance();
        }
        catch (final ReflectiveOperationException e)
        {
            throw new LinkageError("no generated encoder of " + message, e);
        }
        call("wrapAndApplyHeader", buffer, 0, new MessageHeaderEncoder());
    }

    private GeneratedEncoder(final Object encoder)
    {
        this.encoder = encoder;
    }

    /** Writes a random value to each field. Returns the values. */
    List<Object> putRandom(final BlockLayout block, final RandomFrames random)
    {
        final List<Object> values = new ArrayList<>();
        for (final FieldLayout field : block.fields())
        {
            final Object value = field.kind() == FieldLayout.Kind.TEXT ?
                random.text(field) : (Object)random.value(field);
            put(field.name(), value);
            values.add(value);
        }
        return values;
    }

    GeneratedEncoder group(final String name, final int count)
    {
        return new GeneratedEncoder(call(name + "Count", count));
    }

    GeneratedEncoder next()
    {
        call("next");
        return this;
    }

    int limit()
    {
        return (int)call("limit");
    }

    private void put(final String field, final Object value)
    {
        if (HEADER_FIELDS.contains(field) && hasMethod("header"))
        {
            new GeneratedEncoder(call("header")).put(field, value);
            return;
        }
        final Method setter = method(field, 1, value instanceof String);
        final Class<?> type = setter.getParameterTypes()[0];
        if (type == int.class)
        {
            invoke(setter, ((Long)value).intValue());
        }
        else if (type.isEnum())
        {
            final short number = ((Long)value).shortValue();
            invoke(setter, enumConstant(type, number));
        }
        else
        {
            invoke(setter, value);
        }
    }

    private Object enumConstant(final Class<?> type, final short value)
    {
        try
        {
            return type.getMethod("get", short.class).invoke(null, value);
        }
        catch (final ReflectiveOperationException e)
        {
            throw new LinkageError(type + " has no value " + value, e);
        }
    }

    private Object call(final String name, final Object... arguments)
    {
        return invoke(method(name, arguments.length, false), arguments);
    }

    private Object invoke(final Method method, final Object... arguments)
    {
        try
        {
            return method.invoke(encoder, arguments);
        }
        catch (final IllegalAccessException | InvocationTargetException e)
        {
            throw new LinkageError(method + " failed with " + Arrays.toString(arguments), e);
        }
    }

    private boolean hasMethod(final String name)
    {
        return Arrays.stream(encoder.getClass().getMethods()).anyMatch(method -> method.getName().equals(name));
    }

    private Method method(final String name, final int parameters, final boolean takesString)
    {
        return Arrays.stream(encoder.getClass().getMethods())
            .filter(method -> method.getName().equals(name) && method.getParameterCount() == parameters)
            .filter(method -> !takesString || method.getParameterTypes()[0] == String.class)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no method " + name + " in " + encoder.getClass()));
    }
}
