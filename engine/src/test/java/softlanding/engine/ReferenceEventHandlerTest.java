package softlanding.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.RoofVenue.ASSET;
import static softlanding.engine.RoofVenue.COIN;
import static softlanding.engine.RoofVenue.EXPIRY;
import static softlanding.engine.RoofVenue.ONE;
import static softlanding.engine.RoofVenue.PERPETUAL;
import static softlanding.engine.RoofVenue.T0;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import softlanding.engine.account.MarginMode;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.StandardMarginSettings;
import softlanding.engine.policy.LiquidationTerms;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.Sizing;
import softlanding.engine.policy.Tier;

/** What is listed can be used from then on, up to the room that there is; parameters hold for those whom they name. */
class ReferenceEventHandlerTest
{
    private static final long A = 7;
    private static final long STANDARD = 8;
    private static final long HUNDRED_YEARS_NS = 100L * 365 * 86_400 * 1_000_000_000L;

    private final RoofVenue venue = new RoofVenue();
    private final ReferenceEventHandler events = venue.engine().reference();

    @BeforeEach
    void open()
    {
        venue.account(A, "1000");
        events.onAccountOpened(venue.next(), venue.nowNs(), STANDARD, MarginMode.STANDARD, 3);
        venue.transfer(STANDARD, "1000");
        venue.told();
    }

    private void listPerpetual(final int instrumentId, final long contractSize)
    {
        events.onPerpetualListed(venue.next(), venue.nowNs(), instrumentId, COIN, contractSize, ONE);
    }

    @Test
    void shouldTradeWhatIsListed()
    {
        listPerpetual(9, ONE / 4);
        venue.engine().market().onPerpetualPriceChanged(venue.next(), venue.nowNs(), 9, 100 * ONE, ONE);
        venue.trade(A, 9, "8", "98");

        assertEquals("1004", venue.equity(A), "eight quarters of a coin gain 2 each");
    }

    @Test
    void shouldListAnExpiryFromTheNextInstantUpToAHundredYears()
    {
        venue.assertRefused(() -> listExpiry(9, T0), RejectReason.OUT_OF_RANGE, "expiryNs");
        venue.assertRefused(() -> listExpiry(9, T0 + HUNDRED_YEARS_NS + 1), RejectReason.OUT_OF_RANGE, "expiryNs");
        listExpiry(9, T0 + 1);
        listExpiry(10, T0 + HUNDRED_YEARS_NS);
        assertEquals(List.of(), venue.told());
        venue.assertRefused(() -> listExpiry(9, T0 + 5), RejectReason.DUPLICATE_ID, "expiryId");
    }

    private void listExpiry(final int expiryId, final long expiryNs)
    {
        events.onExpiryListed(venue.next(), T0, expiryId, COIN, expiryNs);
    }

    @Test
    void shouldListNoMoreThanThereIsRoomFor()
    {
        events.onUnderlyingListed(venue.next(), venue.nowNs(), 2);
        venue.assertRefused(
            () -> events.onUnderlyingListed(venue.next(), venue.nowNs(), 3), RejectReason.CAPACITY, "underlyingId");
        for (int id = 9; id < 9 + 12; id++)
        {
            listPerpetual(id, ONE);
        }
        venue.assertRefused(() -> listPerpetual(30, ONE), RejectReason.CAPACITY, "instrumentId");
        venue.assertRefused(() -> listPerpetual(PERPETUAL, ONE), RejectReason.DUPLICATE_ID, "instrumentId");
        for (int id = 100; id < 100 + 14; id++)
        {
            events.onAccountOpened(venue.next(), venue.nowNs(), id, MarginMode.PORTFOLIO, 0);
        }
        assertEquals(List.of(), venue.told());
        venue.assertRefused(
            () -> events.onAccountOpened(venue.next(), venue.nowNs(), 200, MarginMode.PORTFOLIO, 0),
            RejectReason.CAPACITY, "accountId");
    }

    @Test
    void shouldMoveCollateralWithTheCoinThatItIsListedFor()
    {
        events.onCollateralListed(venue.next(), venue.nowNs(), 2, COIN, 0, 0);
        venue.engine().market().onCollateralPriceChanged(venue.next(), venue.nowNs(), 2, 100 * ONE, ONE);
        venue.engine().transfer().onCollateralTransferRequested(venue.next(), venue.nowNs(), A, 1, 2, ONE);
        venue.told();
        venue.engine().questions().onMarginReportRequested(venue.next(), venue.nowNs(), A, 1);

        assertEquals(List.of("report 1 of 7 HEALTHY 1100 delta 1.0"), venue.told());
        venue.assertRefused(
            () -> events.onCollateralListed(venue.next(), venue.nowNs(), ASSET, 0, 0, 0),
            RejectReason.DUPLICATE_ID, "assetId");
    }

    @Test
    void shouldJudgeEveryHolderByANewModelAtOnce()
    {
        venue.trade(A, PERPETUAL, "10", "100");
        final PortfolioMarginSettings settings = RoofVenue.tenthOfNotional();
        settings.perpPct = ONE;
        settings.perpInitialAddOn = ONE / 2;
        venue.told();
        events.onPortfolioMarginSet(venue.next(), venue.nowNs(), COIN, settings);

        assertEquals("7 HEALTHY to LIQUIDATING tier 2", venue.told().get(0), "1,000 is asked for");
    }

    @Test
    void shouldMarginStandardAccountsByTheStandardModel()
    {
        venue.trade(STANDARD, PERPETUAL, "10", "100");
        final StandardMarginSettings settings = StandardMarginSettings.published();
        settings.perpIm = ONE;
        settings.perpMm = ONE;
        venue.told();
        events.onStandardMarginSet(venue.next(), venue.nowNs(), COIN, settings);

        assertEquals("8 HEALTHY to LIQUIDATING tier 2", venue.told().get(0), "1,000 is asked for");
    }

    @Test
    void shouldSetThePolicyOfAClassOnly()
    {
        final List<Tier> tiers = List.of(new Tier(9 * ONE, ONE, Sizing.JUST_ENOUGH));
        venue.policy(
            3, LiquidationTerms.defaults().with(Policy.TIERED, tiers).with("targetRatio", 10 * ONE), true);
        venue.trade(A, PERPETUAL, "20", "100");
        venue.trade(STANDARD, PERPETUAL, "30", "100");

        final List<String> told = venue.told();
        assertTrue(told.contains("8 HEALTHY to LIQUIDATING tier 1"), told::toString);
        assertTrue(told.stream().noneMatch(word -> word.startsWith("7 ")), told::toString);
        venue.spot("150");
        assertTrue(
            venue.told().stream().noneMatch(word -> word.startsWith("halt")), "terms of a class guard no feed");
    }

    @Test
    void shouldTakeNoOptionOfAnExpiryThatHasSettled()
    {
        venue.pass(RoofVenue.EXPIRY_NS - T0);
        venue.engine().settlements().onExpirySettled(venue.next(), venue.nowNs(), EXPIRY, ONE);
        venue.assertRefused(
            () -> events.onOptionListed(venue.next(), venue.nowNs(), 9, RoofVenue.option(EXPIRY, ONE, true, ONE)),
            RejectReason.EXPIRED, "expiryId");
        venue.assertRefused(
            () -> events.onFutureListed(venue.next(), venue.nowNs(), 9, EXPIRY, ONE, ONE),
            RejectReason.EXPIRED, "expiryId");
    }
}
