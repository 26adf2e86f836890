package softlanding.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.RoofVenue.ONE;
import static softlanding.engine.RoofVenue.PERPETUAL;
import static softlanding.engine.RoofVenue.SECOND_NS;

import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.engine.policy.AuctionTerms;

/** Tests bids, transfers of the insurance fund and loss socialisation. */
class LastResortEventsTest
{
    private static final long SOLD = 7;
    private static final long BIDDER = 8;
    private static final long LIQUIDATOR = 70;

    private final RoofVenue venue = new RoofVenue();
    private final AuctionEventHandler auctions = venue.engine().auction();
    private final WaterfallEventHandler waterfall = venue.engine().waterfall();

    private void register(final long liquidatorId, final long accountId)
    {
        auctions.onLiquidatorRegistered(venue.next(), venue.nowNs(), liquidatorId, accountId);
    }

    private void bid(final long bidId, final long liquidatorId, final long fraction)
    {
        auctions.onAuctionBidPlaced(
            venue.next(), venue.nowNs(), venue.lastAuctionId(), bidId, liquidatorId, fraction, 10_000 * ONE);
    }

    /** The order of an account is not answered, and after it its portfolio goes to auction. */
    private void auction()
    {
        venue.policy(AuctionTerms.defaults().with("auctionAfterRounds", 1));
        venue.account(BIDDER, "100000");
        register(LIQUIDATOR, BIDDER);
        venue.account(SOLD, "1040");
        venue.trade(SOLD, PERPETUAL, "100", "100");
        for (int second = 0; second < 10 && venue.lastAuctionId() == 0; second++)
        {
            venue.pass(SECOND_NS);
            venue.time();
        }
        assertTrue(venue.told().contains("auction of " + SOLD));
    }

    @Test
    void shouldGiveABidderAShareOfThePortfolio()
    {
        auction();
        bid(1, LIQUIDATOR, ONE / 10);

        final List<String> told = venue.told();
        assertTrue(told.contains("bid 1 of " + LIQUIDATOR + " fills " + SOLD), told::toString);
        final double before = Double.parseDouble(venue.equity(BIDDER));
        venue.perpetual("101");
        assertTrue(Double.parseDouble(venue.equity(BIDDER)) > before, "he holds some of the perpetual now");
    }

    @Test
    void shouldRefuseBidsThatCannotBe()
    {
        auction();
        register(LIQUIDATOR + 1, SOLD);
        bid(5, LIQUIDATOR, ONE / 100);
        venue.assertRefused(() -> bid(5, LIQUIDATOR, ONE), RejectReason.DUPLICATE_ID, "bidId");
        venue.assertRefused(() -> bid(4, LIQUIDATOR, ONE), RejectReason.DUPLICATE_ID, "bidId");
        venue.assertRefused(() -> bid(6, LIQUIDATOR, 0), RejectReason.NOT_POSITIVE, "fraction");
        venue.assertRefused(() -> bid(6, LIQUIDATOR, ONE + 1), RejectReason.OUT_OF_RANGE, "fraction");
        venue.assertRefused(() -> bid(6, 99, ONE), RejectReason.UNKNOWN_ID, "liquidatorId");
        venue.assertRefused(() -> bid(6, LIQUIDATOR + 1, ONE), RejectReason.WRONG_KIND, "liquidatorId");
        venue.assertRefused(
            () -> auctions.onAuctionBidPlaced(venue.next(), venue.nowNs(), 5, 6, LIQUIDATOR, ONE, 0),
            RejectReason.UNKNOWN_ID, "auctionId");
        bid(6, LIQUIDATOR, ONE / 100);
        assertTrue(venue.told().contains("bid 6 of " + LIQUIDATOR + " fills " + SOLD), "refused bids used no id up");
    }

    @Test
    void shouldRegisterALiquidatorOnceAndOnlyForAnAccount()
    {
        venue.account(BIDDER, "10");
        register(LIQUIDATOR, BIDDER);
        venue.assertRefused(() -> register(LIQUIDATOR, BIDDER), RejectReason.DUPLICATE_ID, "liquidatorId");
        venue.assertRefused(() -> register(LIQUIDATOR + 1, 99), RejectReason.UNKNOWN_ID, "accountId");
    }

    @Test
    void shouldRegisterNoMoreLiquidatorsThanThereIsRoomFor()
    {
        venue.account(BIDDER, "10");
        for (int i = 0; i < 4_096; i++)
        {
            register(LIQUIDATOR + i, BIDDER);
        }
        venue.told();
        venue.assertRefused(() -> register(LIQUIDATOR - 1, BIDDER), RejectReason.CAPACITY, "liquidatorId");
    }

    @Test
    void shouldMoveTheFundExactlyAndNeverBelowNothing()
    {
        waterfall.onInsuranceFundTransferred(venue.next(), venue.nowNs(), 5 * ONE + 1);
        waterfall.onInsuranceFundTransferred(venue.next(), venue.nowNs(), -ONE);
        assertEquals(
            List.of("fund pays -5.00000001 for venue and has 5.00000001", "fund pays 1 for venue and has 4.00000001"),
            venue.told());
        venue.assertRefused(() -> transferFund(-4 * ONE - 2), RejectReason.OUT_OF_RANGE, "amount");
        venue.assertRefused(() -> transferFund(Long.MAX_VALUE), RejectReason.NOT_REPRESENTABLE, "amount");
        venue.assertRefused(() -> transferFund(Long.MIN_VALUE), RejectReason.ZERO, "amount");
        venue.assertRefused(() -> transferFund(0), RejectReason.ZERO, "amount");
        transferFund(-4 * ONE - 1);
        assertEquals(List.of("fund pays 4.00000001 for venue and has 0"), venue.told());
    }

    private void transferFund(final long amount)
    {
        waterfall.onInsuranceFundTransferred(venue.next(), venue.nowNs(), amount);
    }

    private void socialise(final long accountId)
    {
        waterfall.onLossSocialisationOrdered(venue.next(), venue.nowNs(), accountId);
    }

    /** An account that owes so much and holds nothing: it has traded next to nothing, at a fee. */
    private void owing(final long accountId, final String amount)
    {
        venue.account(accountId, "1");
        venue.trade(accountId, PERPETUAL, "0.00000001", "100");
        venue.engine().account().onTradeExecuted(
            venue.next(), venue.nowNs(), accountId, PERPETUAL, -1, 100 * ONE, RoofVenue.mantissa(amount) + ONE);
        venue.told();
    }

    @Test
    void shouldShareALossAmongThoseInProfitInProportion()
    {
        venue.account(20, "1000");
        venue.account(21, "1000");
        venue.account(22, "1000");
        venue.trade(20, PERPETUAL, "3", "90");
        venue.trade(21, PERPETUAL, "1", "90");
        venue.trade(22, PERPETUAL, "-1", "90");
        owing(SOLD, "8");
        socialise(SOLD);

        assertEquals(List.of("20 pays 6 for 7", "21 pays 2 for 7"), venue.told().subList(0, 2));
        assertEquals("0", venue.equity(SOLD));
        assertEquals("1024", venue.equity(20));
        assertEquals("1008", venue.equity(21));
        assertEquals("990", venue.equity(22));
        venue.assertRefused(() -> socialise(SOLD), RejectReason.WRONG_STATE, "accountId");
    }

    @Test
    void shouldShareNoLossThatThoseInProfitCannotBear()
    {
        venue.account(20, "1000");
        venue.trade(20, PERPETUAL, "1", "90");
        owing(SOLD, "10.00000001");

        venue.assertRefused(() -> socialise(SOLD), RejectReason.WRONG_STATE, "accountId");
        venue.assertRefused(() -> socialise(20), RejectReason.WRONG_STATE, "accountId");
        venue.assertRefused(() -> socialise(99), RejectReason.UNKNOWN_ID, "accountId");
        venue.transfer(SOLD, "0.00000001");
        venue.told();
        socialise(SOLD);
        assertEquals("20 pays 10 for 7", venue.told().get(0));
    }
}
