package softlanding.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.RoofVenue.ONE;
import static softlanding.engine.RoofVenue.PERPETUAL;
import static softlanding.engine.RoofVenue.SECOND_NS;
import static softlanding.engine.policy.PolicyTerms.ABSENT;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.account.MarginMode;
import softlanding.engine.policy.AuctionTerms;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.policy.InsuranceTerms;
import softlanding.engine.policy.LiquidationTerms;
import softlanding.engine.policy.ParticipationLimits;
import softlanding.engine.policy.Policy;
import softlanding.engine.policy.PolicyTerms;
import softlanding.engine.policy.Sizing;
import softlanding.engine.policy.Tier;

/** Two accounts have a ratio of 1.25. The default terms leave them alone, and the strict terms liquidate them. */
class PolicyEventHandlerTest
{
    private static final long A = 7;
    private static final long OF_CLASS = 8;
    private static final int CLASS = 3;
    private static final LiquidationTerms STRICT = LiquidationTerms.defaults()
        .with("targetRatio", 17 * ONE / 10)
        .with(Policy.TIERED, List.of(new Tier(16 * ONE / 10, ONE / 10, Sizing.JUST_ENOUGH)));
    private static final String A_LIQUIDATING = "7 RESTRICTED to LIQUIDATING tier 1";
    private static final String CLASS_LIQUIDATING = "8 RESTRICTED to LIQUIDATING tier 1";

    private final RoofVenue venue = new RoofVenue();

    @BeforeEach
    void open()
    {
        venue.account(A, "250");
        venue.engine().reference().onAccountOpened(
            venue.next(), venue.nowNs(), OF_CLASS, MarginMode.PORTFOLIO, CLASS);
        venue.transfer(OF_CLASS, "250");
        venue.trade(A, PERPETUAL, "20", "100");
        venue.trade(OF_CLASS, PERPETUAL, "20", "100");
        venue.told();
    }

    private void fragment(final PolicyTerms terms)
    {
        venue.policy(0, terms, false);
    }

    private static FeedGuardLimits jumpLimit(final long limit)
    {
        return FeedGuardLimits.of(ABSENT, limit, ABSENT, ABSENT, ABSENT, ABSENT);
    }

    @Test
    void shouldHoldTermsUntilTheLastFragment()
    {
        final long before = venue.engine().stateHash();
        fragment(STRICT);
        assertNotEquals(before, venue.engine().stateHash(), "held terms decide later");
        venue.policy(CLASS, AuctionTerms.defaults(), false);
        fragment(jumpLimit(ONE / 10));
        fragment(ParticipationLimits.defaults());
        assertEquals(List.of(), venue.told());

        venue.policy(InsuranceTerms.defaults());

        final List<String> told = venue.told();
        assertTrue(told.contains(A_LIQUIDATING), told::toString);
        assertTrue(told.stream().noneMatch(CLASS_LIQUIDATING::equals), "the terms of both classes came together");
        venue.perpetual("150");
        assertTrue(venue.told().contains("halt PERPETUAL 1 JUMP"));
    }

    @Test
    void shouldKeepAnUpdateOpenWhileTimePasses()
    {
        fragment(STRICT);
        venue.pass(1);
        venue.time();
        assertEquals(List.of(), venue.told());

        venue.spot("100");

        assertTrue(venue.told().contains(A_LIQUIDATING));
    }

    @Test
    void shouldEndAnOpenUpdateWithItsLastFragmentThoughThatIsRejected()
    {
        fragment(STRICT);

        venue.perpetual("-1");

        final List<String> told = venue.told();
        assertEquals("refused NOT_POSITIVE price", told.get(0));
        assertTrue(told.contains(A_LIQUIDATING), told::toString);
    }

    @Test
    void shouldEndAnOpenUpdateWhoseLastFragmentDoesNotCome()
    {
        fragment(STRICT);
        venue.pass(51_000_000);

        venue.time();

        final List<String> told = venue.told();
        assertTrue(told.get(0).startsWith("update timed out"), told::toString);
        assertTrue(told.contains("skipped 7 UNCONFIRMED"), told::toString);
        venue.pass(100_000_000);
        venue.time();
        assertTrue(venue.told().contains(A_LIQUIDATING));
    }

    @Test
    void shouldBelieveTheMarksOfAnUpdateByTheTermsBeforeIt()
    {
        fragment(jumpLimit(ONE / 10));
        venue.perpetual("150");
        assertTrue(venue.told().stream().noneMatch(word -> word.startsWith("halt")));

        venue.perpetual("250");

        assertEquals("halt PERPETUAL 1 JUMP", venue.told().get(0));
    }

    @Test
    void shouldHoldNothingAfterAnUpdate()
    {
        final RoofVenue direct = new RoofVenue();
        final RoofVenue held = new RoofVenue();
        for (final PolicyTerms terms : List.of(STRICT, ParticipationLimits.defaults()))
        {
            direct.policy(terms);
            held.policy(0, terms, false);
        }
        assertNotEquals(direct.engine().stateHash(), held.engine().stateHash());

        direct.policy(jumpLimit(ONE / 10));
        held.policy(jumpLimit(ONE / 10));

        assertEquals(direct.engine().stateHash(), held.engine().stateHash());
    }

    @Test
    void shouldTakeTheLaterOfTwoFragmentsOfAKind()
    {
        fragment(STRICT);
        fragment(LiquidationTerms.defaults());
        fragment(jumpLimit(ONE / 10));
        fragment(jumpLimit(ONE));
        venue.time();
        venue.perpetual("105");
        venue.perpetual("150");

        assertTrue(venue.told().stream().noneMatch(word -> word.contains("LIQUIDATING") || word.startsWith("halt")));
    }

    @Test
    void shouldDoNothingButMoveTimeBeforeTheLastFragment()
    {
        venue.policy(STRICT);
        venue.told();
        venue.pass(10 * SECOND_NS);
        fragment(InsuranceTerms.defaults());

        assertEquals(
            List.of(), venue.told().stream().filter(word -> !word.contains("TIMED_OUT") && !word.contains("RESTING"))
                .toList(),
            "orders expire, and nobody is judged");
        assertEquals(venue.nowNs(), venue.engine().timeNs());
        venue.spot("100");
        venue.pass(10 * SECOND_NS);
        venue.told();
        fragment(InsuranceTerms.defaults());
        assertEquals(List.of(), venue.told(), "rests are over, and nobody is judged");

        venue.spot("100");

        final List<String> told = venue.told();
        assertTrue(told.stream().anyMatch(word -> word.startsWith("plan of 7")), told::toString);
    }

    static Stream<Arguments> changesOfTwoFields()
    {
        final LiquidationTerms liquidation = LiquidationTerms.defaults();
        final AuctionTerms auction = AuctionTerms.defaults();
        return Stream.of(
            Arguments.of(STRICT.with("feeRate", ONE / 50), liquidation.with("priceBand", ONE / 50)),
            Arguments.of(auction.with("auctionFee", ONE / 50), auction.with("auctionAfterRounds", 7)),
            Arguments.of(InsuranceTerms.of(5 * ONE, true), InsuranceTerms.of(ABSENT, true)),
            Arguments.of(
                ParticipationLimits.of(ONE, ABSENT, ABSENT, false), ParticipationLimits.of(ABSENT, 7, ABSENT, true)),
            Arguments.of(jumpLimit(ONE), FeedGuardLimits.of(ABSENT, ABSENT, ABSENT, ONE / 2, ABSENT, ABSENT)));
    }

    @ParameterizedTest
    @MethodSource("changesOfTwoFields")
    void shouldReplaceAllFieldsWithEachEvent(final PolicyTerms first, final PolicyTerms second)
    {
        final RoofVenue once = new RoofVenue();
        once.policy(second);
        final RoofVenue twice = new RoofVenue();
        twice.policy(first);
        assertNotEquals(once.engine().stateHash(), twice.engine().stateHash());

        twice.policy(second);

        assertEquals(once.engine().stateHash(), twice.engine().stateHash());
    }

    @Test
    void shouldGuardFeedsByTheLastLimitsOnly()
    {
        venue.policy(jumpLimit(ONE / 10));
        venue.policy(FeedGuardLimits.of(ABSENT, ABSENT, ABSENT, ABSENT, 1_000, ABSENT));

        venue.perpetual("150");

        assertTrue(venue.told().stream().noneMatch(word -> word.startsWith("halt")), "the jump limit has its default");
    }

    @Test
    void shouldGiveAClassWithoutTermsThoseOfClass0()
    {
        venue.policy(CLASS, ParticipationLimits.defaults(), true);
        venue.policy(CLASS, FeedGuardLimits.defaults(), true);
        venue.policy(CLASS + 1, LiquidationTerms.defaults(), true);

        venue.policy(STRICT);

        final List<String> told = venue.told();
        assertTrue(told.contains(A_LIQUIDATING), told::toString);
        assertTrue(told.contains(CLASS_LIQUIDATING), told::toString);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldGiveAClassTheDefaultOfWhatIsMissingOnceItHasTerms(final boolean auction)
    {
        venue.policy(CLASS, auction ? AuctionTerms.defaults() : InsuranceTerms.of(5 * ONE, true), true);

        venue.policy(STRICT);

        final List<String> told = venue.told();
        assertTrue(told.contains(A_LIQUIDATING), told::toString);
        assertTrue(told.stream().noneMatch(word -> word.startsWith("8 ")), told::toString);
    }

    @Test
    void shouldKeepTheOtherTermsOfAClass()
    {
        venue.policy(CLASS, STRICT, true);
        assertTrue(venue.told().contains(CLASS_LIQUIDATING));

        venue.policy(CLASS, InsuranceTerms.defaults(), true);
        venue.pass(10 * SECOND_NS);
        venue.time();
        venue.pass(10 * SECOND_NS);
        venue.time();

        final List<String> told = venue.told();
        assertTrue(told.contains("plan of 8 TIERED tier 1"), told::toString);
    }

    static Stream<Arguments> faultyTerms()
    {
        final LiquidationTerms liquidation = LiquidationTerms.defaults();
        final AuctionTerms auction = AuctionTerms.defaults();
        return Stream.of(
            Arguments.of(0, liquidation.with("targetRatio", 100 * ONE + 1), "targetRatio"),
            Arguments.of(0, liquidation.with("targetRatio", ONE), "ratioBelow"),
            Arguments.of(0, liquidation.with(Policy.FULL, List.of()), "tiers"),
            Arguments.of(0, liquidation.with("losingWeight", -1), "losingWeight"),
            Arguments.of(0, auction.with("cutoffDiscount", 99 * ONE / 100), "cutoffDiscount"),
            Arguments.of(0, auction.with("minAuctionFraction", ONE + 1), "minAuctionFraction"),
            Arguments.of(0, InsuranceTerms.of(-1, true), "insuranceLimit"),
            Arguments.of(0, InsuranceTerms.of(ABSENT, false), "deleveraging"),
            Arguments.of(0, ParticipationLimits.of(0, ABSENT, ABSENT, true), "maxDepthShare"),
            Arguments.of(0, FeedGuardLimits.of(0, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT), "stalenessNs"),
            Arguments.of(-1, liquidation, "accountClass"),
            Arguments.of(256, InsuranceTerms.defaults(), "accountClass"));
    }

    @ParameterizedTest
    @MethodSource("faultyTerms")
    void shouldRefuseFaultyTermsAndKeepTheUpdateOpen(
        final int accountClass, final PolicyTerms faulty, final String field)
    {
        fragment(STRICT);
        venue.pass(1);
        venue.assertRefused(() -> venue.policy(accountClass, faulty, false), RejectReason.OUT_OF_RANGE, field);

        venue.policy(255, InsuranceTerms.defaults(), true);

        assertTrue(venue.told().contains(A_LIQUIDATING));
    }

    @Test
    void shouldRefuseTermsOfThePast()
    {
        venue.pass(-1);
        for (final PolicyTerms terms : List.of(STRICT, ParticipationLimits.defaults(), FeedGuardLimits.defaults()))
        {
            venue.assertRefused(
                () -> venue.policy(0, terms, false), RejectReason.TIME_BACKWARDS, "timestampNs");
        }
    }
}
