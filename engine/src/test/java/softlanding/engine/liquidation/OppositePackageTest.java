package softlanding.engine.liquidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.liquidation.SmallVenue.all;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bankrupt account whose opposite is held as a registered package. */
class OppositePackageTest
{
    private static final long BANKRUPT = 7;
    private static final long HOLDER = 8;
    private static final long TAKER = 9;
    private static final int CALL = 2;
    private static final int HIGH_CALL = 3;

    private final SmallVenue venue = new SmallVenue();

    @BeforeEach
    void registerASpread()
    {
        venue.policy("TIERED", "feeRate", "0");
        venue.option(CALL, "1000", "CALL", "0.1");
        venue.option(HIGH_CALL, "1100", "CALL", "0.1");
        venue.volatility("1000", "0.5");
        venue.volatility("1100", "0.5");
        venue.account(HOLDER, "100000");
        venue.account(TAKER, "100000");
        venue.account(BANKRUPT, "1");
        venue.trade(HOLDER, CALL, "5", "10");
        venue.trade(HOLDER, HIGH_CALL, "-5", "10");
        venue.apply(venue.event("PackageRegistered").id("accountId", HOLDER).id("packageId", 1).raw("legs",
            "[{\"instrumentId\":2,\"ratio\":\"1\"},{\"instrumentId\":3,\"ratio\":\"-1\"}]"));
    }

    private int positions(final long accountId)
    {
        return venue.report(accountId).get("positions").size();
    }

    @Test
    void shouldCloseThePackageInRatioAndPassItsOtherLegOn()
    {
        venue.trade(TAKER, HIGH_CALL, "5", "10");

        final List<JsonNode> decisions = venue.trade(BANKRUPT, CALL, "-5", "1");

        assertEquals(3, all(decisions, "PositionDeleveraged").size(), decisions::toString);
        assertEquals(1, all(decisions, "PackageDissolved").size());
        assertEquals(List.of(0, 0, 0), List.of(positions(BANKRUPT), positions(HOLDER), positions(TAKER)));
    }

    @Test
    void shouldHaveTheBankruptKeepTheOtherLegWhereNobodyHoldsItsOpposite()
    {
        final List<JsonNode> decisions = venue.trade(BANKRUPT, CALL, "-5", "1");

        assertEquals(2, all(decisions, "PositionDeleveraged").size(), decisions::toString);
        assertEquals(1, all(decisions, "PackageDissolved").size());
        assertEquals(List.of(1, 0), List.of(positions(BANKRUPT), positions(HOLDER)));
        assertEquals(HIGH_CALL, venue.report(BANKRUPT).get("positions").get(0).get("instrumentId").asInt());
    }

    @Test
    void shouldSplitThePackageAndSayThatItIsDissolvedWhereTheBankruptWouldBeWorse()
    {
        venue.trade(TAKER, CALL, "5", "10");
        venue.trade(TAKER, SmallVenue.PERPETUAL, "-50", "1000");
        venue.apply(venue.event("PackageRegistered").id("accountId", TAKER).id("packageId", 2).raw("legs",
            "[{\"instrumentId\":2,\"ratio\":\"1\"},{\"instrumentId\":1,\"ratio\":\"-10\"}]"));

        final List<JsonNode> decisions = venue.trade(BANKRUPT, CALL, "-10", "1");

        // The spread closes whole; of the other package only the call does.
        assertEquals(3, all(decisions, "PositionDeleveraged").size(), decisions::toString);
        assertEquals(2, all(decisions, "PackageDissolved").size());
        assertEquals(List.of(1, 0, 1), List.of(positions(BANKRUPT), positions(HOLDER), positions(TAKER)));
        assertEquals("-50", venue.report(TAKER).get("positions").get(0).get("quantity").asText());
    }
}
