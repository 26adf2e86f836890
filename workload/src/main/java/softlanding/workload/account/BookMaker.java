package softlanding.workload.account;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import softlanding.workload.Decimal8;
import softlanding.workload.SeededRandom;
import softlanding.workload.market.Black76;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.Market;
import softlanding.workload.market.Strike;

/** Draws the legs that the name of a kind promises, from the strikes and expiries that exist. */
final class BookMaker
{
    private static final int LEAST_STRIKES = 5;
    private static final long LEAST_NS_TO_EXPIRY = 6L * 86_400 * 1_000_000_000;
    private static final double LEAST_SIZE = 0.5;
    private static final double SIZE_RANGE = 16;

    private final EnumMap<Coin, List<Ladder>> ladders = new EnumMap<>(Coin.class);
    private final Market market;
    private final long nowNs;

    BookMaker(final Market market, final long nowNs)
    {
        this.market = market;
        this.nowNs = nowNs;
        for (final Coin coin : Coin.values())
        {
            final List<Ladder> tradable = tradable(coin);
            if (!tradable.isEmpty())
            {
                ladders.put(coin, tradable);
            }
        }
        if (ladders.isEmpty())
        {
            throw new IllegalArgumentException(
                "no expiry at least 6 days away has " + LEAST_STRIKES + " strikes with call, put and volatility");
        }
    }

    private List<Ladder> tradable(final Coin coin)
    {
        final List<Ladder> tradable = new ArrayList<>();
        for (final Chain chain : market.chains())
        {
            final Ladder ladder = new Ladder(chain, nowNs);
            if (chain.underlyingId() == coin.underlyingId() &&
                !chain.isSettled() &&
                chain.expiryNs() - nowNs >= LEAST_NS_TO_EXPIRY &&
                ladder.size() >= LEAST_STRIKES)
            {
                tradable.add(ladder);
            }
        }
        return tradable;
    }

    Book make(final AccountKind kind, final SeededRandom random)
    {
        final Book book = new Book(kind);
        final Coin[] coins = ladders.keySet().toArray(new Coin[0]);
        final Coin coin = coins[random.nextInt(coins.length)];
        final List<Ladder> choice = ladders.get(coin);
        final Ladder ladder = choice.get(random.nextInt(choice.size()));
        final long size = size(coin, random);
        switch (kind)
        {
            case COVERED_CALL -> coveredCall(book, coin, ladder, size, random);
            case VERTICAL_SPREAD -> vertical(book, ladder, size, random.chance(0.6) ? -1 : 1, random);
            case IRON_CONDOR -> ironCondor(book, ladder, size, random);
            case SHORT_STRANGLE -> shortStrangle(book, ladder, size, random);
            case DELTA_HEDGED -> deltaHedged(book, coin, size, random);
            case NAKED_SHORT, STANDARD_SELLER -> nakedShort(book, ladder, size, random);
            case LEVERAGED_PERPETUAL -> book.trade(coin.perpetual(), random.chance(0.7) ? size : -size);
            case LONG_HOLDER -> longHolder(book, coin, size, random);
            default -> throw new IllegalArgumentException("no legs are drawn for " + kind);
        }
        return book;
    }

    private static long size(final Coin coin, final SeededRandom random)
    {
        final double contracts = LEAST_SIZE * StrictMath.pow(SIZE_RANGE, random.nextDouble());
        return Decimal8.toStep(contracts * coin.sizeFactor(), coin.lotSize());
    }

    private static void coveredCall(
        final Book book, final Coin coin, final Ladder ladder, final long size, final SeededRandom random)
    {
        final double coinShare = random.between(0.15, 0.5);
        final long coins = Decimal8.toStep(Decimal8.toDouble(size) * coinShare, coin.lotSize());
        book.trade(ladder.strike(ladder.at(random.between(0.3, 1.1))).call(), -size);
        book.trade(coin.perpetual(), size - coins);
        book.depositCoins(Collateral.of(coin), coins);
    }

    /**
     * Sells the option nearer to the forward and buys the one further out, as many strikes away as about a
     * deviation.
     */
    private static void vertical(
        final Book book, final Ladder ladder, final long size, final int direction, final SeededRandom random)
    {
        final double near = random.between(0.3, 1.0);
        final int roomBelow = 1;
        final int roomAbove = ladder.size() - 2;
        final int sold = StrictMath.max(roomBelow, StrictMath.min(roomAbove, ladder.at(direction * near)));
        final int wanted = ladder.at(direction * (near + random.between(0.4, 0.9)));
        final int bought = direction > 0 ? StrictMath.max(sold + 1, wanted) : StrictMath.min(sold - 1, wanted);
        book.trade(option(ladder.strike(sold), direction), -size);
        book.trade(option(ladder.strike(bought), direction), size);
    }

    private static void ironCondor(final Book book, final Ladder ladder, final long size, final SeededRandom random)
    {
        vertical(book, ladder, size, -1, random);
        vertical(book, ladder, size, 1, random);
    }

    private static void shortStrangle(
        final Book book, final Ladder ladder, final long size, final SeededRandom random)
    {
        final int put = ladder.at(-random.between(0.5, 1.2));
        final int call = ladder.at(random.between(0.5, 1.2));
        book.trade(ladder.strike(StrictMath.min(put, ladder.size() - 2)).put(), -size);
        book.trade(ladder.strike(StrictMath.max(call, put + 1)).call(), -size);
    }

    private static void nakedShort(final Book book, final Ladder ladder, final long size, final SeededRandom random)
    {
        final int direction = random.chance(0.7) ? -1 : 1;
        book.trade(option(ladder.strike(ladder.at(direction * random.between(0.3, 1.0))), direction), -size);
    }

    private void deltaHedged(final Book book, final Coin coin, final long size, final SeededRandom random)
    {
        final List<Ladder> choice = ladders.get(coin);
        final int options = 3 + random.nextInt(4);
        double delta = 0;
        for (int i = 0; i < options; i++)
        {
            final Ladder ladder = choice.get(random.nextInt(choice.size()));
            final int direction = random.chance(0.5) ? -1 : 1;
            final Strike strike = ladder.strike(ladder.at(direction * random.between(0.2, 1.2)));
            final long quantity = random.chance(0.6) ? -size : size;
            book.trade(option(strike, direction), quantity);
            delta += Decimal8.toDouble(quantity) * delta(ladder.chain(), strike, direction);
        }
        book.trade(coin.perpetual(), -Decimal8.toStep(delta, coin.lotSize()));
    }

    private double delta(final Chain chain, final Strike strike, final int direction)
    {
        final double strikePrice = Decimal8.toDouble(strike.price());
        return Black76.delta(
            direction > 0, chain.forward(), strikePrice, strike.volatility(), chain.years(nowNs));
    }

    private void longHolder(final Book book, final Coin coin, final long size, final SeededRandom random)
    {
        final List<Ladder> choice = ladders.get(coin);
        final int options = 1 + random.nextInt(3);
        for (int i = 0; i < options; i++)
        {
            final Ladder ladder = choice.get(random.nextInt(choice.size()));
            final int direction = random.chance(0.4) ? -1 : 1;
            book.trade(option(ladder.strike(ladder.at(direction * random.between(0, 1.2))), direction), size);
        }
        if (random.chance(0.3))
        {
            book.depositCoins(Collateral.of(coin), size);
        }
    }

    private static Instrument option(final Strike strike, final int direction)
    {
        return direction > 0 ? strike.call() : strike.put();
    }
}
