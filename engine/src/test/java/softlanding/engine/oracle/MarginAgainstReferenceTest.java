package softlanding.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.engine.oracle.ReferenceMarket.Instrument;

/** The engine's margin of random books in random markets, as events come one after another, against the reference. */
class MarginAgainstReferenceTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.oracle.seeds", 400);
    private static final int ROUNDS = 4;

    @Test
    void shouldReportTheMarginThatTheFormulasGive()
    {
        final MarginComparison comparison = new MarginComparison();
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final RandomVenue venue = new RandomVenue(seed);
            for (int round = 0; round < ROUNDS; round++)
            {
                compare(venue, "seed=" + seed + " round=" + round, comparison);
                change(venue);
            }
        }
        final List<String> disagreements = comparison.disagreements();
        assertEquals(List.of(), disagreements.subList(0, Math.min(20, disagreements.size())),
            () -> disagreements.size() + " disagreements; " + comparison);
        assertTrue(comparison.reports() > SEEDS * ROUNDS, comparison::toString);
    }

    private static void compare(final RandomVenue venue, final String where, final MarginComparison comparison)
    {
        // A question moves no clock.
        venue.both.advance(venue.both.market.nowNs);
        for (final ReferenceAccount account : venue.both.accounts)
        {
            venue.both.bookOwn();
            final ReferenceMargin expected = ReferenceMargin.of(venue.both.market, account);
            if (MarginComparison.hasReportableGreeks(expected))
            {
                comparison.compare(
                    where + (account.portfolio ? " PORTFOLIO" : " STANDARD"),
                    expected, account, venue.both.report(account));
            }
        }
    }

    @Test
    void shouldDecideOrdersByTheInitialMarginThatTheFormulasGive()
    {
        int accepted = 0;
        int refused = 0;
        int covered = 0;
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final RandomVenue venue = new RandomVenue(seed);
            for (final ReferenceAccount account :
                tradable(venue).isEmpty() ? List.<ReferenceAccount>of() : venue.both.accounts)
            {
                final JsonNode decision = order(venue, account, "seed=" + seed + " account=" + account.id);
                accepted += "ACCEPTED".equals(decision.get("verdict").asText()) ? 1 : 0;
                covered += isAcceptedBelowItsMargin(decision) ? 1 : 0;
                refused += "INITIAL_MARGIN_TOO_LOW".equals(decision.get("verdict").asText()) ? 1 : 0;
            }
        }
        assertTrue(Math.min(accepted, refused) > SEEDS / 10, "accepted=" + accepted + " refused=" + refused);
        assertTrue(covered > 0, "none was accepted because nothing can be owed");
    }

    private static boolean isAcceptedBelowItsMargin(final JsonNode decision)
    {
        return "ACCEPTED".equals(decision.get("verdict").asText()) &&
            decision.get("initialExcessAfter").asText().startsWith("-");
    }

    private static JsonNode order(final RandomVenue venue, final ReferenceAccount account, final String where)
    {
        venue.both.bookOwn();
        final Instrument instrument = venue.random.oneOf(tradable(venue));
        final BigDecimal drawn = venue.orderQuantity(account, instrument);
        final BigDecimal held = account.contracts.get(instrument);
        final boolean closes = held != null && drawn.negate().compareTo(held) == 0;
        // The engine still counts the strike of what an order closes in standard margin: doubled instead.
        final BigDecimal quantity = closes && !account.portfolio ? drawn.negate() : drawn;
        final BigDecimal price = venue.tradePrice(instrument);
        final ReferenceAccount filled = account.copy();
        filled.trade(instrument, quantity, price, BigDecimal.ZERO);
        final ReferenceMargin before = ReferenceMargin.of(venue.both.market, account);
        final ReferenceMargin after = ReferenceMargin.of(venue.both.market, filled);
        final JsonNode decision = venue.both.askForOrder(account, instrument, quantity, price);
        if ("UNPRICED".equals(decision.get("verdict").asText()))
        {
            assertFalse(MarginComparison.fits(after), () -> where + ": " + decision);
            return decision;
        }
        final BigDecimal slack = after.slack().add(BigDecimal.valueOf(account.roundings, 8));
        final BigDecimal reported = new BigDecimal(decision.get("initialExcessAfter").asText());
        assertTrue(after.initialExcess().subtract(reported).abs().compareTo(slack) <= 0,
            () -> where + ": " + decision + ", should be " + after.initialExcess());
        final BigDecimal cashLeft = ReferenceCover.cashLeft(filled);
        final BigDecimal roundings = BigDecimal.valueOf(filled.roundings + 4L * filled.contracts.size(), 8);
        final boolean clear = (cashLeft == null || cashLeft.abs().compareTo(roundings) > 0) &&
            MarginComparison.fits(before) && after.initialExcess().abs().compareTo(slack) > 0 &&
            after.initialExcess().subtract(before.initialExcess()).abs().compareTo(slack.add(before.slack())) > 0;
        final boolean mayTrade = after.initialExcess().signum() >= 0 ||
            after.initialExcess().compareTo(before.initialExcess()) >= 0 ||
            (cashLeft != null && cashLeft.signum() >= 0);
        assertTrue(!clear || mayTrade == "ACCEPTED".equals(decision.get("verdict").asText()),
            () -> where + ": " + decision + ", margin before " + before.initialExcess());
        return decision;
    }

    /** An order in an instrument past its expiry is rejected. */
    private static List<Instrument> tradable(final RandomVenue venue)
    {
        return venue.both.market.instruments.stream()
            .filter(i -> i.expiry == null || i.expiry.expiryNs > venue.both.market.nowNs).toList();
    }

    private static void change(final RandomVenue venue)
    {
        final int changes = venue.random.whole(1, 4);
        for (int i = 0; i < changes; i++)
        {
            venue.change();
        }
    }
}
