package softlanding.engine.oracle;

import static java.math.BigDecimal.ZERO;
import static softlanding.engine.oracle.GoldenDraws.rounded;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import softlanding.engine.oracle.GoldenAccount.Trade;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;

/** Draws one account of the golden file from its number. Nothing here asks the engine. */
final class GoldenGenerator
{
    private static final long SEED = 20_260_101;

    private final int number;
    private final GoldenTheme theme;
    private final GoldenDraws draws;
    private final GoldenMarkets markets;
    private final ReferenceMarket market;
    private final ReferenceAccount account;
    private final List<Trade> trades = new ArrayList<>();
    private final Map<Instrument, BigDecimal> funding = new LinkedHashMap<>();
    /** The value of everything drawn so far, without offset. */
    private BigDecimal notional = ZERO;

    private GoldenGenerator(final int number)
    {
        this.number = number;
        final GoldenTheme[] themes = GoldenTheme.values();
        theme = themes[number % themes.length];
        draws = new GoldenDraws(SEED + number);
        account = new ReferenceAccount(1, number / themes.length % 2 == 0);
        markets = new GoldenMarkets(theme, number, account.portfolio, draws);
        market = markets.market;
    }

    /**
     * Draws the account with a number.
     *
     * @param number from 1; neighbours have other themes, and each theme has both margin modes.
     */
    static GoldenAccount draw(final int number)
    {
        return new GoldenGenerator(number).draw();
    }

    private GoldenAccount draw()
    {
        final List<Instrument> held = new ArrayList<>(markets.instruments());
        draws.shuffle(held);
        final int legs = Math.min(legs(), held.size());
        held.subList(legs, held.size()).clear();
        held.sort((a, b) -> Integer.compare(a.id, b.id));
        market.instruments.addAll(held);
        if (theme == GoldenTheme.STRUCTURES)
        {
            tradeStructures(held);
        }
        else
        {
            held.forEach(instrument -> trade(instrument, draws.signed(coins(instrument))));
        }
        market.assets.forEach(this::deposit);
        market.instruments.stream().filter(listed -> listed.kind == Kind.PERPETUAL && draws.chance(60))
            .forEach(this::fund);
        final BigDecimal cash = theme == GoldenTheme.EMPTY && draws.chance(20) ? ZERO : rounded(
            notional.max(BigDecimal.valueOf(1_000)).multiply(draws.oneOf("0.01", "0.05", "0.1", "0.3", "1", "2")), 5);
        account.paidUp = account.paidUp.add(cash);
        return new GoldenAccount(number, theme, market, account, cash, trades, funding);
    }

    private int legs()
    {
        return switch (theme)
        {
            case EMPTY -> 0;
            case LARGE -> draws.chance(50) ? 40 : draws.whole(21, 39);
            case COINS -> draws.whole(0, 6);
            default -> draws.chance(30) ? draws.whole(1, 3) : draws.whole(3, 12);
        };
    }

    /** Long, short, long, short of the same number of coins in each expiry; sometimes one too many. */
    private void tradeStructures(final List<Instrument> held)
    {
        final Map<Expiry, BigDecimal> coinsOf = new LinkedHashMap<>();
        for (final Instrument instrument : held)
        {
            if (!instrument.isOption())
            {
                trade(instrument, draws.signed(coins(instrument)));
                continue;
            }
            final BigDecimal coins = coinsOf.computeIfAbsent(
                instrument.expiry, expiry -> draws.signed(coins(instrument)));
            trade(instrument, coins);
            coinsOf.put(instrument.expiry, draws.chance(85) ? coins.negate() : coins);
        }
    }

    /** Worth a thousand to a million; less where the model multiplies it by a lot. */
    private BigDecimal coins(final Instrument instrument)
    {
        final BigDecimal value = draws.between("1", "9.9", 1).multiply(theme == GoldenTheme.EDGE_MODEL ?
            draws.oneOf("1000", "10000") : draws.oneOf("1000", "10000", "10000", "100000"));
        return value.divide(instrument.underlying.spot, MathContext.DECIMAL64);
    }

    private void trade(final Instrument instrument, final BigDecimal coins)
    {
        final BigDecimal magnitude = rounded(
            coins.abs().divide(instrument.contractSize, MathContext.DECIMAL64), 2);
        final BigDecimal quantity = coins.signum() < 0 ? magnitude.negate() : magnitude;
        trade(instrument, quantity, price(instrument));
        notional = notional.add(
            magnitude.multiply(instrument.contractSize).multiply(instrument.underlying.spot));
        if (theme != GoldenTheme.STRUCTURES && draws.chance(20))
        {
            // Opens more, closes a part, or turns the position around.
            trade(instrument, quantity.multiply(draws.oneOf("0.5", "-0.5", "-1.5")), price(instrument));
        }
    }

    private void trade(final Instrument instrument, final BigDecimal quantity, final BigDecimal price)
    {
        final BigDecimal fee = draws.chance(50) ? ZERO : draws.between("-1", "20", 2);
        trades.add(new Trade(instrument, quantity, price, fee));
        account.trade(instrument, quantity, price, fee);
    }

    private BigDecimal price(final Instrument instrument)
    {
        return instrument.isOption() ?
            rounded(instrument.underlying.spot.multiply(draws.between("0.001", "0.15", 3)), 3) :
            rounded(instrument.linearPrice().multiply(draws.between("0.9", "1.1", 3)), 6);
    }

    private void fund(final Instrument perpetual)
    {
        final BigDecimal amount = draws.signed(rounded(perpetual.perpetualPrice.multiply(perpetual.contractSize)
            .multiply(draws.between("0.0001", "0.01", 4)), 3));
        funding.put(perpetual, amount);
        account.fund(perpetual, amount);
    }

    private void deposit(final Asset asset)
    {
        final BigDecimal value = draws.between("1", "9.9", 1).multiply(draws.oneOf("1000", "10000", "100000"));
        account.transfer(asset, rounded(value.divide(asset.price, MathContext.DECIMAL64), 3));
        notional = notional.add(value);
    }

    /** The line of one account, with the values that the oracle computes. */
    static String line(final int number)
    {
        final GoldenAccount drawn = draw(number);
        return GoldenWriter.line(drawn, ReferenceMargin.of(drawn.market(), drawn.account()));
    }
}
