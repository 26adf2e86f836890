package softlanding.lab.fuzz;

import java.util.ArrayList;
import java.util.List;

/** What a fuzzed venue has listed and opened, and the level around which its prices move. */
final class FuzzVenue
{
    /** An instrument: its id, its expiry or 0, and the strike of an option or 0. */
    record Listed(int id, int expiryId, long strike, int underlyingId)
    {
        boolean isOption()
        {
            return strike > 0;
        }
    }

    /** An expiry of an underlying. */
    record Expiry(int id, int underlyingId, long expiryNs)
    {
    }

    static final long ONE = 100_000_000L;
    static final long SECOND = 1_000_000_000L;
    static final int ACCOUNTS = 10;
    static final long MAX_PRICE = 1_000_000_000L * ONE;

    final List<Listed> instruments = new ArrayList<>();
    final List<Expiry> expiries = new ArrayList<>();
    final long[] spot = new long[3];
    private final FuzzRandom random;
    private int nextInstrument = 1;

    FuzzVenue(final FuzzRandom random)
    {
        this.random = random;
    }

    /** Returns the lines that list a venue and open its accounts. */
    List<String> open(final long nowNs)
    {
        final List<String> lines = new ArrayList<>();
        for (int underlying = 1; underlying <= 2; underlying++)
        {
            spot[underlying] = random.magnitude(MAX_PRICE);
            lines.add(line("UnderlyingListed", nowNs).with("underlyingId", underlying).with("symbol", "U").toString());
            lines.add(perpetual(nowNs, underlying));
            for (int i = 0; i < 2; i++)
            {
                expiry(nowNs, underlying, lines);
            }
        }
        lines.add(line("CollateralListed", nowNs).with("assetId", 1).with("symbol", "C")
            .with("riskCancellingUnderlyingId", 1).with("maintenanceHaircut", "0.1")
            .with("initialHaircutAddOn", "0.1").toString());
        for (int account = 1; account <= ACCOUNTS; account++)
        {
            lines.add(line("AccountOpened", nowNs).with("accountId", account)
                .with("marginMode", random.chance(0.3) ? "STANDARD" : "PORTFOLIO").toString());
        }
        lines.add(line("LiquidatorRegistered", nowNs).with("liquidatorId", 1).with("accountId", 1).toString());
        return lines;
    }

    private String perpetual(final long nowNs, final int underlying)
    {
        final Listed listed = new Listed(nextInstrument++, 0, 0, underlying);
        instruments.add(listed);
        return sized(line("PerpetualListed", nowNs).with("instrumentId", listed.id)
            .with("underlyingId", underlying)).toString();
    }

    /** Lists an expiry with a future and options around the spot. */
    void expiry(final long nowNs, final int underlying, final List<String> lines)
    {
        final long life = random.chance(0.3) ? 60 * SECOND : 86_400 * SECOND * (1 + random.below(400));
        final Expiry expiry = new Expiry(expiries.size() + 1, underlying, nowNs + life);
        expiries.add(expiry);
        lines.add(line("ExpiryListed", nowNs).with("expiryId", expiry.id).with("underlyingId", underlying)
            .with("expiryNs", expiry.expiryNs).toString());
        final Listed future = new Listed(nextInstrument++, expiry.id, 0, underlying);
        instruments.add(future);
        lines.add(sized(line("FutureListed", nowNs).with("instrumentId", future.id).with("expiryId", expiry.id))
            .toString());
        for (int i = 0; i < 3; i++)
        {
            final long strike = random.chance(0.2) ? random.magnitude(MAX_PRICE) :
                StrictMath.max(1, StrictMath.min(MAX_PRICE, (long)(spot[underlying] * random.between(0.5, 2))));
            for (final String right : new String[] {"CALL", "PUT"})
            {
                final Listed option = new Listed(nextInstrument++, expiry.id, strike, underlying);
                instruments.add(option);
                lines.add(sized(line("OptionListed", nowNs).with("instrumentId", option.id)
                    .with("expiryId", expiry.id).decimal("strike", strike).with("right", right)).toString());
            }
        }
    }

    private EventLine sized(final EventLine line)
    {
        return line.decimal("contractSize", random.chance(0.6) ? ONE : random.magnitude(1_000_000L * ONE))
            .decimal("lotSize", random.chance(0.5) ? 1_000_000L : random.magnitude(1_000L * ONE));
    }

    Listed anyInstrument()
    {
        return instruments.get(random.below(instruments.size()));
    }

    static EventLine line(final String type, final long nowNs)
    {
        return EventLine.of(type, nowNs);
    }
}
