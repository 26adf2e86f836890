package softlanding.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.engine.oracle.ReferenceMarket.Asset;
import softlanding.engine.oracle.ReferenceMarket.Instrument;

/** The engine's answer for supposed portfolios in random markets, against the reference for the same portfolios. */
class WhatIfAgainstReferenceTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.oracle.seeds", 200);

    private int scenarios;
    private int questions;

    @Test
    void shouldAnswerWithTheMarginThatTheFormulasGive()
    {
        final MarginComparison comparison = new MarginComparison();
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final RandomVenue venue = new RandomVenue(seed);
            venue.both.advance(venue.both.market.nowNs);
            for (final ReferenceAccount account : venue.both.accounts)
            {
                ask(venue, account, "seed=" + seed + (account.portfolio ? " PORTFOLIO" : " STANDARD"), comparison);
            }
        }
        final List<String> disagreements = comparison.disagreements();
        assertEquals(List.of(), disagreements.subList(0, Math.min(20, disagreements.size())), comparison::toString);
        assertTrue(questions > SEEDS, "questions: " + questions);
        assertTrue(scenarios > 5 * SEEDS, "scenarios: " + scenarios);
    }

    private void ask(
        final RandomVenue venue, final ReferenceAccount account, final String where, final MarginComparison comparison)
    {
        venue.both.bookOwn();
        final ReferenceAccount supposed = account.copy();
        final List<String> trades = new ArrayList<>();
        final List<Instrument> tradable = venue.both.market.instruments.stream()
            .filter(i -> i.expiry == null || i.expiry.expiryNs > venue.both.market.nowNs).toList();
        for (int i = tradable.isEmpty() ? 0 : venue.random.whole(1, 3); i > 0; i--)
        {
            final Instrument instrument = venue.random.oneOf(tradable);
            final BigDecimal held = supposed.contracts.get(instrument);
            final BigDecimal drawn = venue.orderQuantity(supposed, instrument);
            final BigDecimal quantity =
                held != null && drawn.negate().compareTo(held) == 0 ? drawn.negate() : drawn;
            final BigDecimal price = venue.tradePrice(instrument);
            supposed.trade(instrument, quantity, price, BigDecimal.ZERO);
            trades.add("{\"instrumentId\":" + instrument.id + ",\"quantity\":\"" + quantity.toPlainString() +
                "\",\"price\":\"" + price.toPlainString() + "\"}");
        }
        final List<String> transfers = new ArrayList<>();
        final BigDecimal cash = venue.random.signed(venue.random.logBetween(1, 1_000_000));
        supposed.paidUp = supposed.paidUp.add(cash);
        transfers.add("{\"amount\":\"" + cash.toPlainString() + "\"}");
        for (final Asset asset : venue.both.market.assets)
        {
            if (asset.coin != null && venue.random.chance(0.5))
            {
                final BigDecimal quantity = BigDecimal.ONE.divide(asset.price, 8, RoundingMode.UP);
                supposed.transfer(asset, quantity);
                transfers.add("{\"assetId\":" + asset.id + ",\"amount\":\"" + quantity.toPlainString() + "\"}");
            }
        }
        final ReferenceMargin expected = ReferenceMargin.of(venue.both.market, supposed);
        if (MarginComparison.hasReportableGreeks(expected) && MarginComparison.fits(expected))
        {
            questions++;
            final List<JsonNode> answer = venue.both.askWhatIf(account, trades, transfers);
            comparison.compare(where, expected, supposed, answer.get(0));
            compareScenarios(where, expected, answer);
        }
    }

    private void compareScenarios(final String where, final ReferenceMargin expected, final List<JsonNode> answer)
    {
        for (final JsonNode told : answer)
        {
            if ("UnderlyingMarginExplained".equals(told.get("type").asText()) && told.get("scenarios").size() > 0)
            {
                final List<BigDecimal> profits = expected.risks().get(told.get("underlyingId").asInt()).profits();
                assertEquals(profits.size(), told.get("scenarios").size(), where);
                for (int s = 0; s < profits.size(); s++)
                {
                    scenarios++;
                    final BigDecimal profit = new BigDecimal(told.get("scenarios").get(s).get("profit").asText());
                    assertTrue(
                        profit.subtract(profits.get(s)).abs().compareTo(expected.slack()) <= 0,
                        where + " scenario " + s + ": " + profit + ", should be " + profits.get(s));
                }
            }
        }
    }
}
