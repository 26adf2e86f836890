package softlanding.engine.oracle;

import static softlanding.engine.oracle.RandomNumbers.scaled;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Consumer;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;
import softlanding.engine.oracle.ReferenceMarket.Underlying;

/** A seeded venue of a few underlyings with two accounts, one of each margin mode, and what may happen to it. */
final class RandomVenue
{
    private static final long LISTED_NS = 1_700_000_000_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final BigDecimal HIGHEST_STRIKE = BigDecimal.valueOf(1_000_000_000);
    private static final long DAY_NS = 86_400 * SECOND_NS;

    final BothSides both;
    final RandomNumbers random;
    private final RandomParameters parameters;
    /** The domain does not say whose confidence and whose factor hold for an asset that is no underlying's coin. */
    private final boolean hasPlainAsset;

    RandomVenue(final long seed)
    {
        both = new BothSides("seed=" + seed, LISTED_NS);
        random = new RandomNumbers(seed);
        parameters = new RandomParameters(random);
        final int underlyings = random.chance(0.7) ? 1 : random.whole(2, 3);
        for (int i = 0; i < underlyings; i++)
        {
            list(both.listUnderlying(parameters.portfolio(), parameters.standard()));
        }
        hasPlainAsset = random.chance(0.3);
        if (hasPlainAsset)
        {
            both.listAsset(null, random.between(0, 1), random.between(0, 1));
        }
        both.moveClock(LISTED_NS + DAY_NS + random.whole(0, SECOND_NS));
        both.market.underlyings.forEach(underlying -> markSpot(underlying, random.logBetween(0.01, 100_000)));
        both.market.expiries.forEach(this::markExpiry);
        both.market.instruments.forEach(this::markPerpetual);
        both.market.assets.forEach(this::markAsset);
        both.stablePrice(random.chance(0.6) ? BigDecimal.ONE : random.between(0.5, 1.1));
        fill(both.open(true));
        fill(both.open(false));
    }

    private void list(final Underlying underlying)
    {
        final int perpetuals = random.whole(0, 2);
        for (int i = 0; i < perpetuals; i++)
        {
            both.listPerpetual(underlying, contractSize());
        }
        final int expiries = random.whole(perpetuals == 0 ? 1 : 0, 3);
        for (int i = 0; i < expiries; i++)
        {
            both.listExpiry(underlying, LISTED_NS + DAY_NS + life());
        }
        if (random.chance(0.5))
        {
            both.listAsset(underlying, random.between(0, 1), random.between(0, 1));
        }
    }

    /** From past its time to five years. */
    private long life()
    {
        return switch (random.whole(0, 7))
        {
            case 0 -> -random.whole(1, 3_600 * SECOND_NS);
            case 1 -> random.whole(1, 60 * SECOND_NS);
            case 2 -> random.whole(1, 1_800 * SECOND_NS);
            case 3 -> random.whole(1_800 * SECOND_NS, DAY_NS);
            case 4 -> 30 * DAY_NS + random.whole(-1, 1) * DAY_NS;
            case 5 -> random.whole(400 * DAY_NS, 5 * 365 * DAY_NS);
            default -> random.whole(DAY_NS, 400 * DAY_NS);
        };
    }

    private BigDecimal contractSize()
    {
        return random.chance(0.4) ? BigDecimal.ONE :
            random.chance(0.5) ? random.oneOf("0.001", "0.01", "0.1", "10", "100") :
            random.logBetween(0.01, 100).setScale(2, RoundingMode.UP);
    }

    private void markSpot(final Underlying underlying, final BigDecimal price)
    {
        both.spot(underlying, price, hasPlainAsset ? BigDecimal.ONE : random.confidence());
    }

    private void markExpiry(final Expiry expiry)
    {
        markForward(expiry);
        if (random.chance(0.3))
        {
            both.listFuture(expiry, contractSize());
        }
        final int strikes = random.whole(1, 3);
        for (int i = 0; i < strikes; i++)
        {
            final BigDecimal strike = scaled(expiry.forward, strikeShare()).min(HIGHEST_STRIKE);
            final boolean twoSided = random.chance(0.5);
            final Kind side = random.chance(0.5) ? Kind.CALL : Kind.PUT;
            both.listOption(side, expiry, strike, contractSize());
            if (twoSided)
            {
                both.listOption(side == Kind.CALL ? Kind.PUT : Kind.CALL, expiry, strike, contractSize());
            }
            both.volatility(expiry, strike, volatility(), random.confidence());
        }
    }

    private BigDecimal strikeShare()
    {
        return random.chance(0.1) ? BigDecimal.ONE :
            random.chance(0.2) ? random.logBetween(0.001, 1_000) : random.between(0.5, 1.7);
    }

    private BigDecimal volatility()
    {
        return random.chance(0.2) ? random.oneOf("0", "0.01", "5") :
            random.chance(0.1) ? random.logBetween(0.0001, 10) : random.between(0.2, 1.5);
    }

    private void markForward(final Expiry expiry)
    {
        final BigDecimal spot = expiry.underlying.spot;
        final BigDecimal share = random.chance(0.1) ? random.logBetween(0.01, 100) : random.between(0.9, 1.15);
        final BigDecimal rate = random.chance(0.1) ? random.between(-5, 5) : random.between(-0.1, 0.2);
        both.forward(expiry, scaled(spot, share), rate, random.confidence(), random.confidence());
    }

    private void markPerpetual(final Instrument instrument)
    {
        if (instrument.kind == Kind.PERPETUAL)
        {
            both.perpetualPrice(
                instrument, scaled(instrument.underlying.spot, random.between(0.8, 1.2)), random.confidence());
        }
    }

    private void markAsset(final Asset asset)
    {
        final BigDecimal about = asset.coin == null ? BigDecimal.ONE : asset.coin.spot;
        both.assetPrice(
            asset, scaled(about, random.between(0.9, 1.1)), hasPlainAsset ? BigDecimal.ONE : random.confidence());
    }

    private void fill(final ReferenceAccount account)
    {
        both.deposit(account, random.logBetween(0.01, 100_000_000));
        for (final Asset asset : both.market.assets)
        {
            if (random.chance(0.6) && (asset.coin != null || account.portfolio))
            {
                both.deposit(account, asset, quantity(BigDecimal.ONE, asset.price));
            }
        }
        for (final Instrument instrument : both.market.instruments)
        {
            for (int i = 0; i < 2 && random.chance(0.6); i++)
            {
                trade(account, instrument);
            }
        }
    }

    private void trade(final ReferenceAccount account, final Instrument instrument)
    {
        both.trade(account, instrument, orderQuantity(account, instrument), tradePrice(instrument),
            random.chance(0.8) ? random.between(0, 1) : random.between(-1_000_000, 1_000_000));
        if (!account.contracts.containsKey(instrument))
        {
            both.cancelOrders(account, instrument);
        }
    }

    /** Sometimes exactly what closes the position. */
    BigDecimal orderQuantity(final ReferenceAccount account, final Instrument instrument)
    {
        final BigDecimal held = account.contracts.get(instrument);
        return held != null && random.chance(0.2) ? held.negate() :
            random.signed(quantity(instrument.contractSize, dearest(instrument)));
    }

    BigDecimal tradePrice(final Instrument instrument)
    {
        final BigDecimal spot = instrument.underlying.spot;
        return instrument.isOption() ?
            random.chance(0.1) ? BigDecimal.ZERO : scaled(spot, random.between(0, 0.3)) :
            scaled(instrument.linearPrice(), random.between(0.5, 1.5));
    }

    private static BigDecimal dearest(final Instrument instrument)
    {
        final BigDecimal spot = instrument.underlying.spot;
        return instrument.isOption() ?
            spot.max(instrument.strike).max(instrument.expiry.forward) : spot.max(instrument.linearPrice());
    }

    /** Up to a million contracts, held to a value that leaves the shocks room in a decimal. */
    private BigDecimal quantity(final BigDecimal contractSize, final BigDecimal price)
    {
        final BigDecimal most = random.oneOf("10000", "10000000", "10000000", "1000000000")
            .divide(contractSize.multiply(price), 8, RoundingMode.DOWN);
        final BigDecimal drawn = random.chance(0.5) ?
            random.logBetween(0.001, 1_000_000) : BigDecimal.valueOf(random.whole(1, 1_000_000));
        return drawn.min(most).max(new BigDecimal("0.00000001"));
    }

    /** One thing, at a later time. */
    void change()
    {
        if (random.chance(0.4))
        {
            both.moveClock(both.market.nowNs + random.whole(0, random.chance(0.5) ? SECOND_NS : 10 * DAY_NS));
        }
        switch (random.whole(0, 10))
        {
            case 0 -> changeSpot(random.oneOf(both.market.underlyings));
            case 1 -> ifAny(both.market.expiries, this::markForward);
            case 2, 3 -> ifAny(options(), option -> both.volatility(
                option.expiry, option.strike, volatility(), random.confidence()));
            case 4 -> ifAny(both.market.instruments, this::markPerpetual);
            case 5 -> ifAny(both.market.assets, this::markAsset);
            case 6 -> both.stablePrice(random.between(0.9, 1.05));
            case 7 -> ifAny(both.market.instruments, held -> trade(random.oneOf(both.accounts), held));
            case 8 -> ifAny(perpetuals(), perpetual -> both.fund(
                perpetual, random.signed(scaled(perpetual.perpetualPrice, random.between(0, 0.01)))));
            case 9 -> ifAny(dueExpiries(), this::settle);
            default -> changeTimeOrModels();
        }
    }

    /** Anywhere near, also exactly at a strike. */
    private void settle(final Expiry expiry)
    {
        final List<BigDecimal> strikes = expiry.smile.keySet().stream()
            .filter(strike -> strike.compareTo(expiry.forward.multiply(BigDecimal.TEN)) < 0).toList();
        both.settle(expiry, random.chance(0.3) && !strikes.isEmpty() ?
            random.oneOf(strikes) : scaled(expiry.forward, random.between(0.3, 2)));
    }

    private List<Expiry> dueExpiries()
    {
        return both.market.expiries.stream().filter(expiry -> expiry.expiryNs <= both.market.nowNs).toList();
    }

    private void changeSpot(final Underlying underlying)
    {
        markSpot(underlying, scaled(underlying.spot, random.between(0.5, 1.5)));
    }

    private void changeTimeOrModels()
    {
        if (random.chance(0.5))
        {
            both.advance(both.market.nowNs + random.whole(0, DAY_NS));
        }
        else
        {
            both.setModels(
                random.oneOf(both.market.underlyings), parameters.portfolio(), parameters.standard());
        }
    }

    private List<Instrument> options()
    {
        return both.market.instruments.stream().filter(Instrument::isOption).toList();
    }

    private List<Instrument> perpetuals()
    {
        return both.market.instruments.stream().filter(listed -> listed.kind == Kind.PERPETUAL).toList();
    }

    private <T> void ifAny(final List<T> choices, final Consumer<T> action)
    {
        if (!choices.isEmpty())
        {
            action.accept(random.oneOf(choices));
        }
    }
}
