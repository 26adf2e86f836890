package softlanding.engine.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import softlanding.engine.oracle.GoldenAccount.Trade;
import softlanding.engine.oracle.ReferenceMargin.Risk;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;
import softlanding.engine.oracle.ReferenceMarket.Underlying;

/** Writes one account of the golden file as a line of JSON, by the names of the domain. Decimals are strings. */
final class GoldenWriter
{
    /** Of expected values, in significant digits: far finer than the tolerance of any comparison. */
    private static final MathContext EXPECTED = new MathContext(20, RoundingMode.HALF_EVEN);

    private final ObjectNode line = JsonNodeFactory.instance.objectNode();
    private final GoldenAccount golden;

    private GoldenWriter(final GoldenAccount golden)
    {
        this.golden = golden;
    }

    static String line(final GoldenAccount golden, final ReferenceMargin expected)
    {
        final GoldenWriter writer = new GoldenWriter(golden);
        writer.writeMarket();
        writer.writeAccount();
        writer.writeExpected(expected);
        return writer.line.toString();
    }

    private void writeMarket()
    {
        line.put("account", golden.number()).put("theme", golden.theme().name())
            .put("marginMode", golden.account().portfolio ? "PORTFOLIO" : "STANDARD")
            .put("nowNs", Long.toString(golden.market().nowNs));
        put(line, "stablePrice", golden.market().stablePrice);
        final ArrayNode underlyings = line.putArray("underlyings");
        golden.market().underlyings.forEach(underlying -> write(underlying, underlyings.addObject()));
        final ArrayNode expiries = line.putArray("expiries");
        golden.market().expiries.forEach(expiry -> write(expiry, expiries.addObject()));
        final ArrayNode instruments = line.putArray("instruments");
        golden.market().instruments.forEach(instrument -> write(instrument, instruments.addObject()));
        final ArrayNode collateral = line.putArray("collateral");
        golden.market().assets.forEach(asset -> write(asset, collateral.addObject()));
    }

    /** With the model of the account's margin mode. */
    private void write(final Underlying underlying, final ObjectNode node)
    {
        node.put("underlyingId", underlying.id);
        put(node, "spot", underlying.spot);
        put(node, "confidence", underlying.confidence);
        final Parameters model = golden.account().portfolio ? underlying.portfolio : underlying.standard;
        final ObjectNode parameters = node.putObject("model");
        model.values().forEach((name, value) -> put(parameters, name, value));
        if (golden.account().portfolio)
        {
            final ArrayNode scenarios = node.putArray("scenarios");
            for (final Parameters.Scenario scenario : model.scenarios())
            {
                final ObjectNode written = scenarios.addObject();
                put(written, "spotShock", scenario.spotShock());
                written.put("volShock", scenario.volShock().name());
                put(written, "weight", scenario.weight());
            }
        }
    }

    private void write(final Expiry expiry, final ObjectNode node)
    {
        node.put("expiryId", expiry.id).put("underlyingId", expiry.underlying.id)
            .put("expiryNs", Long.toString(expiry.expiryNs));
        put(node, "forward", expiry.forward);
        put(node, "rate", expiry.rate);
        put(node, "forwardConfidence", expiry.forwardConfidence);
        put(node, "rateConfidence", expiry.rateConfidence);
        final ArrayNode volatilities = node.putArray("volatilities");
        expiry.smile.forEach((strike, mark) ->
        {
            if (golden.market().instruments.stream().anyMatch(
                listed -> listed.expiry == expiry && listed.isOption() && listed.strike.compareTo(strike) == 0))
            {
                final ObjectNode written = volatilities.addObject();
                put(written, "strike", strike);
                put(written, "volatility", mark.volatility());
                put(written, "confidence", mark.confidence());
            }
        });
    }

    private static void write(final Instrument instrument, final ObjectNode node)
    {
        node.put("instrumentId", instrument.id).put("kind", instrument.kind.name());
        if (instrument.kind == Kind.PERPETUAL)
        {
            node.put("underlyingId", instrument.underlying.id);
            put(node, "price", instrument.perpetualPrice);
            put(node, "confidence", instrument.perpetualConfidence);
        }
        else
        {
            node.put("expiryId", instrument.expiry.id);
        }
        if (instrument.isOption())
        {
            put(node, "strike", instrument.strike);
        }
        put(node, "contractSize", instrument.contractSize);
    }

    private void write(final Asset asset, final ObjectNode node)
    {
        node.put("assetId", asset.id).put("riskCancellingUnderlyingId", asset.coin == null ? 0 : asset.coin.id);
        put(node, "maintenanceHaircut", asset.maintenanceHaircut);
        put(node, "initialHaircutAddOn", asset.initialHaircutAddOn);
        put(node, "price", asset.price);
        put(node, "confidence", asset.confidence);
        put(node, "quantity", golden.account().balances.get(asset));
    }

    private void writeAccount()
    {
        put(line, "cash", golden.cash());
        final ArrayNode trades = line.putArray("trades");
        for (final Trade trade : golden.trades())
        {
            final ObjectNode node = trades.addObject().put("instrumentId", trade.instrument().id);
            put(node, "quantity", trade.quantity());
            put(node, "price", trade.price());
            put(node, "fee", trade.fee());
        }
        final ArrayNode funding = line.putArray("funding");
        golden.funding().forEach((perpetual, amount) ->
            put(funding.addObject().put("instrumentId", perpetual.id), "amountPerContract", amount));
    }

    private void writeExpected(final ReferenceMargin expected)
    {
        final ObjectNode node = line.putObject("expected");
        value(node, "equity", expected.equity());
        value(node, "marginEquity", expected.marginEquity());
        value(node, "maintenanceRequirement", expected.maintenanceRequirement());
        value(node, "initialRequirement", expected.initialRequirement());
        final ObjectNode gross = node.putObject("gross");
        value(gross, "equity", expected.gross().equity());
        value(gross, "requirement", expected.gross().requirement());
        value(gross, "assetFactor", expected.gross().assetFactor());
        final ArrayNode underlyings = node.putArray("underlyings");
        for (final Map.Entry<Integer, Risk> risk : expected.risks().entrySet())
        {
            write(risk.getValue(), underlyings.addObject().put("underlyingId", risk.getKey()));
        }
    }

    private static void write(final Risk risk, final ObjectNode node)
    {
        if (!risk.profits().isEmpty())
        {
            node.put("worstScenario", worstScenario(risk));
            value(node, "worstLoss", risk.worstLoss());
            value(node, "basisContingency", risk.basis());
            final ArrayNode profits = node.putArray("scenarioProfits");
            risk.profits().forEach(profit -> profits.add(plain(profit.round(EXPECTED))));
        }
        write(risk.greeks().delta(), node.putObject("delta"));
        write(risk.greeks().gamma(), node.putObject("gamma"));
        write(risk.greeks().vega(), node.putObject("vega"));
        write(risk.greeks().theta(), node.putObject("theta"));
    }

    /** The first of the worst; -1 for the basis contingency. */
    static int worstScenario(final Risk risk)
    {
        int worst = -1;
        BigDecimal least = risk.basis();
        for (int i = 0; i < risk.profits().size(); i++)
        {
            if (risk.profits().get(i).compareTo(least) < 0)
            {
                worst = i;
                least = risk.profits().get(i);
            }
        }
        return worst;
    }

    private static void write(final ReferenceGreeks.Sum sum, final ObjectNode node)
    {
        value(node, "value", sum.value());
        value(node, "gross", sum.gross());
    }

    /** An input: a decimal of the wire, which never has more than eight places. */
    private static void put(final ObjectNode node, final String field, final BigDecimal value)
    {
        node.put(field, plain(value.setScale(8, RoundingMode.UNNECESSARY)));
    }

    private static void value(final ObjectNode node, final String field, final BigDecimal value)
    {
        node.put(field, plain(value.round(EXPECTED)));
    }

    private static String plain(final BigDecimal value)
    {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
