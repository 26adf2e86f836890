package softlanding.node.anchor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the anchors of a journal: how far its streams went, and their hashes there. Written in one form only, so
 * that a line that was changed is not read.
 *
 * @param kind          what it says.
 * @param journalId     of the journal.
 * @param timeMs        when it was made, in milliseconds since 1970 UTC.
 * @param events        sequence of the last event.
 * @param eventsHash    of the chain of events up to there.
 * @param decisions     number of the last decision's record.
 * @param decisionsHash of the chain of decisions up to there.
 * @param operatorId    of the person who declares a loss; 0 in an anchor.
 * @param previous      SHA-256 of the line before; zeros in the first.
 */
record Anchor(
    Kind kind,
    String journalId,
    long timeMs,
    long events,
    String eventsHash,
    long decisions,
    String decisionsHash,
    long operatorId,
    String previous)
{
    /** What a line says. */
    enum Kind
    {
        /** The streams went so far. */
        ANCHOR,
        /** An operator accepted a loss: of what was anchored before, the streams keep what is up to here. */
        LOSS
    }

    /** A line and its signature. */
    record Signed(Anchor anchor, String line, String signature)
    {
    }

    /** Stands for the line before the first one. */
    static final String NO_LINE = "0".repeat(64);

    private static final Pattern LINE = Pattern.compile(
        "(\\{\"kind\":\"(ANCHOR|LOSS)\",\"journal\":\"([0-9a-f-]{36})\",\"timeMs\":(\\d{1,18})," +
        "\"events\":(\\d{1,18}),\"eventsHash\":\"([0-9a-f]{64})\"," +
        "\"decisions\":(\\d{1,18}),\"decisionsHash\":\"([0-9a-f]{64})\"," +
        "\"operator\":(\\d{1,18}),\"previous\":\"([0-9a-f]{64})\"),\"signature\":\"([A-Za-z0-9+/]{86}==)\"}");

    /** Returns the text that is signed: the line up to its signature. */
    String signedText()
    {
        return "{\"kind\":\"" + kind + "\",\"journal\":\"" + journalId + "\",\"timeMs\":" + timeMs +
            ",\"events\":" + events + ",\"eventsHash\":\"" + eventsHash + "\",\"decisions\":" + decisions +
            ",\"decisionsHash\":\"" + decisionsHash + "\",\"operator\":" + operatorId + ",\"previous\":\"" + previous +
            "\"";
    }

    /** Returns the line with a signature. */
    Signed sign(final String signature)
    {
        return new Signed(this, signedText() + ",\"signature\":\"" + signature + "\"}", signature);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is no anchor in its one form.
     */
    static Signed parse(final String line)
    {
        final Matcher matcher = LINE.matcher(line);
        if (!matcher.matches())
        {
            throw new IllegalArgumentException("no anchor");
        }
        final Anchor anchor = new Anchor(
            Kind.valueOf(matcher.group(2)), matcher.group(3), Long.parseLong(matcher.group(4)),
            Long.parseLong(matcher.group(5)), matcher.group(6), Long.parseLong(matcher.group(7)), matcher.group(8),
            Long.parseLong(matcher.group(9)), matcher.group(10));
        if (!anchor.signedText().equals(matcher.group(1)))
        {
            throw new IllegalArgumentException("a number with leading zeros");
        }
        return new Signed(anchor, line, matcher.group(11));
    }
}
