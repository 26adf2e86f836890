package softlanding.engine.oracle;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import softlanding.engine.oracle.Parameters.VolShock;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;
import softlanding.engine.oracle.ReferenceMarket.Underlying;

/** What the golden accounts must show, each in several accounts; found in what was read, not in how it was drawn. */
enum GoldenFeature
{
    PORTFOLIO_MARGIN(g -> g.account.portfolio),
    STANDARD_MARGIN(g -> !g.account.portfolio),
    NO_LEGS(g -> legs(g) == 0),
    ONE_TO_FOUR_LEGS(g -> legs(g) >= 1 && legs(g) <= 4),
    FIVE_TO_TWENTY_LEGS(g -> legs(g) >= 5 && legs(g) <= 20),
    MORE_THAN_TWENTY_LEGS(g -> legs(g) > 20),
    SEVERAL_UNDERLYINGS(g -> g.expected.risks().size() > 1),
    SEVERAL_EXPIRIES(g -> options(g).map(held -> held.expiry).distinct().count() > 1),
    LONG_CALLS(g -> holds(g, Kind.CALL, 1)),
    SHORT_CALLS(g -> holds(g, Kind.CALL, -1)),
    LONG_PUTS(g -> holds(g, Kind.PUT, 1)),
    SHORT_PUTS(g -> holds(g, Kind.PUT, -1)),
    PERPETUALS(g -> held(g).anyMatch(held -> held.kind == Kind.PERPETUAL)),
    FUNDING(g -> !g.line.get("funding").isEmpty()),
    FUTURES(g -> held(g).anyMatch(held -> held.kind == Kind.FUTURE)),
    RISK_CANCELLING_COINS(g -> g.account.balances.keySet().stream().anyMatch(asset -> asset.coin != null)),
    OTHER_COLLATERAL(g -> g.account.balances.keySet().stream().anyMatch(asset -> asset.coin == null)),
    LOW_SPOT_CONFIDENCE(g -> g.both.market.underlyings.stream().anyMatch(
        underlying -> held(g).anyMatch(held -> held.underlying == underlying) &&
            isLow(g, underlying, underlying.confidence))),
    LOW_FORWARD_CONFIDENCE(g -> isLow(g, held -> held.expiry == null ? null : held.expiry.forwardConfidence)),
    LOW_RATE_CONFIDENCE(g -> g.account.portfolio && isLow(g,
        held -> held.isOption() ? held.expiry.rateConfidence : null)),
    LOW_VOLATILITY_CONFIDENCE(g -> isLow(g, held -> held.isOption() ? held.volatility().confidence() : null)),
    LOW_PERPETUAL_CONFIDENCE(g -> isLow(g, held -> held.perpetualConfidence)),
    LOW_COLLATERAL_CONFIDENCE(g -> g.account.balances.keySet().stream().anyMatch(
        asset -> asset.coin != null && isLow(g, asset.coin,
            g.account.portfolio ? asset.confidence.min(asset.coin.confidence) : asset.coin.confidence))),
    CASH_BELOW_THE_PEG(g -> g.both.market.underlyings.stream().anyMatch(
        underlying -> g.both.market.stablePrice.compareTo(model(g, underlying).get("pegThreshold")) < 0)),
    CASH_ABOVE_PAR(g -> g.both.market.stablePrice.compareTo(ONE) > 0),
    LAST_HALF_HOUR(g -> options(g).anyMatch(held -> seconds(g, held).signum() > 0 &&
        seconds(g, held).compareTo(BigDecimal.valueOf(1_800)) < 0)),
    PAST_ITS_EXPIRY(g -> held(g).anyMatch(held -> held.expiry != null && seconds(g, held).signum() == 0)),
    FIVE_PARAMETERS_AT_AN_EDGE(g -> g.both.market.underlyings.stream().anyMatch(
        underlying -> GoldenModels.edges(g.account, model(g, underlying)) >= 5)),
    CALL_AND_PUT_OPPOSED_AT_A_STRIKE(g -> options(g).anyMatch(call -> call.kind == Kind.CALL && options(g).anyMatch(
        put -> put.kind == Kind.PUT && put.expiry == call.expiry && put.strike.compareTo(call.strike) == 0 &&
            sign(g, put) * sign(g, call) < 0))),
    EXPIRY_WORTH_MORE_THAN_NOTHING(g -> expiries(g).anyMatch(expiry -> value(g, expiry).signum() > 0)),
    EXPIRY_WORTH_LESS_THAN_NOTHING(g -> expiries(g).anyMatch(expiry -> value(g, expiry).signum() < 0)),
    BASIS_IS_WORST(g -> isWorst(g, (underlying, worst) -> worst == -1 && loses(g, underlying))),
    WORST_WITH_VOLATILITY_UP(g -> isWorst(g, VolShock.UP)),
    WORST_WITH_VOLATILITY_DOWN(g -> isWorst(g, VolShock.DOWN)),
    WORST_WITH_VOLATILITY_KEPT(g -> isWorst(g, VolShock.NONE)),
    WORST_WITH_A_TILT(g -> isWorst(g, VolShock.LINEAR) || isWorst(g, VolShock.ABS)),
    SHORTS_IN_ISOLATION(g -> !g.account.portfolio && isIsolated(g)),
    SHORTS_TOGETHER(g -> !g.account.portfolio && options(g).anyMatch(held -> sign(g, held) < 0) && !isIsolated(g)),
    UNPAIRED_CALLS(g -> !g.account.portfolio && changes(g, "unpairedMm")),
    NEGATIVE_EQUITY(g -> g.expected.equity().signum() < 0),
    BELOW_MAINTENANCE(g -> g.expected.marginEquity().compareTo(g.expected.maintenanceRequirement()) < 0);

    /** A question about an underlying and its worst scenario. */
    private interface WorstQuestion
    {
        boolean holds(Underlying underlying, int worst);
    }

    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<GoldenReader> predicate;

    GoldenFeature(final Predicate<GoldenReader> predicate)
    {
        this.predicate = predicate;
    }

    boolean isIn(final GoldenReader golden)
    {
        return predicate.test(golden);
    }

    static int legs(final GoldenReader g)
    {
        return g.account.contracts.size();
    }

    private static Stream<Instrument> held(final GoldenReader g)
    {
        return g.account.contracts.keySet().stream();
    }

    private static Stream<Instrument> options(final GoldenReader g)
    {
        return held(g).filter(Instrument::isOption);
    }

    private static Stream<Expiry> expiries(final GoldenReader g)
    {
        return options(g).map(held -> held.expiry).distinct();
    }

    private static int sign(final GoldenReader g, final Instrument held)
    {
        return g.account.contracts.get(held).signum();
    }

    private static boolean holds(final GoldenReader g, final Kind kind, final int sign)
    {
        return held(g).anyMatch(held -> held.kind == kind && sign(g, held) == sign);
    }

    private static BigDecimal seconds(final GoldenReader g, final Instrument held)
    {
        return held.expiry.seconds(g.both.market.nowNs);
    }

    private static Parameters model(final GoldenReader g, final Underlying underlying)
    {
        return g.account.portfolio ? underlying.portfolio : underlying.standard;
    }

    private static boolean isLow(final GoldenReader g, final Function<Instrument, BigDecimal> confidence)
    {
        return held(g).anyMatch(held -> isLow(g, held.underlying, confidence.apply(held)));
    }

    private static boolean isLow(final GoldenReader g, final Underlying underlying, final BigDecimal confidence)
    {
        final Parameters model = model(g, underlying);
        final String factor = g.account.portfolio ? "confMargin" : "confFactor";
        return confidence != null && confidence.compareTo(model.get("confThreshold")) < 0 &&
            model.get(factor).signum() > 0;
    }

    private static BigDecimal value(final GoldenReader g, final Expiry expiry)
    {
        return options(g).filter(held -> held.expiry == expiry).map(held -> g.account.coins(held).multiply(
            ReferenceBlack76.price(held.kind == Kind.CALL, expiry.forward, held.strike,
                held.volatility().volatility(), expiry.years(g.both.market.nowNs), expiry.rate)))
            .reduce(ZERO, BigDecimal::add);
    }

    private static boolean isWorst(final GoldenReader g, final VolShock shock)
    {
        return isWorst(g, (underlying, worst) ->
            worst >= 0 && underlying.portfolio.scenarios().get(worst).volShock() == shock);
    }

    private static boolean isWorst(final GoldenReader g, final WorstQuestion question)
    {
        return g.account.portfolio && g.both.market.underlyings.stream().anyMatch(underlying ->
            g.expected.risks().containsKey(underlying.id) && question.holds(
                underlying, GoldenWriter.worstScenario(g.expected.risks().get(underlying.id))));
    }

    private static boolean loses(final GoldenReader g, final Underlying underlying)
    {
        return g.expected.risks().get(underlying.id).worstLoss().signum() > 0;
    }

    /** Whether the isolated requirement of some expiry is the lesser one. */
    private static boolean isIsolated(final GoldenReader g)
    {
        return changes(g, "mmCall", "mmPutSpot", "mmPutMark");
    }

    /** Whether larger values of parameters of standard margin would change what maintenance requires. */
    private static boolean changes(final GoldenReader g, final String... names)
    {
        boolean changed = false;
        for (final Underlying underlying : g.both.market.underlyings)
        {
            final Parameters usual = underlying.standard;
            underlying.standard = raised(usual, names);
            changed |= ReferenceStandardMargin.requirement(g.both.market, g.account, false)
                .subtract(g.expected.maintenanceRequirement()).compareTo(new BigDecimal("0.000001")) > 0;
            underlying.standard = usual;
        }
        return changed;
    }

    private static Parameters raised(final Parameters usual, final String... names)
    {
        final Map<String, BigDecimal> values = new LinkedHashMap<>(usual.values());
        List.of(names).forEach(name -> values.compute(name, (n, value) -> value.add(new BigDecimal("0.001"))));
        return new Parameters(values, usual.scenarios());
    }
}
