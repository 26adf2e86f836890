package softlanding.engine.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateOwnerTest
{
    private static final Path SOURCES = Path.of("src/main/java/softlanding/engine");
    private static final Pattern COLUMN = Pattern.compile("new StateColumn\\(StateOwner\\.(\\w+)");
    private static final Pattern OWNER = Pattern.compile("StateOwner\\.([A-Z_]+)");

    @Test
    void shouldGiveNoNumberTwice()
    {
        final Map<Long, StateOwner> byNumber = new HashMap<>();
        for (final StateOwner owner : StateOwner.values())
        {
            final StateOwner other = byNumber.put(owner.number(), owner);
            assertEquals(null, other, () -> owner + " has the number of " + other);
        }
    }

    @Test
    void shouldBelongToOneColumnOfOneClass() throws IOException
    {
        final Map<String, Path> fileOfOwner = new HashMap<>();
        final Set<String> columns = new HashSet<>();
        for (final Path file : files())
        {
            final String source = Files.readString(file);
            for (final Matcher column = COLUMN.matcher(source); column.find();)
            {
                assertTrue(columns.add(column.group(1)), () -> "two columns of " + column.group(1));
            }
            for (final Matcher owner = OWNER.matcher(source); owner.find();)
            {
                final Path other = fileOfOwner.put(owner.group(1), file);
                assertTrue(other == null || other.equals(file), () -> owner.group(1) + " in " + file + " and " + other);
            }
        }
        for (final StateOwner owner : StateOwner.values())
        {
            final boolean isOfPosition = owner.name().startsWith("POSITION_");
            assertTrue(isOfPosition || fileOfOwner.containsKey(owner.name()), () -> "nothing belongs to " + owner);
        }
    }

    private static List<Path> files() throws IOException
    {
        try (Stream<Path> files = Files.walk(SOURCES))
        {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
