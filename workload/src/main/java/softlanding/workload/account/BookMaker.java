package softlanding.workload.account;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.market.BlackFormula;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Collateral;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.Strike;
import softlanding.workload.market.VenueMarket;

/** Draws the legs of a kind of account from the existing strikes and expiries. */
final class BookMaker
{
    private static final int MIN_STRIKES = 5;
    private static final long MIN_NS_TO_EXPIRY = 6L * 86_400 * 1_000_000_000;
    private static final double MIN_SIZE = 0.5;
    private static final double SIZE_RANGE = 16;

    private final EnumMap<Coin, List<Ladder>> ladders = new EnumMap<>(Coin.class);
    private final VenueMarket market;
    private final long nowNs;

    BookMaker(final VenueMarket market, final long nowNs)
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
                "no expiry at least 6 days away has " + MIN_STRIKES + " strikes with call, put and volatility");
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
                chain.expiryNs() - nowNs >= MIN_NS_TO_EXPIRY &&
                ladder.size() >= MIN_STRIKES)
            {
                tradable.add(ladder);
            }
        }
        return tradable;
    }

    private List<Ladder> ladders(final Coin coin)
    {
        return Objects.requireNonNull(ladders.get(coin), "no tradable option of this coin");
    }

    SeededPortfolio make(final AccountKind kind, final SeededRandom random)
    {
        final SeededPortfolio portfolio = new SeededPortfolio(kind);
        final Coin[] coins = ladders.keySet().toArray(new Coin[0]);
        final Coin coin = coins[random.nextInt(coins.length)];
        final List<Ladder> choice = ladders(coin);
        final Ladder ladder = choice.get(random.nextInt(choice.size()));
        final long size = size(coin, random);
        switch (kind)
        {
            case COVERED_CALL -> coveredCall(portfolio, coin, ladder, size, random);
            case VERTICAL_SPREAD -> vertical(portfolio, ladder, size, random.chance(0.6) ? -1 : 1, random);
            case IRON_CONDOR -> ironCondor(portfolio, ladder, size, random);
            case SHORT_STRANGLE -> shortStrangle(portfolio, ladder, size, random);
            case DELTA_HEDGED -> deltaHedged(portfolio, coin, size, random);
            case NAKED_SHORT, STANDARD_SELLER -> nakedShort(portfolio, ladder, size, random);
            case LEVERAGED_PERPETUAL -> portfolio.trade(coin.perpetual(), random.chance(0.7) ? size : -size);
            case LONG_HOLDER -> longHolder(portfolio, coin, size, random);
            default -> throw new IllegalArgumentException("no legs are drawn for " + kind);
        }
        return portfolio;
    }

    private static long size(final Coin coin, final SeededRandom random)
    {
        final double contracts = MIN_SIZE * StrictMath.pow(SIZE_RANGE, random.nextDouble());
        return FixedPoint.toStep(contracts * coin.sizeFactor(), coin.lotSize());
    }

    private static void coveredCall(
        final SeededPortfolio portfolio, final Coin coin, final Ladder ladder, final long size,
        final SeededRandom random)
    {
        final double coinShare = random.between(0.15, 0.5);
        final long coins = FixedPoint.toStep(FixedPoint.toDouble(size) * coinShare, coin.lotSize());
        portfolio.trade(ladder.strike(ladder.at(random.between(0.3, 1.1))).call(), -size);
        portfolio.trade(coin.perpetual(), size - coins);
        portfolio.depositCoins(Collateral.of(coin), coins);
    }

    /** Sells the option nearer to the forward and buys another about one standard deviation further out. */
    private static void vertical(
        final SeededPortfolio portfolio, final Ladder ladder, final long size, final int direction,
        final SeededRandom random)
    {
        final double near = random.between(0.3, 1.0);
        final int roomBelow = 1;
        final int roomAbove = ladder.size() - 2;
        final int sold = StrictMath.max(roomBelow, StrictMath.min(roomAbove, ladder.at(direction * near)));
        final int wanted = ladder.at(direction * (near + random.between(0.4, 0.9)));
        final int bought = direction > 0 ? StrictMath.max(sold + 1, wanted) : StrictMath.min(sold - 1, wanted);
        portfolio.trade(option(ladder.strike(sold), direction), -size);
        portfolio.trade(option(ladder.strike(bought), direction), size);
    }

    private static void ironCondor(
        final SeededPortfolio portfolio, final Ladder ladder, final long size, final SeededRandom random)
    {
        vertical(portfolio, ladder, size, -1, random);
        vertical(portfolio, ladder, size, 1, random);
    }

    private static void shortStrangle(
        final SeededPortfolio portfolio, final Ladder ladder, final long size, final SeededRandom random)
    {
        final int put = ladder.at(-random.between(0.5, 1.2));
        final int call = ladder.at(random.between(0.5, 1.2));
        portfolio.trade(ladder.strike(StrictMath.min(put, ladder.size() - 2)).put(), -size);
        portfolio.trade(ladder.strike(StrictMath.max(call, put + 1)).call(), -size);
    }

    private static void nakedShort(
        final SeededPortfolio portfolio, final Ladder ladder, final long size, final SeededRandom random)
    {
        final int direction = random.chance(0.7) ? -1 : 1;
        portfolio.trade(option(ladder.strike(ladder.at(direction * random.between(0.3, 1.0))), direction), -size);
    }

    private void deltaHedged(
        final SeededPortfolio portfolio, final Coin coin, final long size, final SeededRandom random)
    {
        final List<Ladder> choice = ladders(coin);
        final int options = 3 + random.nextInt(4);
        double delta = 0;
        for (int i = 0; i < options; i++)
        {
            final Ladder ladder = choice.get(random.nextInt(choice.size()));
            final int direction = random.chance(0.5) ? -1 : 1;
            final Strike strike = ladder.strike(ladder.at(direction * random.between(0.2, 1.2)));
            final long quantity = random.chance(0.6) ? -size : size;
            portfolio.trade(option(strike, direction), quantity);
            delta += FixedPoint.toDouble(quantity) * delta(ladder.chain(), strike, direction);
        }
        portfolio.trade(coin.perpetual(), -FixedPoint.toStep(delta, coin.lotSize()));
    }

    private double delta(final Chain chain, final Strike strike, final int direction)
    {
        final double strikePrice = FixedPoint.toDouble(strike.price());
        return BlackFormula.delta(
            direction > 0, chain.forward(), strikePrice, strike.volatility(), chain.years(nowNs));
    }

    private void longHolder(
        final SeededPortfolio portfolio, final Coin coin, final long size, final SeededRandom random)
    {
        final List<Ladder> choice = ladders(coin);
        final int options = 1 + random.nextInt(3);
        for (int i = 0; i < options; i++)
        {
            final Ladder ladder = choice.get(random.nextInt(choice.size()));
            final int direction = random.chance(0.4) ? -1 : 1;
            portfolio.trade(option(ladder.strike(ladder.at(direction * random.between(0, 1.2))), direction), size);
        }
        if (random.chance(0.3))
        {
            portfolio.depositCoins(Collateral.of(coin), size);
        }
    }

    private static Instrument option(final Strike strike, final int direction)
    {
        return direction > 0 ? strike.call() : strike.put();
    }
}
