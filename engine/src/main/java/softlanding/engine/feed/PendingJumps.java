package softlanding.engine.feed;

import softlanding.engine.state.StateColumn;
import softlanding.engine.state.StateOwner;
import softlanding.engine.state.copy.StateCopy;

/** Keeps the withheld prices, at most one per feed, until they are confirmed or dismissed. */
final class PendingJumps
{
    private final StateColumn pending;
    private final StateColumn price;
    private final StateColumn confidence;
    private final StateColumn rate;
    private final StateColumn rateConfidence;
    private final StateColumn sinceNs;
    private final StateColumn heardNs;

    PendingJumps(final int feeds)
    {
        pending = new StateColumn(StateOwner.JUMP_PENDING, feeds);
        price = new StateColumn(StateOwner.JUMP_PRICE, feeds);
        confidence = new StateColumn(StateOwner.JUMP_CONFIDENCE, feeds);
        rate = new StateColumn(StateOwner.JUMP_RATE, feeds);
        rateConfidence = new StateColumn(StateOwner.JUMP_RATE_CONFIDENCE, feeds);
        sinceNs = new StateColumn(StateOwner.JUMP_SINCE, feeds);
        heardNs = new StateColumn(StateOwner.JUMP_HEARD, feeds);
    }

    void begin(final int feed, final long nowNs)
    {
        pending.set(feed, 1);
        sinceNs.set(feed, nowNs);
    }

    /** Keeps the latest of the prices that confirm each other. */
    void keep(final int feed, final long newPrice, final long newConfidence, final long nowNs)
    {
        price.set(feed, newPrice);
        confidence.set(feed, newConfidence);
        heardNs.set(feed, nowNs);
    }

    /** Keeps the confidence and the rate that belong to a withheld forward. */
    void keepRate(final int feed, final long forwardConfidence, final long newRate, final long newRateConfidence)
    {
        confidence.set(feed, forwardConfidence);
        rate.set(feed, newRate);
        rateConfidence.set(feed, newRateConfidence);
    }

    void forget(final int feed)
    {
        if (isPending(feed))
        {
            pending.set(feed, 0);
            sinceNs.set(feed, 0);
            keep(feed, 0, 0, 0);
            keepRate(feed, 0, 0, 0);
        }
    }

    boolean isPending(final int feed)
    {
        return pending.get(feed) != 0;
    }

    long price(final int feed)
    {
        return price.get(feed);
    }

    long confidence(final int feed)
    {
        return confidence.get(feed);
    }

    long rate(final int feed)
    {
        return rate.get(feed);
    }

    long rateConfidence(final int feed)
    {
        return rateConfidence.get(feed);
    }

    /** Returns the time of the first of the prices that confirm each other. */
    long sinceNs(final int feed)
    {
        return sinceNs.get(feed);
    }

    /** Returns the time of the latest of these prices. */
    long heardNs(final int feed)
    {
        return heardNs.get(feed);
    }

    long hash()
    {
        return pending.hash() + price.hash() + confidence.hash() + rate.hash() + rateConfidence.hash() +
            sinceNs.hash() + heardNs.hash();
    }

    void copyState(final StateCopy copy)
    {
        pending.copyState(copy);
        price.copyState(copy);
        confidence.copyState(copy);
        rate.copyState(copy);
        rateConfidence.copyState(copy);
        sinceNs.copyState(copy);
        heardNs.copyState(copy);
    }
}
