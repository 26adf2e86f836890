package softlanding.workload.deribit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts skipped rows and stores the position of the first row of each kind. */
final class SkippedRows
{
    private final EnumMap<RowFault, Long> counts = new EnumMap<>(RowFault.class);
    private final List<String> examples = new ArrayList<>();

    void add(final Path file, final long line, final RowFault fault, final String reason)
    {
        if (counts.merge(fault, 1L, Long::sum) == 1)
        {
            examples.add(fault + ": " + file + ", line " + line + ": " + reason);
        }
    }

    Map<RowFault, Long> counts()
    {
        return Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    List<String> examples()
    {
        return List.copyOf(examples);
    }
}
