package softlanding.workload.book;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import softlanding.workload.FixedPoint;
import softlanding.workload.SeededRandom;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Coin;
import softlanding.workload.market.Instrument;
import softlanding.workload.market.Strike;

/**
 * Draws a portfolio of common option structures: spreads, straddles, condors and single options, with more sold than
 * bought. In most cases it adds a perpetual against the total delta.
 */
final class BookDraw
{
    private static final double MIN_SIZE = 0.5;
    private static final double SIZE_RANGE = 40;
    private static final double ONE_COIN_ONLY = 0.6;
    private static final double HEDGED = 0.75;

    private final SeededMarket market;
    private final SeededRandom random;
    private final TreeMap<Integer, Long> quantities = new TreeMap<>();

    BookDraw(final SeededMarket market, final SeededRandom random)
    {
        this.market = market;
        this.random = random;
    }

    /**
     * Draws a portfolio.
     *
     * @param legs minimum number; the last structure may add up to three more.
     * @return positions in order of their instruments.
     */
    List<Holding> draw(final int legs)
    {
        final Coin only = random.chance(0.5) ? Coin.BTC : Coin.ETH;
        final boolean oneCoin = legs < 10 || (legs < 120 && random.chance(ONE_COIN_ONLY));
        final boolean isHedged = random.chance(HEDGED);
        final int options = StrictMath.max(1, isHedged ? legs - (oneCoin ? 1 : 2) : legs);
        while (quantities.size() < options)
        {
            final Coin coin = oneCoin || random.chance(0.5) ? only : other(only);
            addStructure(coin, options - quantities.size());
        }
        if (isHedged)
        {
            hedge(Coin.BTC);
            hedge(Coin.ETH);
        }
        final List<Holding> holdings = new ArrayList<>();
        quantities.forEach((instrument, quantity) -> holdings.add(new Holding(instrument, quantity)));
        return holdings;
    }

    private static Coin other(final Coin coin)
    {
        return coin == Coin.BTC ? Coin.ETH : Coin.BTC;
    }

    private void addStructure(final Coin coin, final int room)
    {
        final List<Chain> chains = chains(coin);
        final Chain chain = chains.get(random.nextInt(chains.size()));
        final long size = FixedPoint.toStep(
            MIN_SIZE * StrictMath.pow(SIZE_RANGE, random.nextDouble()) * coin.sizeFactor(), coin.lotSize());
        final long sold = random.chance(0.65) ? -size : size;
        final int low = random.nextInt(strikes(chain).size() - 1);
        final int high = low + 1 + random.nextInt(strikes(chain).size() - 1 - low);
        final boolean isCall = random.chance(0.5);
        switch (room < 2 ? 0 : random.nextInt(room < 4 ? 5 : 6))
        {
            case 0 -> add(option(chain, random.nextInt(strikes(chain).size()), isCall), sold);
            case 1 ->
            {
                add(option(chain, low, isCall), isCall ? sold : -sold);
                add(option(chain, high, isCall), isCall ? -sold : sold);
            }
            case 2 ->
            {
                add(option(chain, low, true), sold);
                add(option(chain, low, false), sold);
            }
            case 3 ->
            {
                add(option(chain, low, false), sold);
                add(option(chain, high, true), sold);
            }
            case 4 ->
            {
                add(option(chain, low, isCall), sold);
                add(option(chains.get(random.nextInt(chains.size())), low, isCall), -sold);
            }
            default -> addCondor(chain, sold);
        }
    }

    private void addCondor(final Chain chain, final long sold)
    {
        final int middle = strikes(chain).size() / 2;
        add(option(chain, random.nextInt(middle - 1), false), -sold);
        add(option(chain, middle - 1, false), sold);
        add(option(chain, middle, true), sold);
        add(option(chain, middle + 1 + random.nextInt(middle - 1), true), -sold);
    }

    private void hedge(final Coin coin)
    {
        double delta = 0;
        for (final var position : quantities.entrySet())
        {
            final Instrument instrument = market.market().instrument(position.getKey());
            if (instrument.underlyingId() == coin.underlyingId())
            {
                delta += FixedPoint.toDouble(position.getValue()) * market.delta(instrument);
            }
        }
        add(coin.perpetual(), -FixedPoint.toStep(delta * random.between(0.6, 1.1), coin.lotSize()));
    }

    private void add(final Instrument instrument, final long quantity)
    {
        final long total = quantities.getOrDefault(instrument.id(), 0L) + quantity;
        if (total == 0)
        {
            quantities.remove(instrument.id());
        }
        else
        {
            quantities.put(instrument.id(), total);
        }
    }

    private List<Chain> chains(final Coin coin)
    {
        return market.market().chains().stream()
            .filter(chain -> chain.underlyingId() == coin.underlyingId()).toList();
    }

    private static List<Strike> strikes(final Chain chain)
    {
        return List.copyOf(chain.strikes());
    }

    private static Instrument option(final Chain chain, final int strike, final boolean isCall)
    {
        final Strike chosen = strikes(chain).get(strike);
        return isCall ? chosen.call() : chosen.put();
    }
}
