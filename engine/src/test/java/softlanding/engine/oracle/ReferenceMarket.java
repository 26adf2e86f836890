package softlanding.engine.oracle;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static softlanding.engine.oracle.Precise.DIGITS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is listed and what it is marked at, as plain facts. */
final class ReferenceMarket
{
    final List<Underlying> underlyings = new ArrayList<>();
    final List<Expiry> expiries = new ArrayList<>();
    final List<Instrument> instruments = new ArrayList<>();
    final List<Asset> assets = new ArrayList<>();
    BigDecimal stablePrice = ONE;
    long nowNs;

    /** Kinds of instruments. */
    enum Kind
    {
        CALL, PUT, FUTURE, PERPETUAL
    }

    /** A coin, its index price and its two margin models. */
    static final class Underlying
    {
        final int id;
        BigDecimal spot;
        BigDecimal confidence;
        Parameters portfolio;
        Parameters standard;

        Underlying(final int id)
        {
            this.id = id;
        }
    }

    /** Implied volatility of one strike. */
    record Volatility(BigDecimal volatility, BigDecimal confidence)
    {
    }

    /** A date, its forward and its smile. */
    static final class Expiry
    {
        private static final BigDecimal AVERAGING_SECONDS = BigDecimal.valueOf(1_800);
        private static final BigDecimal SECONDS_PER_YEAR = BigDecimal.valueOf(365 * 86_400);

        /** What a settlement price may still differ by, once its time has passed. */
        private static final BigDecimal SETTLEMENT_MOVE = new BigDecimal("0.05");

        final int id;
        final Underlying underlying;
        final long expiryNs;
        final Map<BigDecimal, Volatility> smile = new TreeMap<>();
        BigDecimal forward;
        BigDecimal rate;
        BigDecimal forwardConfidence;
        BigDecimal rateConfidence;

        Expiry(final int id, final Underlying underlying, final long expiryNs)
        {
            this.id = id;
            this.underlying = underlying;
            this.expiryNs = expiryNs;
        }

        /** Not below zero: past its time an expiry waits for its settlement. */
        BigDecimal seconds(final long nowNs)
        {
            return BigDecimal.valueOf(Math.max(0, expiryNs - nowNs), 9);
        }

        BigDecimal years(final long nowNs)
        {
            return seconds(nowNs).divide(SECONDS_PER_YEAR, DIGITS);
        }

        BigDecimal days(final long nowNs)
        {
            return seconds(nowNs).divide(BigDecimal.valueOf(86_400), DIGITS);
        }

        /** The part of the forward that the settlement average has already fixed. */
        BigDecimal fixedForward(final long nowNs)
        {
            final BigDecimal passed = AVERAGING_SECONDS.subtract(seconds(nowNs)).max(ZERO);
            return forward.multiply(passed).divide(AVERAGING_SECONDS, DIGITS);
        }

        /** Past its time only the settlement itself is in doubt; before it a scenario moves what is not yet fixed. */
        BigDecimal forwardIn(final BigDecimal shock, final long nowNs)
        {
            return expiryNs > nowNs ? shockedForward(shock, nowNs) : forward.multiply(
                shock.max(ONE.subtract(SETTLEMENT_MOVE)).min(ONE.add(SETTLEMENT_MOVE)));
        }

        /** Only what is not yet fixed moves with a shock. */
        BigDecimal shockedForward(final BigDecimal shock, final long nowNs)
        {
            final BigDecimal fixed = fixedForward(nowNs);
            return forward.subtract(fixed).multiply(shock).add(fixed);
        }
    }

    /** An option, future or perpetual. */
    static final class Instrument
    {
        final int id;
        final Kind kind;
        final Underlying underlying;
        final Expiry expiry;
        final BigDecimal strike;
        final BigDecimal contractSize;
        BigDecimal perpetualPrice;
        BigDecimal perpetualConfidence;

        Instrument(
            final int id,
            final Kind kind,
            final Underlying underlying,
            final Expiry expiry,
            final BigDecimal strike,
            final BigDecimal contractSize)
        {
            this.id = id;
            this.kind = kind;
            this.underlying = underlying;
            this.expiry = expiry;
            this.strike = strike;
            this.contractSize = contractSize;
        }

        boolean isOption()
        {
            return kind == Kind.CALL || kind == Kind.PUT;
        }

        /** Of a perpetual or future; a future is marked at the forward of its expiry. */
        BigDecimal linearPrice()
        {
            return kind == Kind.PERPETUAL ? perpetualPrice : expiry.forward;
        }

        /** Of that price. */
        BigDecimal linearConfidence()
        {
            return kind == Kind.PERPETUAL ? perpetualConfidence : expiry.forwardConfidence;
        }

        Volatility volatility()
        {
            return expiry.smile.get(strike);
        }
    }

    /** Something that counts as collateral; coin is the underlying that moves it, or null. */
    static final class Asset
    {
        final int id;
        final Underlying coin;
        final BigDecimal maintenanceHaircut;
        final BigDecimal initialHaircutAddOn;
        BigDecimal price;
        BigDecimal confidence;

        Asset(
            final int id,
            final Underlying coin,
            final BigDecimal maintenanceHaircut,
            final BigDecimal initialHaircutAddOn)
        {
            this.id = id;
            this.coin = coin;
            this.maintenanceHaircut = maintenanceHaircut;
            this.initialHaircutAddOn = initialHaircutAddOn;
        }
    }

    /** In cash. */
    BigDecimal value(final Asset asset, final BigDecimal quantity)
    {
        return quantity.multiply(asset.price).divide(stablePrice, DIGITS);
    }
}
