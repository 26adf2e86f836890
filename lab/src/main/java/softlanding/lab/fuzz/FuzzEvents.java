package softlanding.lab.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import softlanding.codecs.FieldLayout;
import softlanding.codecs.MessageCatalog;

/** Draws the events of a fuzzed venue: most are valid, and all of them may have extreme amounts. */
final class FuzzEvents
{
    private static final long ONE = FuzzVenue.ONE;
    private static final long SECOND = FuzzVenue.SECOND;

    private final FuzzRandom random;
    private final FuzzRandom supposing;
    private final FuzzVenue venue;
    private final FuzzOrders orders;
    private final long sizes;
    private long nowNs = 1_700_000_000_000_000_000L;
    private long id;

    FuzzEvents(final long seed, final FuzzOrders orders)
    {
        this.orders = orders;
        random = new FuzzRandom(seed);
        supposing = new FuzzRandom(~seed);
        venue = new FuzzVenue(random);
        sizes = random.chance(0.2) ? 90_000_000_000L * ONE : random.magnitude(1_000_000_000L * ONE);
    }

    /** Returns the lines that open the venue: listings, terms, marks and money. */
    List<String> open()
    {
        final List<String> lines = new ArrayList<>(venue.open(nowNs));
        lines.add(policy());
        lines.add(auctionTerms());
        if (random.chance(0.5))
        {
            lines.add(guards());
        }
        moveAll(lines, 1);
        for (int account = 1; account <= FuzzVenue.ACCOUNTS; account++)
        {
            transfer(lines, account, random.magnitude(random.chance(0.5) ? sizes : 40_000_000_000L * ONE));
        }
        for (int i = 0; i < 25; i++)
        {
            trade(lines);
        }
        return lines;
    }

    /** Returns the lines of the next moment. */
    List<String> next()
    {
        final List<String> lines = new ArrayList<>();
        nowNs += random.chance(0.1) ? random.magnitude(90_000L * SECOND) : random.magnitude(3 * SECOND);
        switch (random.below(22))
        {
            case 0, 1, 2, 3 -> moveAll(lines, 1 + random.between(-0.3, 0.35));
            case 4 -> moveAll(lines, random.chance(0.5) ? 10 : 0.1);
            case 5, 6, 7 -> trade(lines);
            case 8 -> transfer(lines, anyAccount(), random.signed(random.magnitude(sizes)));
            case 9 -> lines.add(liquidity());
            case 10 -> settle(lines);
            case 11 -> venue.expiry(nowNs, 1 + random.below(2), lines);
            case 12 -> lines.add(packageOf());
            case 13 -> lines.add(line("FundingAccrued").with("instrumentId", random.chance(0.5) ? 1 : 10)
                .decimal("amountPerContract", random.signed(random.magnitude(1_000_000L * ONE))).toString());
            case 14 -> lines.add(interruption());
            case 15 -> lines.add(line("InsuranceFundTransferred").with("transferId", ++id)
                .decimal("amount", random.magnitude(10_000_000_000L * ONE)).toString());
            case 16 -> lines.add(line("LossSocialisationOrdered").with("accountId", anyAccount()).toString());
            case 17 -> lines.add(order());
            case 18 -> lines.add(random.chance(0.5) ? policy() : auctionTerms());
            case 19 -> lines.add(line("CollateralTransferRequested").with("accountId", anyAccount())
                .with("transferId", ++id).with("assetId", 1)
                .decimal("quantity", random.signed(random.magnitude(1_000_000L * ONE))).toString());
            case 20 -> lines.add(question());
            default -> lines.add(line("TimeAdvanced").toString());
        }
        if (lines.size() > 1 && random.chance(0.7))
        {
            makeUpdate(lines);
        }
        orders.answer(random, nowNs, lines);
        return lines;
    }

    /** Makes the marks of one moment one update, or leaves its end out. */
    private void makeUpdate(final List<String> lines)
    {
        final int last = lines.size() - (random.chance(0.05) ? 0 : 1);
        for (int i = 0; i < lines.size(); i++)
        {
            if (MessageCatalog.instance().knownMessage(type(lines.get(i))).root().fields().stream()
                .anyMatch(field -> field.name().equals("lastFragment")))
            {
                final String said = i < last ? "NO" : "YES";
                lines.set(i, lines.get(i).replaceFirst("}$", ",\"lastFragment\":\"" + said + "\"}"));
            }
        }
    }

    private static String type(final String line)
    {
        final int begin = line.indexOf(':') + 2;
        return line.substring(begin, line.indexOf('"', begin));
    }

    /** Depth has one field, or one for each side. */
    private String liquidity()
    {
        final EventLine line = line("LiquidityChanged").with("instrumentId", venue.anyInstrument().id())
            .decimal("halfSpread", random.magnitude(1_000L * ONE));
        MessageCatalog.instance().knownMessage("LiquidityChanged").root().fields().stream().map(FieldLayout::name)
            .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("depth"))
            .forEach(name -> line.decimal(name, random.magnitude(sizes)));
        return line.toString();
    }

    /** A question, often with trades and transfers that are only supposed. What is supposed is drawn apart. */
    private String question()
    {
        final StringBuilder trades = new StringBuilder();
        for (int i = supposing.below(4); i > 0; i--)
        {
            trades.append(trades.length() == 0 ? "" : ",").append("{\"instrumentId\":")
                .append(1 + supposing.below(24)).append(",\"quantity\":\"")
                .append(EventLine.text(supposing.signed(supposing.magnitude(sizes)))).append("\"}");
        }
        final String transfers = supposing.chance(0.5) ? "" :
            "{\"amount\":\"" + EventLine.text(supposing.signed(supposing.magnitude(sizes))) + "\"}";
        return line("MarginReportRequested").with("accountId", anyAccount()).with("requestId", ++id)
            .group("positions", trades.toString()).group("transfers", transfers).toString();
    }

    private int anyAccount()
    {
        return 1 + random.below(FuzzVenue.ACCOUNTS);
    }

    private EventLine line(final String type)
    {
        return EventLine.of(type, nowNs);
    }

    private void moveAll(final List<String> lines, final double factor)
    {
        for (int underlying = 1; underlying <= 2; underlying++)
        {
            venue.spot[underlying] = near(venue.spot[underlying], factor);
            final long price = random.chance(0.01) ? 0 : venue.spot[underlying];
            lines.add(line("SpotPriceChanged").with("underlyingId", underlying).decimal("price", price)
                .with("confidence", "1").toString());
            lines.add(line("CollateralPriceChanged").with("assetId", 1).decimal("price", venue.spot[1])
                .with("confidence", "1").toString());
        }
        for (final FuzzVenue.Listed listed : venue.instruments)
        {
            if (listed.expiryId() == 0)
            {
                lines.add(line("PerpetualPriceChanged").with("instrumentId", listed.id())
                    .decimal("price", near(venue.spot[listed.underlyingId()], random.between(0.99, 1.01)))
                    .with("confidence", "1").toString());
            }
            else if (listed.isOption() && random.chance(0.5))
            {
                lines.add(line("VolatilityChanged").with("expiryId", listed.expiryId())
                    .decimal("strike", listed.strike())
                    .decimal("volatility", random.chance(0.1) ? random.magnitude(100 * ONE) : ONE / 2)
                    .with("confidence", "1").toString());
            }
        }
        for (final FuzzVenue.Expiry expiry : venue.expiries)
        {
            lines.add(line("ForwardPriceChanged").with("expiryId", expiry.id())
                .decimal("forward", near(venue.spot[expiry.underlyingId()], random.between(0.98, 1.02)))
                .decimal("rate", random.chance(0.1) ? random.signed(random.magnitude(5 * ONE)) : 0)
                .with("forwardConfidence", "1").with("rateConfidence", "1").toString());
        }
    }

    private static long near(final long price, final double factor)
    {
        return StrictMath.max(1, StrictMath.min(FuzzVenue.MAX_PRICE, (long)(price * factor)));
    }

    /** Adds the two sides of a trade; sometimes only one of them is here. */
    private void trade(final List<String> lines)
    {
        final FuzzVenue.Listed listed = venue.anyInstrument();
        final long quantity = random.signed(random.magnitude(sizes));
        final long fair = venue.spot[listed.underlyingId()];
        final long price = listed.isOption() ? random.chance(0.2) ? 0 : random.magnitude(StrictMath.max(2, fair)) :
            near(fair, random.between(0.8, 1.2));
        final long tradeId = ++id;
        final int first = anyAccount();
        lines.add(side(first, tradeId, listed.id(), quantity, price));
        if (!random.chance(0.05))
        {
            lines.add(side(1 + first % FuzzVenue.ACCOUNTS, tradeId, listed.id(), -quantity, price));
        }
    }

    private String side(
        final int account, final long tradeId, final int instrumentId, final long quantity, final long price)
    {
        return line("TradeExecuted").with("accountId", account).with("tradeId", tradeId)
            .with("instrumentId", instrumentId).decimal("quantity", quantity).decimal("price", price)
            .decimal("fee", random.chance(0.9) ? 0 : random.signed(random.magnitude(ONE))).toString();
    }

    private void transfer(final List<String> lines, final int account, final long amount)
    {
        lines.add(line("CashTransferRequested").with("accountId", account).with("transferId", ++id)
            .decimal("amount", amount).toString());
    }

    private void settle(final List<String> lines)
    {
        for (final FuzzVenue.Expiry expiry : venue.expiries)
        {
            if (expiry.expiryNs() <= nowNs || random.chance(0.05))
            {
                nowNs = StrictMath.max(nowNs, expiry.expiryNs());
                lines.add(line("ExpirySettled").with("expiryId", expiry.id())
                    .decimal("settlementPrice", near(venue.spot[expiry.underlyingId()], random.between(0.5, 2)))
                    .toString());
            }
        }
    }

    private String packageOf()
    {
        final int first = random.below(venue.instruments.size() - 1);
        return line("PackageRegistered").with("accountId", anyAccount()).with("packageId", ++id)
            .group("legs", leg(first) + "," + leg(first + 1)).toString();
    }

    private String leg(final int index)
    {
        return "{\"instrumentId\":" + venue.instruments.get(index).id() + ",\"ratio\":\"" +
            EventLine.text(random.signed(random.magnitude(100 * ONE))) + "\"}";
    }

    private String interruption()
    {
        return line("FeedInterrupted").with("feedKind", "SPOT").with("id", 1 + random.below(2))
            .with("reason", random.chance(0.5) ? "VANISHED" : "CROSSED").toString();
    }

    private String order()
    {
        final FuzzVenue.Listed listed = venue.anyInstrument();
        return line("OrderMarginRequested").with("accountId", anyAccount()).with("requestId", ++id)
            .with("instrumentId", listed.id()).decimal("quantity", random.signed(random.magnitude(sizes)))
            .decimal("price", near(venue.spot[listed.underlyingId()], 1)).toString();
    }

    private String policy()
    {
        final String policy = random.chance(0.6) ? "TIERED" : random.chance(0.5) ? "OPTIMAL" : "FULL";
        final String last = random.chance(0.5) ? "ALL" : "JUST_ENOUGH";
        return line("LiquidationPolicySet").with("policy", policy)
            .decimal("targetRatio", (long)(ONE * random.between(1.06, 1.6)))
            .with("roundIntervalNs", random.magnitude(10 * SECOND)).with("orderTimeoutNs", random.magnitude(5 * SECOND))
            .with("hedge", random.chance(0.3) ? "LAST" : "NEVER")
            .group("tiers", tier("1.05", "0.1", "JUST_ENOUGH") + "," + tier("1.02", "0.25", "JUST_ENOUGH") + "," +
                tier("1", "1", last)).toString();
    }

    private static String tier(final String below, final String share, final String sizing)
    {
        return "{\"ratioBelow\":\"" + below + "\",\"maxShare\":\"" + share + "\",\"sizing\":\"" + sizing + "\"}";
    }

    private String auctionTerms()
    {
        return line("AuctionTermsSet").with("auctionAfterRounds", 1 + random.below(3))
            .with("insolventNs", random.magnitude(30 * SECOND)).toString();
    }

    private String guards()
    {
        return line("FeedGuardsSet").with("stalenessNs", 60 * SECOND + random.magnitude(86_400 * SECOND))
            .with("jumpLimit", "0.5").toString();
    }
}
