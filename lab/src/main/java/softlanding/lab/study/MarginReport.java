package softlanding.lab.study;

import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import softlanding.codecs.MarginReportedDecoder;
import softlanding.codecs.MessageHeaderDecoder;

/**
 * The margin of an account as the engine reports it, in Decimal8 mantissas.
 *
 * @param equity            in cash.
 * @param maintenanceMargin maintenance excess, in cash.
 * @param requirement       maintenance requirement, in cash.
 * @param ratio             of the two; the largest number if the requirement is 0.
 * @param quantities        contracts by instrument.
 * @param marks             cash per coin by held instrument.
 */
record MarginReport(
    long equity,
    long maintenanceMargin,
    long requirement,
    long ratio,
    Map<Integer, Long> quantities,
    Map<Integer, Long> marks)
{
    /** Smaller relative changes are rounding. */
    private static final double ROUNDING = 1e-7;

    static MarginReport of(final MarginReportedDecoder reported, final DirectBuffer buffer, final int offset)
    {
        reported.wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        if (reported.equity() == MarginReportedDecoder.equityNullValue())
        {
            throw new IllegalStateException(
                "account " + reported.accountId() + " cannot be priced: its book needs a mark that is missing");
        }
        final long ratio = reported.ratio();
        final Map<Integer, Long> quantities = new HashMap<>();
        final Map<Integer, Long> marks = new HashMap<>();
        final long equity = reported.equity();
        final long margin = reported.maintenanceMargin();
        final long requirement = reported.maintenanceRequirement();
        reported.underlyings().forEach(underlying ->
        {
        });
        reported.positions().forEach(position ->
        {
            quantities.put(position.instrumentId(), position.quantity());
            marks.put(position.instrumentId(), position.mark());
        });
        return new MarginReport(
            equity, margin, requirement,
            ratio == MarginReportedDecoder.ratioNullValue() ? Long.MAX_VALUE : ratio, quantities, marks);
    }

    /** Tells whether the maintenance excess or the ratio is lower than before. */
    boolean isWorseThan(final MarginReport before)
    {
        return maintenanceMargin < before.maintenanceMargin - ROUNDING * before.requirement ||
            ratio < before.ratio * (1 - ROUNDING);
    }

    /** Returns the gross value of all positions at mark, in Decimal8 mantissas squared. */
    double positionValue()
    {
        double value = 0;
        for (final Map.Entry<Integer, Long> position : quantities.entrySet())
        {
            value += Math.abs((double)position.getValue()) * marks.get(position.getKey());
        }
        return value;
    }
}
