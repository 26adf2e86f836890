package softlanding.workload.deribit;

import java.util.List;
import java.util.Map;

/**
 * The result of an import.
 *
 * @param events    number of emitted events.
 * @param options   number of listed options.
 * @param snapshots number of used chain snapshots.
 * @param bars      number of bars.
 * @param skipped   number of skipped rows by reason; reasons without a row are absent.
 * @param notes     what was understood in a way that the user should know.
 * @param examples  file, line and reason of the first skipped row for each reason.
 */
public record ImportReport(
    long events,
    int options,
    int snapshots,
    int bars,
    Map<RowFault, Long> skipped,
    List<String> notes,
    List<String> examples)
{
}
