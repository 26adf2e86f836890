package softlanding.engine.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;
import softlanding.engine.oracle.ReferenceMarket.Underlying;
import softlanding.engine.oracle.ReferenceMarket.Volatility;
import softlanding.engine.wire.EventLine;

/** Tells the engine and the reference the same facts. The engine must take every one of them. */
final class BothSides
{
    private static final String LOT = "0.00000001";

    final ReferenceMarket market = new ReferenceMarket();
    final List<ReferenceAccount> accounts = new ArrayList<>();
    private final EngineSide engine;
    private int lastListed;
    private long lastId;

    BothSides(final String name, final long nowNs)
    {
        engine = new EngineSide(name);
        market.nowNs = nowNs;
    }

    Underlying listUnderlying(final Parameters portfolio, final Parameters standard)
    {
        final Underlying listed = new Underlying(market.underlyings.size() + 1);
        market.underlyings.add(listed);
        send(event("UnderlyingListed").id("underlyingId", listed.id).text("symbol", "COIN"));
        setModels(listed, portfolio, standard);
        return listed;
    }

    void setModels(final Underlying underlying, final Parameters portfolio, final Parameters standard)
    {
        underlying.portfolio = portfolio;
        underlying.standard = standard;
        send(parameters("PortfolioMarginSet", underlying, portfolio).raw("scenarios", portfolio.scenarios().stream()
            .map(Parameters.Scenario::json).collect(Collectors.joining(",", "[", "]"))));
        send(parameters("StandardMarginSet", underlying, standard));
    }

    Expiry listExpiry(final Underlying underlying, final long expiryNs)
    {
        final Expiry listed = new Expiry(++lastListed, underlying, expiryNs);
        market.expiries.add(listed);
        send(event("ExpiryListed").id("expiryId", listed.id).id("underlyingId", underlying.id)
            .id("expiryNs", expiryNs));
        return listed;
    }

    Instrument listOption(
        final Kind kind, final Expiry expiry, final BigDecimal strike, final BigDecimal contractSize)
    {
        final Instrument listed = list(kind, expiry.underlying, expiry, strike, contractSize);
        send(decimal(sized(event("OptionListed"), listed).id("expiryId", expiry.id), "strike", strike)
            .text("right", kind.name()));
        return listed;
    }

    Instrument listFuture(final Expiry expiry, final BigDecimal contractSize)
    {
        final Instrument listed = list(Kind.FUTURE, expiry.underlying, expiry, null, contractSize);
        send(sized(event("FutureListed"), listed).id("expiryId", expiry.id));
        return listed;
    }

    Instrument listPerpetual(final Underlying underlying, final BigDecimal contractSize)
    {
        final Instrument listed = list(Kind.PERPETUAL, underlying, null, null, contractSize);
        send(sized(event("PerpetualListed"), listed).id("underlyingId", underlying.id));
        return listed;
    }

    Asset listAsset(final Underlying coin, final BigDecimal maintenanceHaircut, final BigDecimal initialHaircutAddOn)
    {
        final Asset listed = new Asset(market.assets.size() + 1, coin, maintenanceHaircut, initialHaircutAddOn);
        market.assets.add(listed);
        send(decimal(decimal(event("CollateralListed").id("assetId", listed.id).text("symbol", "ASSET")
            .id("riskCancellingUnderlyingId", coin == null ? 0 : coin.id),
            "maintenanceHaircut", maintenanceHaircut), "initialHaircutAddOn", initialHaircutAddOn));
        return listed;
    }

    ReferenceAccount open(final boolean portfolio)
    {
        final ReferenceAccount opened = new ReferenceAccount(accounts.size() + 1, portfolio);
        accounts.add(opened);
        send(event("AccountOpened").id("accountId", opened.id)
            .text("marginMode", portfolio ? "PORTFOLIO" : "STANDARD"));
        return opened;
    }

    void spot(final Underlying underlying, final BigDecimal price, final BigDecimal confidence)
    {
        underlying.spot = price;
        underlying.confidence = confidence;
        send(marked(event("SpotPriceChanged").id("underlyingId", underlying.id), price, confidence));
    }

    void forward(
        final Expiry expiry,
        final BigDecimal forward,
        final BigDecimal rate,
        final BigDecimal forwardConfidence,
        final BigDecimal rateConfidence)
    {
        expiry.forward = forward;
        expiry.rate = rate;
        expiry.forwardConfidence = forwardConfidence;
        expiry.rateConfidence = rateConfidence;
        final EventLine line = decimal(event("ForwardPriceChanged").id("expiryId", expiry.id), "forward", forward);
        send(decimal(decimal(decimal(line, "rate", rate),
            "forwardConfidence", forwardConfidence), "rateConfidence", rateConfidence));
    }

    void volatility(
        final Expiry expiry, final BigDecimal strike, final BigDecimal volatility, final BigDecimal confidence)
    {
        expiry.smile.put(strike, new Volatility(volatility, confidence));
        final EventLine line = decimal(event("VolatilityChanged").id("expiryId", expiry.id), "strike", strike);
        send(decimal(decimal(line, "volatility", volatility), "confidence", confidence));
    }

    void perpetualPrice(final Instrument perpetual, final BigDecimal price, final BigDecimal confidence)
    {
        perpetual.perpetualPrice = price;
        perpetual.perpetualConfidence = confidence;
        send(marked(event("PerpetualPriceChanged").id("instrumentId", perpetual.id), price, confidence));
    }

    void assetPrice(final Asset asset, final BigDecimal price, final BigDecimal confidence)
    {
        asset.price = price;
        asset.confidence = confidence;
        send(marked(event("CollateralPriceChanged").id("assetId", asset.id), price, confidence));
    }

    void stablePrice(final BigDecimal price)
    {
        market.stablePrice = price;
        send(marked(event("StablePriceChanged"), price, BigDecimal.ONE));
    }

    void fund(final Instrument perpetual, final BigDecimal amountPerContract)
    {
        bookOwn();
        accounts.forEach(account -> account.fund(perpetual, amountPerContract));
        send(decimal(event("FundingAccrued").id("instrumentId", perpetual.id),
            "amountPerContract", amountPerContract));
    }

    /** The expiry and its instruments are gone from the market then. */
    void settle(final Expiry expiry, final BigDecimal price)
    {
        bookOwn();
        accounts.forEach(account -> account.settle(expiry, price));
        market.expiries.remove(expiry);
        market.instruments.removeIf(listed -> listed.expiry == expiry);
        send(decimal(event("ExpirySettled").id("expiryId", expiry.id), "settlementPrice", price));
    }

    void deposit(final ReferenceAccount account, final BigDecimal amount)
    {
        account.paidUp = account.paidUp.add(amount);
        send(decimal(event("CashTransferRequested").id("accountId", account.id).id("transferId", ++lastId),
            "amount", amount));
    }

    void deposit(final ReferenceAccount account, final Asset asset, final BigDecimal quantity)
    {
        account.transfer(asset, quantity);
        send(decimal(event("CollateralTransferRequested").id("accountId", account.id).id("transferId", ++lastId)
            .id("assetId", asset.id), "quantity", quantity));
    }

    void trade(
        final ReferenceAccount account,
        final Instrument instrument,
        final BigDecimal quantity,
        final BigDecimal price,
        final BigDecimal fee)
    {
        account.trade(instrument, quantity, price, fee);
        send(tradeLine(account, instrument, quantity, price, fee));
    }

    /** Ends the liquidation orders that are in flight; none ever fills here. */
    void cancelOrders(final ReferenceAccount account, final Instrument instrument)
    {
        for (final String orderId : engine.ordersInFlight(account.id, instrument.id))
        {
            send(event("LiquidationOrderClosed").text("orderId", orderId).id("accountId", account.id)
                .id("instrumentId", instrument.id).text("reason", "CANCELLED"));
        }
    }

    /** A trade that the engine must refuse; the reason that it gives. */
    String refusedTrade(
        final ReferenceAccount account, final Instrument instrument, final BigDecimal quantity, final BigDecimal price)
    {
        return engine.refused(tradeLine(account, instrument, quantity, price, BigDecimal.ZERO));
    }

    /** From now on an account below a ratio of 1.05 is closed completely. */
    void liquidateInFull()
    {
        send(event("LiquidationPolicySet").text("policy", "FULL").text("targetRatio", "1.1")
            .raw("tiers", "[{\"ratioBelow\":\"1.05\",\"maxShare\":\"1\",\"sizing\":\"ALL\"}]"));
    }

    int ordersInFlight(final ReferenceAccount account, final Instrument instrument)
    {
        return engine.ordersInFlight(account.id, instrument.id).size();
    }

    void advance(final long nowNs)
    {
        market.nowNs = nowNs;
        send(event("TimeAdvanced"));
    }

    /** Time moves on with the next event, and only then. */
    void moveClock(final long nowNs)
    {
        market.nowNs = nowNs;
    }

    JsonNode report(final ReferenceAccount account)
    {
        bookOwn();
        return engine.only("MarginReported",
            event("MarginReportRequested").id("accountId", account.id).id("requestId", ++lastId));
    }

    /** The decisions on a margin report with supposed trades and transfers, as JSON objects. */
    List<JsonNode> askWhatIf(
        final ReferenceAccount account, final List<String> trades, final List<String> transfers)
    {
        return engine.send(event("MarginReportRequested").id("accountId", account.id).id("requestId", ++lastId)
            .text("explained", "YES").raw("positions", trades.toString()).raw("transfers", transfers.toString()));
    }

    JsonNode askForOrder(
        final ReferenceAccount account, final Instrument instrument, final BigDecimal quantity, final BigDecimal price)
    {
        bookOwn();
        final EventLine line = event("OrderMarginRequested").id("accountId", account.id).id("requestId", ++lastId)
            .id("instrumentId", instrument.id);
        return engine.only("OrderMarginDecided", decimal(decimal(line, "quantity", quantity), "price", price));
    }

    private Instrument list(
        final Kind kind,
        final Underlying underlying,
        final Expiry expiry,
        final BigDecimal strike,
        final BigDecimal contractSize)
    {
        final Instrument listed = new Instrument(
            ++lastListed, kind, underlying, expiry, strike, contractSize);
        market.instruments.add(listed);
        return listed;
    }

    private void send(final EventLine line)
    {
        engine.send(line);
        bookOwn();
    }

    /**
     * Internal bookings of the engine are trades of two accounts, and payments of the insurance fund; those of the
     * event of a report come after the report.
     */
    void bookOwn()
    {
        for (final JsonNode booked : engine.takeBooked())
        {
            switch (booked.get("type").asText())
            {
                case "LiquidationsCrossed" -> bookTrade(booked, "buyerAccountId", "sellerAccountId");
                case "PositionDeleveraged" -> bookTrade(booked, "accountId", "liquidatedAccountId");
                default ->
                {
                    final ReferenceAccount account = account(booked.get("accountId").asLong());
                    account.paidUp = account.paidUp.add(new BigDecimal(booked.get("amount").asText()));
                }
            }
        }
    }

    private void bookTrade(final JsonNode booked, final String trader, final String counterparty)
    {
        final Instrument instrument = market.instruments.stream()
            .filter(listed -> listed.id == booked.get("instrumentId").asInt()).findFirst().orElseThrow();
        final BigDecimal quantity = new BigDecimal(booked.get("quantity").asText());
        final BigDecimal price = new BigDecimal(booked.get("price").asText());
        account(booked.get(trader).asLong()).trade(instrument, quantity, price, BigDecimal.ZERO);
        account(booked.get(counterparty).asLong()).trade(instrument, quantity.negate(), price, BigDecimal.ZERO);
    }

    private ReferenceAccount account(final long accountId)
    {
        return accounts.stream().filter(account -> account.id == accountId).findFirst().orElseThrow();
    }

    private EventLine tradeLine(
        final ReferenceAccount account,
        final Instrument instrument,
        final BigDecimal quantity,
        final BigDecimal price,
        final BigDecimal fee)
    {
        final EventLine line = event("TradeExecuted").id("accountId", account.id).id("tradeId", ++lastId)
            .id("instrumentId", instrument.id);
        return decimal(decimal(decimal(line, "quantity", quantity), "price", price), "fee", fee);
    }

    private EventLine parameters(final String type, final Underlying underlying, final Parameters parameters)
    {
        final EventLine line = event(type).id("underlyingId", underlying.id);
        parameters.values().forEach((name, value) -> decimal(line, name, value));
        return line;
    }

    private static EventLine sized(final EventLine line, final Instrument listed)
    {
        return decimal(line.id("instrumentId", listed.id), "contractSize", listed.contractSize)
            .text("lotSize", LOT);
    }

    private static EventLine marked(final EventLine line, final BigDecimal price, final BigDecimal confidence)
    {
        return decimal(decimal(line, "price", price), "confidence", confidence);
    }

    private static EventLine decimal(final EventLine line, final String field, final BigDecimal value)
    {
        return line.text(field, value.toPlainString());
    }

    private EventLine event(final String type)
    {
        return EventLine.of(type, market.nowNs);
    }
}
