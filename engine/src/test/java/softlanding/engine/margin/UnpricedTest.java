package softlanding.engine.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.margin.HandVenue.DAY;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** An account is UNPRICED while any mark is missing that its margin needs, and only then. */
class UnpricedTest
{
    private final HandVenue venue = new HandVenue();

    private void assertUnpriced()
    {
        final JsonNode report = venue.report();
        assertEquals("UNPRICED", report.get("health").asText());
        assertTrue(report.path("equity").isMissingNode() || report.get("equity").isNull(), report::toString);
        assertEquals(0, report.get("underlyings").size());
        assertEquals(0, report.get("positions").size());
    }

    private void assertPriced()
    {
        final JsonNode report = venue.report();
        assertNotEquals("UNPRICED", report.get("health").asText());
        assertTrue(report.get("equity").isTextual(), report::toString);
    }

    @Test
    void shouldWaitForForwardAndVolatilityOfAnOption()
    {
        venue.listExpiry(1, 10 * DAY);
        venue.listOption(10, 1, "1000", "CALL");
        venue.trade(10, "1", "0");
        assertUnpriced();

        venue.forward(1, "1000", "0");
        assertUnpriced();

        venue.volatility(1, "1000", "0.5", "1");
        assertPriced();
    }

    @Test
    void shouldWaitForAFuturesForward()
    {
        venue.listExpiry(1, 10 * DAY);
        venue.listFuture(5, 1, "1");
        venue.trade(5, "1", "1000");
        assertUnpriced();

        venue.forward(1, "1000", "0");
        assertPriced();
    }

    @Test
    void shouldWaitForAPerpetualsPriceAndItsSpot()
    {
        venue.listUnderlying(2);
        venue.listPerpetual(2, 2);
        venue.trade(2, "1", "100");
        assertUnpriced();

        venue.perpetual(2, "100", "1");
        assertUnpriced();

        venue.spot(2, "100", "1");
        assertPriced();
    }

    @Test
    void shouldWaitForTheSpotThatMovesCollateral()
    {
        venue.listUnderlying(2);
        venue.listCollateral(1, 2, "0.1", "0");
        venue.collateral(1, "1");
        assertUnpriced();

        venue.collateralPrice(1, "100", "1");
        assertUnpriced();

        venue.spot(2, "100", "1");
        assertPriced();
    }

    @Test
    void shouldBePricedAgainWithoutThePositionThatHasNoMark()
    {
        venue.listPerpetual(1, 1);
        venue.trade(1, "1", "1000");
        assertUnpriced();

        venue.trade(1, "-1", "1000");
        assertPriced();
    }

    @Test
    void shouldNotWaitForMarksOfWhatIsNotHeld()
    {
        venue.listPerpetual(1, 1);
        venue.listExpiry(1, 10 * DAY);
        venue.listOption(10, 1, "1000", "CALL");

        assertPriced();
    }
}
