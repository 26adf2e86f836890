package softlanding.engine.oracle;

import static java.math.BigDecimal.ZERO;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import softlanding.engine.oracle.Parameters.Scenario;
import softlanding.engine.oracle.Parameters.VolShock;
import softlanding.engine.oracle.ReferenceMargin.Risk;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;
import softlanding.engine.oracle.ReferenceMarket.Underlying;

/** Plays one line of the golden file: its facts go to the engine as events, its expected values are read. */
final class GoldenReader
{
    /** Listings come this long before the marks, because an expiry may be past its time at the marks. */
    private static final long LISTED_BEFORE_NS = 86_400_000_000_000L;

    final BothSides both;
    final ReferenceAccount account;
    final ReferenceMargin expected;
    final JsonNode line;
    private final Map<Integer, Underlying> underlyings = new HashMap<>();
    private final Map<Integer, Expiry> expiries = new HashMap<>();
    private final Map<Integer, Instrument> instruments = new HashMap<>();
    private final Map<Asset, BigDecimal> quantities = new LinkedHashMap<>();

    GoldenReader(final JsonNode line)
    {
        this.line = line;
        final long nowNs = line.get("nowNs").asLong();
        both = new BothSides("golden account " + line.get("account").asInt(), nowNs - LISTED_BEFORE_NS);
        final boolean portfolio = "PORTFOLIO".equals(line.get("marginMode").asText());
        line.get("underlyings").forEach(node -> list(node, portfolio));
        line.get("expiries").forEach(this::listExpiry);
        line.get("instruments").forEach(this::listInstrument);
        line.get("collateral").forEach(this::listAsset);
        account = both.open(portfolio);
        both.moveClock(nowNs);
        both.stablePrice(decimal(line, "stablePrice"));
        line.get("underlyings").forEach(this::mark);
        line.get("expiries").forEach(this::markExpiry);
        line.get("instruments").forEach(this::markPerpetual);
        line.get("collateral").forEach(this::markAsset);
        fill();
        expected = expected(line.get("expected"));
    }

    int number()
    {
        return line.get("account").asInt();
    }

    /** Number, theme and margin mode. */
    String name()
    {
        return "golden account " + number() + " " + line.get("theme").asText() + " " +
            line.get("marginMode").asText();
    }

    private void list(final JsonNode node, final boolean portfolio)
    {
        final Map<String, BigDecimal> values = new LinkedHashMap<>();
        node.get("model").properties().forEach(
            parameter -> values.put(parameter.getKey(), new BigDecimal(parameter.getValue().asText())));
        final List<Scenario> scenarios = new ArrayList<>();
        for (final JsonNode scenario : node.path("scenarios"))
        {
            scenarios.add(new Scenario(decimal(scenario, "spotShock"),
                VolShock.valueOf(scenario.get("volShock").asText()), decimal(scenario, "weight")));
        }
        final Parameters model = new Parameters(values, scenarios);
        final Underlying listed = both.listUnderlying(
            portfolio ? model : RandomParameters.usualPortfolio(),
            portfolio ? RandomParameters.usualStandard() : model);
        underlyings.put(node.get("underlyingId").asInt(), listed);
    }

    private void listExpiry(final JsonNode node)
    {
        expiries.put(node.get("expiryId").asInt(), both.listExpiry(
            underlyings.get(node.get("underlyingId").asInt()), node.get("expiryNs").asLong()));
    }

    private void listInstrument(final JsonNode node)
    {
        final Kind kind = Kind.valueOf(node.get("kind").asText());
        final BigDecimal contractSize = decimal(node, "contractSize");
        instruments.put(node.get("instrumentId").asInt(), switch (kind)
        {
            case PERPETUAL -> both.listPerpetual(underlyings.get(node.get("underlyingId").asInt()), contractSize);
            case FUTURE -> both.listFuture(expiries.get(node.get("expiryId").asInt()), contractSize);
            default -> both.listOption(
                kind, expiries.get(node.get("expiryId").asInt()), decimal(node, "strike"), contractSize);
        });
    }

    private void listAsset(final JsonNode node)
    {
        final Asset listed = both.listAsset(underlyings.get(node.get("riskCancellingUnderlyingId").asInt()),
            decimal(node, "maintenanceHaircut"), decimal(node, "initialHaircutAddOn"));
        quantities.put(listed, decimal(node, "quantity"));
    }

    private void mark(final JsonNode node)
    {
        both.spot(underlyings.get(node.get("underlyingId").asInt()), decimal(node, "spot"), confidence(node));
    }

    private void markExpiry(final JsonNode node)
    {
        final Expiry expiry = expiries.get(node.get("expiryId").asInt());
        both.forward(expiry, decimal(node, "forward"), decimal(node, "rate"),
            decimal(node, "forwardConfidence"), decimal(node, "rateConfidence"));
        for (final JsonNode mark : node.get("volatilities"))
        {
            both.volatility(expiry, decimal(mark, "strike"), decimal(mark, "volatility"), confidence(mark));
        }
    }

    private void markPerpetual(final JsonNode node)
    {
        final Instrument instrument = instruments.get(node.get("instrumentId").asInt());
        if (instrument.kind == Kind.PERPETUAL)
        {
            both.perpetualPrice(instrument, decimal(node, "price"), confidence(node));
        }
    }

    private void markAsset(final JsonNode node)
    {
        both.assetPrice(both.market.assets.get(node.get("assetId").asInt() - 1), decimal(node, "price"),
            confidence(node));
    }

    private void fill()
    {
        final BigDecimal cash = decimal(line, "cash");
        if (cash.signum() != 0)
        {
            both.deposit(account, cash);
        }
        quantities.forEach((asset, quantity) -> both.deposit(account, asset, quantity));
        for (final JsonNode trade : line.get("trades"))
        {
            both.trade(account, instruments.get(trade.get("instrumentId").asInt()),
                decimal(trade, "quantity"), decimal(trade, "price"), decimal(trade, "fee"));
        }
        for (final JsonNode funding : line.get("funding"))
        {
            both.fund(instruments.get(funding.get("instrumentId").asInt()), decimal(funding, "amountPerContract"));
        }
    }

    private static ReferenceMargin expected(final JsonNode node)
    {
        final Map<Integer, Risk> risks = new LinkedHashMap<>();
        for (final JsonNode underlying : node.get("underlyings"))
        {
            final List<BigDecimal> profits = new ArrayList<>();
            underlying.path("scenarioProfits").forEach(profit -> profits.add(new BigDecimal(profit.asText())));
            final ReferenceGreeks greeks = new ReferenceGreeks(
                sum(underlying.get("delta")), sum(underlying.get("gamma")),
                sum(underlying.get("vega")), sum(underlying.get("theta")));
            final Risk risk = new Risk(
                profits, profits.isEmpty() ? ZERO : decimal(underlying, "basisContingency"), greeks);
            risks.put(underlying.get("underlyingId").asInt(), risk);
            requireWorst(underlying, risk);
        }
        final JsonNode gross = node.get("gross");
        return new ReferenceMargin(
            decimal(node, "equity"), decimal(node, "marginEquity"),
            decimal(node, "maintenanceRequirement"), decimal(node, "initialRequirement"), risks,
            new ReferenceGross(decimal(gross, "equity"), decimal(gross, "requirement"), decimal(gross, "assetFactor")));
    }

    /** The worst loss and the worst scenario of the file follow from its profits. */
    private static void requireWorst(final JsonNode underlying, final Risk risk)
    {
        if (!risk.profits().isEmpty())
        {
            final int named = underlying.get("worstScenario").asInt();
            final BigDecimal profit = named == -1 ? risk.basis() : risk.profits().get(named);
            if (profit.negate().compareTo(risk.worstLoss()) != 0 ||
                decimal(underlying, "worstLoss").compareTo(risk.worstLoss()) != 0)
            {
                throw new IllegalStateException("not the worst of its profits: " + underlying);
            }
        }
    }

    private static ReferenceGreeks.Sum sum(final JsonNode node)
    {
        return new ReferenceGreeks.Sum(decimal(node, "value"), decimal(node, "gross"));
    }

    private static BigDecimal confidence(final JsonNode node)
    {
        return decimal(node, "confidence");
    }

    private static BigDecimal decimal(final JsonNode node, final String field)
    {
        return new BigDecimal(node.get(field).asText());
    }
}
