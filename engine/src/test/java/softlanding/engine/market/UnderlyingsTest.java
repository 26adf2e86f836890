package softlanding.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.Decimal8;

/** Each coin has its own spot price and its own margin models. */
class UnderlyingsTest
{
    private static final long ONE = Decimal8.ONE;

    private final Market market = new Market(3, 1, 1, 1);
    private final Underlyings underlyings = market.underlyings();

    @BeforeEach
    void listTwo()
    {
        market.listUnderlying(40);
        market.listUnderlying(30);
    }

    @Test
    void shouldNumberThemInTheOrderOfTheirListing()
    {
        assertEquals(0, underlyings.ids().slot(40));
        assertEquals(1, underlyings.ids().slot(30));
        assertEquals(2, underlyings.ids().size());
    }

    @Test
    void shouldKeepTheMarkOfEach()
    {
        market.changeSpot(1, 7 * ONE, ONE / 2);

        assertEquals(7 * ONE, underlyings.spot(1));
        assertEquals(ONE / 2, underlyings.confidence(1));
        assertEquals(0, underlyings.spot(0));
    }

    @Test
    void shouldBePricedWhileTheSpotPriceIsThereAndBelieved()
    {
        assertFalse(underlyings.isPriced(0), "no price yet");
        market.changeSpot(0, 1, 0);
        assertTrue(underlyings.isPriced(0));

        final Feeds feeds = market.feeds();
        feeds.halt(feeds.of(FeedKind.SPOT, 0), SuspensionReason.STALE);
        assertFalse(underlyings.isPriced(0));
        feeds.resume(feeds.of(FeedKind.SPOT, 0));
        feeds.halt(feeds.of(FeedKind.SPOT, 1), SuspensionReason.STALE);
        assertTrue(underlyings.isPriced(0), "the other's feed does not matter");
    }

    @Test
    void shouldBeMarginedAsPublishedUntilAModelIsSet()
    {
        assertEquals(new MarginModel(DefaultMarginModel.settings()).hash(), underlyings.model(0).hash());
        assertEquals(
            new StandardModel(StandardMarginSettings.published()).hash(), underlyings.standardModel(0).hash());
    }

    @Test
    void shouldSetTheModelsOfOneOnly()
    {
        final PortfolioMarginSettings settings = DefaultMarginModel.settings();
        settings.mmFactor = 0;
        final MarginModel model = new MarginModel(settings);
        final StandardMarginSettings standardSettings = StandardMarginSettings.published();
        standardSettings.perpMm = 0;
        final StandardModel standardModel = new StandardModel(standardSettings);
        final long before = underlyings.hash();

        market.setMarginModel(1, model);
        final long between = underlyings.hash();
        market.setStandardModel(1, standardModel);

        assertSame(model, underlyings.model(1));
        assertSame(standardModel, underlyings.standardModel(1));
        assertNotEquals(model.hash(), underlyings.model(0).hash());
        assertNotEquals(standardModel.hash(), underlyings.standardModel(0).hash());
        assertNotEquals(before, between, "the margin model counts in the hash");
        assertNotEquals(between, underlyings.hash(), "the standard model does too");
    }

    @Test
    void shouldTellTwoUnderlyingsWithExchangedMarksApart()
    {
        market.changeSpot(0, 1, 2);
        market.changeSpot(1, 2, 1);
        final long before = underlyings.hash();
        market.changeSpot(0, 2, 1);
        market.changeSpot(1, 1, 2);

        assertNotEquals(before, underlyings.hash());
    }

    @Test
    void shouldTellListingsApartByTheIds()
    {
        final Market other = new Market(3, 1, 1, 1);
        other.listUnderlying(30);
        other.listUnderlying(40);

        assertNotEquals(underlyings.hash(), other.underlyings().hash());
    }
}
