package softlanding.gateway.client;

import java.util.List;
import softlanding.gateway.codecs.SubscribeEncoder;

/**
 * What a subscriber wants to read.
 *
 * @param ofEvents      whether it reads events; else decisions.
 * @param afterSequence event behind which it begins; 0 = the first that is kept.
 * @param afterIndex    index of the decision behind which it begins.
 * @param accountId     only records about this account; {@link #EVERY_ACCOUNT} for all.
 * @param templateIds   only these templates; none = all.
 */
public record ReadRequest(
    boolean ofEvents, long afterSequence, int afterIndex, long accountId, List<Integer> templateIds)
{
    /** Stands for all accounts. */
    public static final long EVERY_ACCOUNT = SubscribeEncoder.accountIdNullValue();

    /** Returns a request for all decisions behind a place. */
    public static ReadRequest decisionsAfter(final long sequence, final int index)
    {
        return new ReadRequest(false, sequence, index, EVERY_ACCOUNT, List.of());
    }

    /** Returns a request for all events behind a place. */
    public static ReadRequest eventsAfter(final long sequence)
    {
        return new ReadRequest(true, sequence, 0, EVERY_ACCOUNT, List.of());
    }
}
