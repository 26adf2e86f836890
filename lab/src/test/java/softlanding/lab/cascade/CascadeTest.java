package softlanding.lab.cascade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import softlanding.codecs.EventSink;
import softlanding.workload.EventStream;
import softlanding.workload.impact.ImpactSettings;
import softlanding.workload.margin.PolicyEncoder;
import softlanding.workload.market.Coin;
import softlanding.workload.venue.SeededVenue;
import softlanding.workload.venue.VenueSettings;

class CascadeTest
{
    private static final VenueSettings CRASH = VenueSettings.of(1, 150).withTicks(300);

    private static CascadeOutcome play(final CascadeRule rule, final ImpactSettings impact)
    {
        return play(rule, impact, new SpotPaths());
    }

    private static CascadeOutcome play(final CascadeRule rule, final ImpactSettings impact, final SpotPaths paths)
    {
        return new Cascade(() -> new SeededVenue(CRASH), impact, 1).play(rule, paths, events ->
        {
        });
    }

    @Test
    void shouldCloseLessAndPushThePriceLessThanClosingEverything()
    {
        final CascadeOutcome full = play(CascadeRule.FULL, ImpactSettings.ORDINARY);
        final CascadeOutcome tiered = play(CascadeRule.CLASSICAL, ImpactSettings.ORDINARY);

        assertTrue(full.liquidated() > 5, "a crash in which nobody is liquidated shows nothing");
        assertTrue(tiered.valueClosed() < full.valueClosed(), tiered + " against " + full);
        assertTrue(tiered.fullyClosed() < full.fullyClosed(), tiered + " against " + full);
        for (final Coin coin : full.pushes().keySet())
        {
            assertTrue(
                tiered.pushes().get(coin).most() < full.pushes().get(coin).most(), tiered + " against " + full);
        }
    }

    @Test
    void shouldKeepItsRuleInACrashThatBringsAPolicy()
    {
        final EventStream full = new PolicyFirst(new SeededVenue(CRASH));

        assertEquals(
            play(CascadeRule.FULL, ImpactSettings.ORDINARY),
            new Cascade(() -> full, ImpactSettings.ORDINARY, 1).play(CascadeRule.FULL, new SpotPaths(), events ->
            {
            }));
    }

    @Test
    void shouldCountEveryTimeThatAnAccountFallsBelowATier()
    {
        final CascadeOutcome soft = play(CascadeRule.SOFT_110, ImpactSettings.ORDINARY);
        final CascadeOutcome deep = play(CascadeRule.SOFT_150, ImpactSettings.ORDINARY);

        assertTrue(soft.episodes() >= soft.liquidated(), soft::toString);
        assertTrue(deep.episodesPerAccount() < soft.episodesPerAccount(), deep + " against " + soft);
    }

    @Test
    void shouldLeaveThePriceAloneInAMarketThatNothingMoves()
    {
        final CascadeOutcome full = play(CascadeRule.FULL, new ImpactSettings(0, 0.04, 1, 1));

        full.pushes().forEach((coin, push) -> assertEquals(new PricePush(0, 0, 0, 0), push));
        assertTrue(full.valueClosed() > 0);
    }

    @Test
    void shouldGiveTheSameNumbersTwice()
    {
        assertEquals(
            play(CascadeRule.OPTIMAL, ImpactSettings.ORDINARY), play(CascadeRule.OPTIMAL, ImpactSettings.ORDINARY));
    }

    @Test
    void shouldHoldEveryRuleAgainstTheSameUndisturbedPrices()
    {
        final SpotPaths full = new SpotPaths();
        final SpotPaths tiered = new SpotPaths();
        play(CascadeRule.FULL, ImpactSettings.ORDINARY, full);
        play(CascadeRule.CLASSICAL, ImpactSettings.ORDINARY, tiered);

        for (final Coin coin : Coin.values())
        {
            assertEquals(300, full.path(coin).prices.size(), 5);
            assertEquals(full.path(coin).timesNs, tiered.path(coin).timesNs);
            assertEquals(full.path(coin).undisturbed, tiered.path(coin).undisturbed);
        }
    }

    /** A crash that sets the default policy, as recorded ones do. */
    private static final class PolicyFirst implements EventStream
    {
        private final EventStream crash;
        private boolean isSet;

        PolicyFirst(final EventStream crash)
        {
            this.crash = crash;
        }

        @Override
        public boolean next(final EventSink sink)
        {
            if (!isSet)
            {
                isSet = true;
                new PolicyEncoder(sink).defaultPolicySet(crash.nextTimestampNs());
                return true;
            }
            return crash.next(sink);
        }

        @Override
        public long nextTimestampNs()
        {
            return crash.nextTimestampNs();
        }
    }
}
