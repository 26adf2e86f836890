package softlanding.engine.margin;

import static softlanding.engine.margin.HandVenue.DAY;
import static softlanding.engine.margin.HandVenue.NO_MOVE;
import static softlanding.engine.margin.HandVenue.scenario;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is required beside the worst scenario, against numbers worked out by hand. */
class ContingenciesTest
{
    private final HandVenue venue = new HandVenue();

    @BeforeEach
    void list()
    {
        venue.cash("10000");
        venue.listExpiry(1, 10 * DAY);
        venue.forward(1, "1000", "0");
    }

    private void holdPerpetual(final String quantity, final String price, final String confidence)
    {
        venue.listPerpetual(1, 1);
        venue.perpetual(1, price, confidence);
        venue.trade(1, quantity, price);
    }

    @Test
    void shouldRequireAShareOfAPerpetualAtSpot()
    {
        // 2 coins at spot 1,000, not at their own price: 2 % maintenance, another 1 % initial.
        venue.model(1, NO_MOVE, "perpPct", "0.02", "perpInitialAddOn", "0.01");
        holdPerpetual("-2", "900", "1");

        venue.assertMargin(10_000, 40, 60);
    }

    @Test
    void shouldTreatADatedFutureLikeAPerpetualAtItsForward()
    {
        // 2 contracts of half a coin: profit 50, 210 lost at 0.8 of 1,050, 1 % of 1,000 at spot, then 0.5 %.
        venue.model(1, scenario("0.8", "NONE", "1"), "perpPct", "0.01", "perpInitialAddOn", "0.005");
        venue.listFuture(5, 1, "0.5");
        venue.trade(5, "2", "1000");
        venue.forward(1, "1050", "0");

        venue.assertMargin(10_050, 220, 225);
    }

    @Test
    void shouldNetCallsAndPutsPerStrikeOnly()
    {
        // 900: 3 calls short, 2 puts long: 1 naked. 1,100: 5 calls long, 2 puts short: none. Next expiry: 4 naked.
        venue.model(1, NO_MOVE, "optionPct", "0.01", "optionInitialAddOn", "0.005");
        venue.hold(10, 1, "900", "CALL", "-3", "0");
        venue.hold(11, 1, "900", "PUT", "2", "0");
        venue.hold(12, 1, "1100", "CALL", "5", "0");
        venue.hold(13, 1, "1100", "PUT", "-2", "0");
        venue.listExpiry(2, 20 * DAY);
        venue.forward(2, "1000", "0");
        venue.hold(20, 2, "1100", "PUT", "-4", "0");

        // Marks: -3 calls of 100, -2 and -4 puts of 100.
        venue.assertMargin(10_000 - 300 - 600, 5 * 10, 5 * 15);
    }

    @Test
    void shouldAskForLowConfidenceOfAnyMarkHeld()
    {
        // 2 + 1 coins at 1,000; the least confidence is that of a volatility held: (1 - 0.5) 0.4 * 3,000.
        venue.model(1, NO_MOVE, "confThreshold", "0.6", "confMargin", "0.4");
        venue.hold(10, 1, "1000", "CALL", "2", "0");
        venue.hold(11, 1, "1000", "PUT", "-1", "0");
        venue.volatility(1, "1000", "0", "0.5");
        venue.listOption(12, 1, "1200", "CALL");
        venue.volatility(1, "1200", "0", "0.1");

        venue.assertMargin(10_000, 0, 600);
    }

    @Test
    void shouldAskNothingAtTheConfidenceThreshold()
    {
        venue.model(1, NO_MOVE, "confThreshold", "0.6", "confMargin", "0.4");
        venue.hold(10, 1, "1000", "CALL", "2", "0");
        venue.volatility(1, "1000", "0", "0.6");

        venue.assertMargin(10_000, 0, 0);
    }

    @Test
    void shouldTakeTheConfidenceOfForwardRateAndSpotIntoEachExpiry()
    {
        // 1 coin on each expiry: 0.3 of the first's rate, 0.2 of the second's forward, and 0.25 of spot below both.
        venue.model(1, NO_MOVE, "confThreshold", "0.6", "confMargin", "1");
        venue.hold(10, 1, "1000", "CALL", "1", "0");
        venue.forward(1, "1000", "0", "1", "0.3");
        venue.listExpiry(2, 20 * DAY);
        venue.forward(2, "1000", "0", "0.2", "1");
        venue.hold(20, 2, "1000", "CALL", "1", "0");
        venue.assertMargin(10_000, 0, 700 + 800);

        venue.spot(1, "1000", "0.25");
        venue.assertMargin(10_000, 0, 750 + 800);
    }

    @Test
    void shouldTakeThePerpetualsConfidenceIntoEveryExpiryIfOneIsHeld()
    {
        // 3 coins of options and 1 of the perpetual at (1 - 0.4) 0.5 * 1,000 each.
        venue.model(1, NO_MOVE, "confThreshold", "0.6", "confMargin", "0.5");
        venue.hold(10, 1, "1000", "CALL", "3", "0");
        venue.listPerpetual(1, 1);
        venue.perpetual(1, "1000", "0.4");
        venue.assertMargin(10_000, 0, 0);

        venue.trade(1, "1", "1000");
        venue.assertMargin(10_000, 0, 4 * 300);
    }

    @Test
    void shouldTakeTheForwardsConfidenceIntoADatedFuture()
    {
        // 1 coin: (1 - 0.2) * 1 * 1,000. The rate does not move a future's mark.
        venue.model(1, NO_MOVE, "confThreshold", "0.6", "confMargin", "1");
        venue.listFuture(5, 1, "1");
        venue.trade(5, "1", "1000");
        venue.forward(1, "1000", "0", "0.2", "0.1");

        venue.assertMargin(10_000, 0, 800);
    }

    @Test
    void shouldRequireTheHaircutsOfCollateralAndValueItInCash()
    {
        // 3 coins of 190 USD at 0.95 USD per cash are worth 600: 10 %, and 5 % more.
        venue.model(1, NO_MOVE);
        venue.listCollateral(1, 0, "0.1", "0.05");
        venue.collateralPrice(1, "190", "1");
        venue.collateral(1, "3");
        venue.stablePrice("0.95");

        venue.assertMargin(10_600, 60, 90);
    }

    @Test
    void shouldJudgeCollateralByTheLesserOfItsOwnAndSpotsConfidence()
    {
        // Value 500: (1 - 0.4) * 1 * 500 by its own confidence, (1 - 0.3) by spot's.
        venue.model(1, NO_MOVE, "confThreshold", "0.6", "confMargin", "1");
        venue.listCollateral(1, 1, "0", "0");
        venue.collateralPrice(1, "500", "0.4");
        venue.collateral(1, "1");
        venue.assertMargin(10_500, 0, 300);

        venue.spot(1, "1000", "0.3");
        venue.assertMargin(10_500, 0, 350);
    }

    @Test
    void shouldLetRiskCancellingCollateralOffsetAShortPerpetual()
    {
        // Alone the coin loses 200 at 0.8, the perpetual 200 at 1.2; together nothing, and the haircut stays.
        venue.model(1, scenario("0.8", "NONE", "1") + "," + scenario("1.2", "NONE", "1"));
        venue.listCollateral(1, 1, "0.05", "0.02");
        venue.collateralPrice(1, "1000", "1");
        venue.collateral(1, "1");
        venue.assertMargin(11_000, 200 + 50, 200 + 70);

        holdPerpetual("-1", "1000", "1");
        venue.assertMargin(11_000, 50, 70);
    }

    @Test
    void shouldNotLetOtherCollateralOffsetAnything()
    {
        venue.model(1, scenario("0.8", "NONE", "1") + "," + scenario("1.2", "NONE", "1"));
        venue.listCollateral(1, 0, "0.05", "0.02");
        venue.collateralPrice(1, "1000", "1");
        venue.collateral(1, "1");
        venue.assertMargin(11_000, 50, 70);

        holdPerpetual("-1", "1000", "1");
        venue.assertMargin(11_000, 200 + 50, 200 + 70);
    }
}
