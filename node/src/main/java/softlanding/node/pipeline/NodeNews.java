package softlanding.node.pipeline;

import org.agrona.concurrent.UnsafeBuffer;
import softlanding.codecs.Bool;
import softlanding.codecs.FeedGuardsSetEncoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.codecs.NodeRestartedEncoder;
import softlanding.codecs.TimeAdvancedEncoder;
import softlanding.node.replay.ClockMode;

/**
 * The events that a node without companions makes of its own: that it was away, that time passed without a message, and
 * the guards of a new journal. They stand between messages only. With the clock of the events it makes none but the
 * first.
 */
public final class NodeNews
{
    private static final int HEADER_BYTES = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long RATIO_ONE = 100_000_000L;

    private final EventEntry entry;
    private final NodeRecovery recovery;
    private final boolean isLive;
    private final boolean isRestartAnnounced;
    private final long tickNs;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TimeAdvancedEncoder timeAdvanced = new TimeAdvancedEncoder();
    private final UnsafeBuffer tick = new UnsafeBuffer(new byte[HEADER_BYTES + TimeAdvancedEncoder.BLOCK_LENGTH]);
    private long lastMessageNs;

    /** Prepares the news of a node. */
    public NodeNews(final EventEntry entry, final NodeRecovery recovery, final boolean isRestartAnnounced)
    {
        this.entry = entry;
        this.recovery = recovery;
        this.isRestartAnnounced = isRestartAnnounced;
        isLive = recovery.terms().clock() == ClockMode.WALL;
        tickNs = recovery.terms().tickNs();
    }

    /** Tells that the node was away; gives guards to a new journal of a live node. There is room for an event. */
    public void onStart(final long nowNs)
    {
        lastMessageNs = nowNs;
        if (recovery.report().events() == 0)
        {
            if (isLive)
            {
                entry.putNodeEvent(guards(nowNs), nowNs);
            }
        }
        else if (isRestartAnnounced)
        {
            final UnsafeBuffer frame = new UnsafeBuffer(new byte[HEADER_BYTES + NodeRestartedEncoder.BLOCK_LENGTH]);
            new NodeRestartedEncoder().wrapAndApplyHeader(frame, 0, header)
                .timestampNs(isLive ? nowNs : recovery.engine().timeNs());
            entry.putNodeEvent(frame, nowNs);
        }
    }

    /** Notes that a message came. */
    public void onMessage(final long nowNs)
    {
        lastMessageNs = nowNs;
    }

    /** Uses a moment without a message, in which there is room for two events. */
    public void onIdle(final long nowNs)
    {
        if (!isLive)
        {
            return;
        }
        entry.onIdle(nowNs);
        if (nowNs - lastMessageNs >= tickNs && nowNs > recovery.gate().table().reachedNs())
        {
            lastMessageNs = nowNs;
            timeAdvanced.wrapAndApplyHeader(tick, 0, header).timestampNs(nowNs);
            entry.putNodeEvent(tick, nowNs);
        }
    }

    /** Guards for a venue that says nothing: marks of a minute, jumps of a tenth confirmed, a second of lag. */
    private UnsafeBuffer guards(final long nowNs)
    {
        final UnsafeBuffer frame = new UnsafeBuffer(new byte[HEADER_BYTES + FeedGuardsSetEncoder.BLOCK_LENGTH]);
        new FeedGuardsSetEncoder().wrapAndApplyHeader(frame, 0, header)
            .timestampNs(nowNs)
            .stalenessNs(60 * SECOND_NS)
            .jumpLimit(RATIO_ONE / 10)
            .jumpConfirmNs(5 * SECOND_NS)
            .minConfidence(RATIO_ONE / 2)
            .maxLagNs(SECOND_NS)
            .lastFragment(Bool.NULL_VAL)
            .volatilityStalenessNs(300 * SECOND_NS)
            .breachConfirmNs(FeedGuardsSetEncoder.breachConfirmNsNullValue())
            .emergencyRatio(FeedGuardsSetEncoder.emergencyRatioNullValue())
            .emergencyConfirmNs(FeedGuardsSetEncoder.emergencyConfirmNsNullValue())
            .updateTimeoutNs(FeedGuardsSetEncoder.updateTimeoutNsNullValue())
            .maxTimeStepNs(FeedGuardsSetEncoder.maxTimeStepNsNullValue())
            .maxSettlementMove(FeedGuardsSetEncoder.maxSettlementMoveNullValue())
            .withdrawalAverageNs(FeedGuardsSetEncoder.withdrawalAverageNsNullValue());
        return frame;
    }
}
