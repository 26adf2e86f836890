package softlanding.engine.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.Ids;

/** A collateral asset counts at its own price and haircuts, and only while the cash that it counts in has a price. */
class AssetsTest
{
    private static final long ONE = Decimal8.ONE;

    private final Market market = new Market(2, 1, 1, 3);
    private final Assets assets = market.assets();

    @BeforeEach
    void listTwo()
    {
        market.listUnderlying(1);
        market.listUnderlying(2);
        market.listAsset(8, Ids.NONE, 0, ONE);
        market.listAsset(9, 1, ONE / 10, ONE / 4);
    }

    @Test
    void shouldKeepWhatEachWasListedWith()
    {
        assertEquals(Ids.NONE, assets.riskCancellingUnderlying(0));
        assertEquals(1, assets.riskCancellingUnderlying(1));
        assertEquals(0, assets.maintenanceHaircut(0), 0);
        assertEquals(1, assets.initialHaircutAddOn(0), 0);
        assertEquals(0.1, assets.maintenanceHaircut(1), 0);
        assertEquals(0.25, assets.initialHaircutAddOn(1), 0);
        assertEquals(1, assets.ids().slot(9));
    }

    @Test
    void shouldKeepTheMarkOfEach()
    {
        market.changeCollateralPrice(1, 5, 6);

        assertEquals(5, assets.price(1));
        assertEquals(6, assets.confidence(1));
        assertEquals(0, assets.price(0));
        assertTrue(assets.isPriced(1));
        assertFalse(assets.isPriced(0), "no price yet");
    }

    @ParameterizedTest
    @EnumSource(FeedKind.class)
    void shouldBePricedUnlessItsOwnFeedOrThatOfCashIsNotBelieved(final FeedKind kind)
    {
        market.changeCollateralPrice(0, 5, 6);
        final int feed = market.feeds().of(kind, 0);

        market.feeds().halt(feed, SuspensionReason.STALE);
        assertEquals(kind != FeedKind.COLLATERAL && kind != FeedKind.STABLE, assets.isPriced(0));
        market.feeds().resume(feed);
        assertTrue(assets.isPriced(0));
    }

    @Test
    void shouldNotMindTheFeedOfAnotherAsset()
    {
        market.changeCollateralPrice(0, 5, 6);
        market.feeds().halt(market.feeds().of(FeedKind.COLLATERAL, 1), SuspensionReason.STALE);

        assertTrue(assets.isPriced(0));
    }

    @Test
    void shouldHashWhatAnAssetWasListedWithAndItsMarks()
    {
        final Set<Long> hashes = new HashSet<>();
        for (final long[] listing : new long[][]
            {
                {9, 0, ONE, 1}, {8, 0, ONE, 1}, {9, 1, ONE, 1}, {9, Ids.NONE, ONE, 1}, {9, 0, 1, ONE}, {9, 0, ONE, 2}
            })
        {
            final Market other = new Market(2, 1, 1, 3);
            other.listAsset((int)listing[0], (int)listing[1], listing[2], listing[3]);
            assertTrue(hashes.add(other.assets().hash()), "a listing that the hash does not see");
            other.changeCollateralPrice(0, 1, 2);
            assertTrue(hashes.add(other.assets().hash()), "a price that the hash does not see");
            other.changeCollateralPrice(0, 2, 1);
            assertTrue(hashes.add(other.assets().hash()), "a confidence that the hash does not see");
        }
    }
}
