package softlanding.workload.exchange;

import org.jspecify.annotations.Nullable;
import softlanding.workload.SeededRandom;
import softlanding.workload.wire.OrderKey;

/** An order that the exchange will answer: a number of attempts, then a close. */
final class PendingOrder
{
    private static final int MAX_PARTS = 4;

    final OrderKey key;
    final long quantity;
    final long limitPrice;
    /** True if the order is answered even after the engine has completed it. */
    final boolean isStubborn;

    private final SeededRandom random;
    private final long gapNs;
    private final int attempts;
    private int attempted;
    private long filled;
    private long nextNs;

    private PendingOrder(
        final OrderKey key,
        final long quantity,
        final long limitPrice,
        final SeededRandom random,
        final Answer answer)
    {
        this.key = key;
        this.quantity = quantity;
        this.limitPrice = limitPrice;
        this.random = random;
        attempts = answer.attempts;
        gapNs = answer.gapNs;
        isStubborn = answer.isStubborn;
        nextNs = answer.firstNs;
    }

    /** Draws the schedule of answers. Returns null if the order is never answered. */
    static @Nullable PendingOrder of(
        final OrderKey key,
        final long quantity,
        final long limitPrice,
        final long receivedNs,
        final FillBehaviour behaviour,
        final SeededRandom random)
    {
        final double draw = random.nextDouble();
        final double silent = behaviour.silent();
        final double noFill = silent + behaviour.noFill();
        final double inParts = noFill + behaviour.inParts();
        final boolean isLate = draw >= inParts && draw < inParts + behaviour.late();
        if (draw < silent)
        {
            return null;
        }
        final int wanted = draw < noFill ? 0 : draw < inParts ? 2 + random.nextInt(MAX_PARTS - 1) : 1;
        final int attempts = behaviour.filled() < 1 && !random.chance(behaviour.filled()) ? 0 : wanted;
        final double delay = isLate ?
            random.between((double)behaviour.promptNs(), (double)behaviour.lateNs()) :
            random.between(1, (double)behaviour.promptNs());
        final long firstNs = receivedNs + (long)delay;
        final boolean isStubborn = behaviour.stubborn() > 0 && random.chance(behaviour.stubborn());
        return new PendingOrder(
            key, quantity, limitPrice, random, new Answer(attempts, firstNs, behaviour.promptNs(), isStubborn));
    }

    /** Returns the time of the next attempt, or of the close after the last attempt. */
    long nextNs()
    {
        return nextNs;
    }

    boolean isToBeClosed()
    {
        return attempted == attempts || filled == quantity;
    }

    long unfilled()
    {
        return quantity - filled;
    }

    /**
     * Returns the contracts of the next attempt: a share of the remaining quantity, or all of it at the last attempt.
     */
    long nextPart(final long lotSize)
    {
        if (attempted == attempts - 1)
        {
            return unfilled();
        }
        final long part = (long)(unfilled() * random.between(0.2, 0.7)) / lotSize * lotSize;
        return part == 0 ? unfilled() : part;
    }

    void attempted(final long fill, final long nowNs)
    {
        attempted++;
        filled += fill;
        nextNs = isToBeClosed() ? nowNs : nowNs + 1 + (long)random.between(0, (double)gapNs);
    }

    /** How the order will be answered. */
    private record Answer(int attempts, long firstNs, long gapNs, boolean isStubborn)
    {
    }
}
