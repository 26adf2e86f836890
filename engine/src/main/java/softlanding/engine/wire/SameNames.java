package softlanding.engine.wire;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The wire's value for each of the engine's. All are looked up at the start, so that a missing one fails there. */
final class SameNames<E extends Enum<E>, W extends Enum<W>>
{
    private final Map<E, W> wire;

    /** Maps each of the engine's values to the wire's value of the same name. */
    SameNames(final Class<E> ours, final Class<W> wires)
    {
        wire = new EnumMap<>(ours);
        for (final E value : ours.getEnumConstants())
        {
            wire.put(value, Enum.valueOf(wires, value.name()));
        }
    }

    /** Maps the engine's values, one of which has another name on the wire. */
    SameNames(final Class<E> ours, final Class<W> wires, final E differs, final W named)
    {
        wire = new EnumMap<>(ours);
        for (final E value : ours.getEnumConstants())
        {
            wire.put(value, value == differs ? named : Enum.valueOf(wires, value.name()));
        }
    }

    W of(final E value)
    {
        return Objects.requireNonNull(wire.get(value));
    }
}
