package softlanding.workload.deribit;

import java.util.List;
import java.util.Map;

/**
 * What an import did.
 *
 * @param events    number of events emitted.
 * @param options   number of options listed.
 * @param snapshots number of chain snapshots used.
 * @param bars      number of bars read.
 * @param skipped   rows not used, by reason; reasons that did not occur are absent.
 * @param examples  file, line and reason of the first row skipped for each reason.
 */
public record ImportReport(
    long events, int options, int snapshots, int bars, Map<RowFault, Long> skipped, List<String> examples)
{
}
