package softlanding.lab.naive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import softlanding.codecs.MarginReportedDecoder;
import softlanding.codecs.MessageHeaderDecoder;

/**
 * An account's margin as the engine reports it; Decimal8 mantissas.
 *
 * @param equity            cash.
 * @param maintenanceExcess net, cash.
 * @param requirement       maintenance, cash.
 * @param ratio             of the two; the largest number where nothing is required.
 * @param worst             the worst scenario by underlying.
 * @param positions         in the engine's order.
 */
public record MarginReport(
    long equity,
    long maintenanceExcess,
    long requirement,
    long ratio,
    Map<Integer, WorstScenario> worst,
    List<Position> positions)
{
    /** Relative changes below this are rounding. */
    private static final double ROUNDING = 1e-7;

    /**
     * Reads a report.
     *
     * @param reported decoder to use.
     * @param buffer   with the message.
     * @param offset   of its header.
     * @return the report.
     * @throws IllegalStateException if the account cannot be priced.
     */
    public static MarginReport of(final MarginReportedDecoder reported, final DirectBuffer buffer, final int offset)
    {
        reported.wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        if (reported.equity() == MarginReportedDecoder.equityNullValue())
        {
            throw new IllegalStateException(
                "account " + reported.accountId() + " cannot be priced: its book needs a mark that is missing");
        }
        final long ratio = reported.ratio();
        final Map<Integer, WorstScenario> worst = new HashMap<>();
        final List<Position> positions = new ArrayList<>();
        final long equity = reported.equity();
        final long margin = reported.maintenanceExcess();
        final long requirement = reported.maintenanceRequirement();
        reported.underlyings().forEach(underlying -> worst.put(
            underlying.underlyingId(), new WorstScenario(underlying.worstScenario(), underlying.worstLoss())));
        reported.positions().forEach(position -> positions.add(new Position(
            position.instrumentId(), position.quantity(), position.mark(), position.delta())));
        return new MarginReport(
            equity, margin, requirement,
            ratio == MarginReportedDecoder.ratioNullValue() ? Long.MAX_VALUE : ratio, worst, positions);
    }

    /**
     * Whether surplus over maintenance or the ratio is lower than before, beyond rounding.
     *
     * @param before an earlier report of the account.
     * @return whether this one is worse.
     */
    public boolean isWorseThan(final MarginReport before)
    {
        return maintenanceExcess < before.maintenanceExcess - ROUNDING * before.requirement ||
            ratio < before.ratio * (1 - ROUNDING);
    }

    /** Returns the value of all positions at mark, either sign, in Decimal8 mantissas squared. */
    public double positionValue()
    {
        return positions.stream().mapToDouble(each -> Math.abs((double)each.quantity) * each.mark).sum();
    }

    /**
     * A position.
     *
     * @param instrumentId of what.
     * @param quantity     contracts, signed.
     * @param mark         cash per coin.
     * @param delta        coins, of the whole position.
     */
    public record Position(int instrumentId, long quantity, long mark, long delta)
    {
    }

    /**
     * The scenario in which an underlying's positions lose most.
     *
     * @param index into the scenarios of the margin model; -1 for the basis contingency.
     * @param loss  cash, not negative.
     */
    public record WorstScenario(int index, long loss)
    {
    }
}
