package softlanding.engine.state.copy;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Compares two engines field by field: everything that can be reached from them, private or not. What a class makes
 * again or needs only during an event must be named as such, so that a forgotten field is found without a decision
 * that depends on it.
 */
public final class StateDifference
{
    private final Predicate<String> derived;
    private final IdentityHashMap<Object, Object> seen = new IdentityHashMap<>();
    private final Deque<Object[]> left = new ArrayDeque<>();
    private final Set<String> differences = new TreeSet<>();

    /**
     * Compares all but some fields.
     *
     * @param derived tells whether {@code package.Class#field}, below the engine's package, is no state.
     */
    public StateDifference(final Predicate<String> derived)
    {
        this.derived = derived;
    }

    /** Returns the fields that differ. */
    public Set<String> between(final Object one, final Object other)
    {
        enqueue("", one, other);
        while (!left.isEmpty())
        {
            final Object[] pair = left.poll();
            compare(pair[0], pair[1]);
        }
        return differences;
    }

    private void enqueue(final String at, final Object one, final Object other)
    {
        if (one == null || other == null || one.getClass() != other.getClass())
        {
            if (one != other && !isLambda(one))
            {
                differences.add(at);
            }
            return;
        }
        if (one instanceof Enum || one instanceof Number || one instanceof String || one instanceof Boolean)
        {
            note(at, one.equals(other));
            return;
        }
        if (seen.put(one, other) == null)
        {
            if (one.getClass().isArray())
            {
                compareArrays(at, one, other);
            }
            else if (one.getClass().getName().startsWith("softlanding.engine") && !isLambda(one))
            {
                left.add(new Object[] {one, other});
            }
        }
    }

    private static boolean isLambda(final Object value)
    {
        return value != null && (value.getClass().isHidden() || value.getClass().isSynthetic());
    }

    private void compareArrays(final String at, final Object one, final Object other)
    {
        if (one.getClass().getComponentType().isPrimitive())
        {
            // Wrapped in arrays of objects, arrays of any type are compared by their content.
            note(at, Arrays.deepEquals(new Object[] {one}, new Object[] {other}));
            return;
        }
        final int length = Array.getLength(one);
        note(at, length == Array.getLength(other));
        for (int i = 0; i < length && i < Array.getLength(other); i++)
        {
            enqueue(at, Array.get(one, i), Array.get(other, i));
        }
    }

    private void note(final String at, final boolean same)
    {
        if (!same)
        {
            differences.add(at);
        }
    }

    private void compare(final Object one, final Object other)
    {
        for (Class<?> type = one.getClass(); type != null && type != Object.class; type = type.getSuperclass())
        {
            for (final Field field : type.getDeclaredFields())
            {
                final String name = type.getName().replace("softlanding.engine.", "") + "#" + field.getName();
                if (!Modifier.isStatic(field.getModifiers()) && !derived.test(name))
                {
                    enqueue(name, get(field, one), get(field, other));
                }
            }
        }
    }

    private static Object get(final Field field, final Object of)
    {
        try
        {
            field.setAccessible(true);
            return field.get(of);
        }
        catch (final IllegalAccessException notOurs)
        {
            throw new IllegalStateException(notOurs);
        }
    }
}
