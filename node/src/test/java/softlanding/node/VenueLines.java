package softlanding.node;

import java.util.ArrayList;
import java.util.List;
import softlanding.codecs.json.JsonReader;

/**
 * The events of a small venue as lines. It has one coin with a perpetual at 1,000, and account 7, which is long ten
 * coins with 2,000 in cash. The requirement is 0.159 of spot per coin. Each event is a microsecond after the previous
 * one.
 */
public final class VenueLines
{
    public static final long SECOND = 1_000_000_000L;
    public static final long T0 = 1_780_272_000L * SECOND;

    private static final long STEP_NS = 1_000;
    private static final String TIERS = "'tiers':[" +
        "{'ratioBelow':'1.05','maxShare':'0.1','sizing':'JUST_ENOUGH'}," +
        "{'ratioBelow':'1','maxShare':'1','sizing':'JUST_ENOUGH'}]";

    private final List<String> lines = new ArrayList<>();
    private final JsonReader json = new JsonReader();
    private long nowNs = T0;
    private int taken;

    /** The venue and its account, under the usual policy. */
    public static VenueLines usual()
    {
        return listed().withPolicyAndAccount();
    }

    /** The same, with one policy event more in the update: its parameters as {@code 'name':'value',...}. */
    public static VenueLines withTerms(final String type, final String parameters)
    {
        return listed().add(type, "'lastFragment':'NO'," + parameters).withPolicyAndAccount();
    }

    private static VenueLines listed()
    {
        return new VenueLines()
            .add("UnderlyingListed", "'underlyingId':1,'symbol':'ONE'")
            .add("PerpetualListed", "'instrumentId':1,'underlyingId':1,'contractSize':'1','lotSize':'0.1'");
    }

    private VenueLines withPolicyAndAccount()
    {
        return add("LiquidationPolicySet", "'policy':'TIERED','targetRatio':'1.1','feeRate':'0'," + TIERS)
            .price("1000")
            .account(7, "2000")
            .add("TradeExecuted",
                "'accountId':'7','tradeId':'1','instrumentId':1,'quantity':'10','price':'1000','fee':'0'");
    }

    /** Advances the time. */
    public VenueLines pass(final long durationNs)
    {
        nowNs += durationNs;
        return this;
    }

    /** Returns the time of the last event, in nanoseconds since the epoch. */
    public long nowNs()
    {
        return nowNs;
    }

    /** Adds an event. Its fields are written with single quotes. */
    public VenueLines add(final String type, final String fields)
    {
        nowNs += STEP_NS;
        final String more = fields.isEmpty() ? "" : "," + fields;
        lines.add(("{'type':'" + type + "','timestampNs':'" + nowNs + "'" + more + "}").replace('\'', '"'));
        return this;
    }

    /** Adds a price of the coin and its perpetual, which is one update. */
    public VenueLines price(final String price)
    {
        return add("SpotPriceChanged", "'underlyingId':1,'price':'" + price + "','confidence':'1','lastFragment':'NO'")
            .add("PerpetualPriceChanged", "'instrumentId':1,'price':'" + price + "','confidence':'1'");
    }

    public VenueLines account(final long accountId, final String cash)
    {
        return add("AccountOpened", "'accountId':'" + accountId + "','marginMode':'PORTFOLIO'")
            .add("CashTransferRequested", "'accountId':'" + accountId + "','transferId':'1','amount':'" + cash + "'");
    }

    /** Returns the lines that were not taken before. */
    public List<String> take()
    {
        final List<String> fresh = List.copyOf(lines.subList(taken, lines.size()));
        taken = lines.size();
        return fresh;
    }

    /** Offers the lines that were not taken before, each after the previous one is applied. */
    public void offer(final MarginNode node)
    {
        for (final String line : take())
        {
            final int length = json.read(line);
            if (!node.offer(json.frame(), 0, length))
            {
                throw new IllegalStateException("no room in the ring");
            }
            node.awaitApplied();
        }
    }
}
