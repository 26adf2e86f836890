package softlanding.engine.oracle;

import static java.math.BigDecimal.ONE;
import static softlanding.engine.oracle.GoldenDraws.rounded;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;
import softlanding.engine.oracle.ReferenceMarket.Underlying;
import softlanding.engine.oracle.ReferenceMarket.Volatility;

/** Draws the market around one account of the golden file, and every instrument that the account may hold. */
final class GoldenMarkets
{
    private static final long START_NS = 1_767_225_600_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;

    final ReferenceMarket market = new ReferenceMarket();
    private final GoldenTheme theme;
    private final GoldenDraws draws;
    private final List<Instrument> instruments = new ArrayList<>();
    /** The domain does not say whose confidence holds for collateral that is no underlying's coin. */
    private final boolean hasOtherCollateral;
    private int lastListed;

    GoldenMarkets(final GoldenTheme theme, final int number, final boolean portfolio, final GoldenDraws draws)
    {
        this.theme = theme;
        this.draws = draws;
        hasOtherCollateral = portfolio && theme != GoldenTheme.POOR_FEEDS &&
            draws.chance(theme == GoldenTheme.COINS || theme == GoldenTheme.EMPTY ? 60 : 10);
        market.nowNs = START_NS + number * 3_600L * SECOND_NS;
        market.stablePrice = stablePrice();
        final int underlyings = theme == GoldenTheme.SEVERAL_UNDERLYINGS ? draws.whole(2, 3) :
            theme == GoldenTheme.LARGE || draws.chance(80) ? 1 : 2;
        for (int i = 0; i < underlyings; i++)
        {
            list(i);
        }
        if (hasOtherCollateral)
        {
            addAsset(null, draws.oneOf("1", "0.995", "25.5", "1.0008"));
        }
    }

    /** All that is listed; the market has only what somebody holds. */
    List<Instrument> instruments()
    {
        return instruments;
    }

    private BigDecimal stablePrice()
    {
        if (theme == GoldenTheme.OFF_PEG)
        {
            return draws.chance(70) ? draws.between("0.8", "0.979", 3) : draws.between("1.001", "1.05", 3);
        }
        return draws.chance(80) ? ONE : draws.between("0.985", "1.01", 3);
    }

    private void list(final int index)
    {
        final Underlying underlying = new Underlying(index + 1);
        final GoldenModels models = new GoldenModels(draws);
        final boolean unusual = theme == GoldenTheme.STRUCTURES || draws.chance(25);
        underlying.portfolio = theme == GoldenTheme.EDGE_MODEL ? models.edgePortfolio() :
            unusual ? models.basisOrTiltPortfolio() : RandomParameters.usualPortfolio();
        underlying.standard = theme == GoldenTheme.EDGE_MODEL ? models.edgeStandard() :
            unusual ? models.pairingStandard() : RandomParameters.usualStandard();
        underlying.spot = switch (index)
        {
            case 0 -> draws.between("60000", "120000", 1);
            case 1 -> draws.between("1500", "5000", 2);
            default -> draws.between("2", "300", 3);
        };
        underlying.confidence = hasOtherCollateral ? ONE : confidence();
        market.underlyings.add(underlying);
        final int perpetuals = draws.chance(20) ? 2 : 1;
        for (int i = 0; i < perpetuals; i++)
        {
            listPerpetual(underlying);
        }
        final int expiries = theme == GoldenTheme.LARGE ? 3 : draws.whole(1, 3);
        for (int i = 0; i < expiries; i++)
        {
            listExpiry(underlying, i);
        }
        if (theme == GoldenTheme.COINS || draws.chance(theme == GoldenTheme.POOR_FEEDS ? 60 : 30))
        {
            addAsset(underlying, rounded(underlying.spot.multiply(draws.between("0.99", "1.01", 4)), 7));
        }
    }

    private void listPerpetual(final Underlying underlying)
    {
        final Instrument perpetual = new Instrument(
            ++lastListed, Kind.PERPETUAL, underlying, null, null, contractSize());
        perpetual.perpetualPrice = rounded(underlying.spot.multiply(draws.between("0.97", "1.03", 3)), 7);
        perpetual.perpetualConfidence = theme == GoldenTheme.POOR_FEEDS && draws.chance(60) ?
            draws.between("0.1", "0.39", 2) : confidence();
        instruments.add(perpetual);
    }

    private void listExpiry(final Underlying underlying, final int index)
    {
        final Expiry expiry = new Expiry(++lastListed, underlying, market.nowNs + life(index));
        expiry.forward = rounded(underlying.spot.multiply(draws.between("0.97", "1.06", 3)), 7);
        expiry.rate = draws.chance(20) ? draws.between("-0.05", "0", 3) : draws.between("0", "0.12", 3);
        expiry.forwardConfidence = confidence();
        expiry.rateConfidence = confidence();
        market.expiries.add(expiry);
        instruments.add(new Instrument(
            ++lastListed, Kind.FUTURE, underlying, expiry, null, contractSize()));
        final int strikes = theme == GoldenTheme.LARGE ? 7 : draws.whole(2, 4);
        for (int i = 0; i < strikes; i++)
        {
            // Steps of a tenth of spot, so that no strike comes twice.
            final BigDecimal share = new BigDecimal("0.6").add(BigDecimal.valueOf(i * 10 / strikes + 1L, 1));
            final BigDecimal strike = draws.chance(10) ?
                expiry.forward : rounded(underlying.spot.multiply(share), 3);
            if (!expiry.smile.containsKey(strike))
            {
                expiry.smile.put(strike, new Volatility(volatility(), confidence()));
                final BigDecimal size = contractSize();
                instruments.add(new Instrument(++lastListed, Kind.CALL, underlying, expiry, strike, size));
                instruments.add(new Instrument(++lastListed, Kind.PUT, underlying, expiry, strike, size));
            }
        }
    }

    /** Nanoseconds to the expiry: from an hour past its time to five years. */
    private long life(final int index)
    {
        if (theme == GoldenTheme.LAST_HALF_HOUR && index == 0)
        {
            return draws.chance(10) ? 1_800 * SECOND_NS : draws.chance(10) ?
                SECOND_NS : draws.whole(10, 1_799) * SECOND_NS + draws.whole(0, 999_999_999);
        }
        return switch (draws.whole(0, 9))
        {
            case 0 -> -draws.whole(0, 3_600) * SECOND_NS;
            case 1 -> draws.whole(1_801, 86_400) * SECOND_NS;
            case 2, 3 -> 30 * DAY_NS + draws.whole(-1, 1) * DAY_NS;
            case 4, 5 -> draws.whole(31, 400) * DAY_NS;
            case 6 -> draws.whole(401, 1_825) * DAY_NS;
            default -> draws.whole(1, 29) * DAY_NS + draws.whole(0, 86_399) * SECOND_NS;
        };
    }

    private BigDecimal volatility()
    {
        return draws.chance(5) ? draws.oneOf("0", "5") : draws.between("0.2", "1.2", 2);
    }

    private BigDecimal contractSize()
    {
        return draws.chance(60) ? ONE : draws.oneOf("0.001", "0.01", "0.1", "10");
    }

    /** Mostly full; with poor feeds mostly below 0.4, the lower of the usual thresholds, or exactly at one of them. */
    private BigDecimal confidence()
    {
        if (theme == GoldenTheme.POOR_FEEDS && draws.chance(45))
        {
            return draws.between("0", "0.39", 2);
        }
        return draws.chance(theme == GoldenTheme.EDGE_MODEL ? 40 : 10) ? draws.chance(20) ?
            draws.oneOf("0", "0.4", "0.55") : draws.between("0.3", "1", 2) : ONE;
    }

    private void addAsset(final Underlying coin, final BigDecimal price)
    {
        final boolean edge = draws.chance(15);
        final Asset asset = new Asset(market.assets.size() + 1, coin,
            edge ? draws.oneOf("0", "1") : draws.between("0.02", "0.3", 2),
            edge ? draws.oneOf("0", "1") : draws.between("0.01", "0.2", 2));
        asset.price = price;
        asset.confidence = hasOtherCollateral ? ONE : confidence();
        market.assets.add(asset);
    }
}
