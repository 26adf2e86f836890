package softlanding.engine.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import softlanding.codecs.AccountHealthChangedDecoder;
import softlanding.codecs.AuctionEndedDecoder;
import softlanding.codecs.AuctionStartedDecoder;
import softlanding.codecs.Health;
import softlanding.codecs.LiquidationFreezeChangedDecoder;
import softlanding.codecs.Bool;
import softlanding.codecs.LiquidationOrderCompletedDecoder;
import softlanding.codecs.LiquidationOrderedDecoder;
import softlanding.codecs.MessageHeaderDecoder;
import softlanding.codecs.RoundSkippedDecoder;
import softlanding.codecs.SkipReason;
import softlanding.engine.protection.ProtectionOrders;

/**
 * Knows an account by the decisions about it. An account in a tier has an order in flight, is in auction, or the last
 * reason told why it has no round is still true.
 */
public final class SilenceCheck
{
    /** What was told of one account. */
    private static final class Told
    {
        private Health health = Health.HEALTHY;
        private int orders;
        private boolean inAuction;
        private boolean isFrozen;
        private SkipReason reason;
        private long untilNs;
        private long pausedUntilNs;
        private final List<String> story = new ArrayList<>();
    }

    private final Map<Long, Told> accounts = new HashMap<>();
    private final Map<Long, Long> auctions = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountHealthChangedDecoder health = new AccountHealthChangedDecoder();
    private final LiquidationOrderedDecoder ordered = new LiquidationOrderedDecoder();
    private final LiquidationOrderCompletedDecoder completed = new LiquidationOrderCompletedDecoder();
    private final AuctionStartedDecoder started = new AuctionStartedDecoder();
    private final AuctionEndedDecoder ended = new AuctionEndedDecoder();
    private final RoundSkippedDecoder skipped = new RoundSkippedDecoder();
    private final LiquidationFreezeChangedDecoder freeze = new LiquidationFreezeChangedDecoder();
    private boolean allFrozen;
    private long silences;

    private Told of(final long accountId)
    {
        return accounts.computeIfAbsent(accountId, id -> new Told());
    }

    /** Notes that an operator froze or released an account. */
    public void onAccountFrozen(final long accountId, final boolean frozen)
    {
        of(accountId).isFrozen = frozen;
    }

    /** Notes that an operator paused an account, or ended its pause. */
    public void onAccountPaused(final long accountId, final long untilNs)
    {
        of(accountId).pausedUntilNs = untilNs;
    }

    /** Notes a decision. */
    public void onDecision(final DirectBuffer buffer)
    {
        switch (header.wrap(buffer, 0).templateId())
        {
            case AccountHealthChangedDecoder.TEMPLATE_ID ->
            {
                health.wrapAndApplyHeader(buffer, 0, header);
                of(health.accountId()).health = health.healthAfter();
                note(health.accountId(), health.header().eventSequence(), "health " + health.healthAfter() + " tier " +
                    health.tier());
            }
            case LiquidationOrderedDecoder.TEMPLATE_ID ->
            {
                ordered.wrapAndApplyHeader(buffer, 0, header);
                of(ordered.accountId()).orders++;
                of(ordered.accountId()).reason = null;
                note(ordered.accountId(), ordered.header().eventSequence(), "order");
            }
            case LiquidationOrderCompletedDecoder.TEMPLATE_ID ->
            {
                completed.wrapAndApplyHeader(buffer, 0, header);
                final boolean isProtection = ProtectionOrders.isId(completed.orderId());
                of(completed.accountId()).orders -= isProtection ? 0 : 1;
                note(completed.accountId(), completed.header().eventSequence(),
                    (isProtection ? "protection " : "") + "completed " + completed.reason());
            }
            case AuctionStartedDecoder.TEMPLATE_ID ->
            {
                started.wrapAndApplyHeader(buffer, 0, header);
                auctions.put(started.auctionId(), started.accountId());
                of(started.accountId()).inAuction = true;
                note(started.accountId(), started.header().eventSequence(), "auction");
            }
            case AuctionEndedDecoder.TEMPLATE_ID ->
            {
                ended.wrapAndApplyHeader(buffer, 0, header);
                of(ended.accountId()).inAuction = false;
                note(ended.accountId(), ended.header().eventSequence(), "auction ended " + ended.reason());
            }
            case LiquidationFreezeChangedDecoder.TEMPLATE_ID ->
            {
                freeze.wrapAndApplyHeader(buffer, 0, header);
                allFrozen = freeze.frozen() == Bool.YES;
            }
            case RoundSkippedDecoder.TEMPLATE_ID -> onSkipped(buffer);
            default ->
            {
            }
        }
    }

    private void onSkipped(final DirectBuffer buffer)
    {
        skipped.wrapAndApplyHeader(buffer, 0, header);
        if (skipped.operatorSequence() == RoundSkippedDecoder.operatorSequenceNullValue())
        {
            of(skipped.accountId()).reason = skipped.reason();
            of(skipped.accountId()).untilNs = skipped.untilNs();
        }
        note(skipped.accountId(), skipped.header().eventSequence(), "skipped " + skipped.reason());
    }

    private void note(final long accountId, final long sequence, final String what)
    {
        of(accountId).story.add(sequence + " " + what);
    }

    /** Fails if an account in a tier is silent; everything up to this time is judged. */
    public void check(final long nowNs, final long sequence)
    {
        accounts.forEach((id, told) ->
        {
            if (told.health != Health.LIQUIDATING && told.health != Health.BANKRUPT)
            {
                return;
            }
            silences++;
            if (told.orders <= 0 && !isTrue(told, nowNs))
            {
                final List<String> story = told.story;
                throw new AssertionError("account " + id + " is " + told.health + " and silent at sequence=" +
                    sequence + ", last reason " + told.reason + ": " +
                    story.subList(Math.max(0, story.size() - 12), story.size()));
            }
        });
    }

    /**
     * A rest or a wait is true until its end, whatever else keeps the account from a round meanwhile. Whether something
     * helps is tried again after each rest, and told once.
     */
    private boolean isTrue(final Told told, final long nowNs)
    {
        if (told.reason == null || told.inAuction)
        {
            return told.inAuction;
        }
        return switch (told.reason)
        {
            case FROZEN -> allFrozen || told.isFrozen;
            case PAUSED -> told.pausedUntilNs > nowNs;
            case RESTING, UNCONFIRMED -> told.untilNs > nowNs;
            case NOTHING_HELPS, NO_ROOM -> true;
            default -> false;
        };
    }

    /** Returns how often an account in a tier was looked at. */
    public long looks()
    {
        return silences;
    }
}
