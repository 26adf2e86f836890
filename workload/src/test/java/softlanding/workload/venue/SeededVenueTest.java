package softlanding.workload.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.codecs.Frames;
import softlanding.workload.FixedPoint;
import softlanding.workload.StreamLedger;
import softlanding.workload.account.AccountKind;
import softlanding.workload.account.Ratios;
import softlanding.workload.market.Chain;
import softlanding.workload.market.Strike;
import softlanding.workload.market.VenueMarket;

class SeededVenueTest
{
    private static VenueSettings small(final long seed)
    {
        return VenueSettings.of(seed, 60).withTicks(120);
    }

    private static long digest(final VenueSettings settings)
    {
        final SeededVenue venue = new SeededVenue(settings);
        final CRC32C crc = new CRC32C();
        int events = 0;
        while (venue.next((buffer, offset, length) ->
        {
            final byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            crc.update(bytes);
        }))
        {
            events++;
        }
        assertTrue(events > 5_000, "events=" + events);
        return crc.getValue();
    }

    @Test
    void shouldEmitTheSameBytesForTheSameSettingsAndOthersForAnotherSeed()
    {
        assertEquals(digest(small(1)), digest(small(1)));
        assertNotEquals(digest(small(1)), digest(small(2)));
    }

    @Test
    void shouldPeekAtTheTimeOfTheNextEventWithoutChangingIt()
    {
        final SeededVenue peeked = new SeededVenue(small(3));
        final SeededVenue other = new SeededVenue(small(3));
        for (int i = 0; i < 3_000; i++)
        {
            final long expected = peeked.nextTimestampNs();
            assertTrue(peeked.next((buffer, offset, length) ->
                assertEquals(expected, Frames.timestampNs(buffer, offset))));
            assertTrue(other.next((buffer, offset, length) ->
                assertEquals(expected, Frames.timestampNs(buffer, offset))));
        }
    }

    @Test
    void shouldSayWhenItEnds()
    {
        final SeededVenue venue = new SeededVenue(VenueSettings.of(4, 1).withTicks(10));
        final StreamLedger ledger = new StreamLedger();
        while (venue.next(ledger))
        {
            assertTrue(venue.tick() <= 10);
        }
        assertEquals(Long.MAX_VALUE, venue.nextTimestampNs());
        assertFalse(venue.next(ledger));
        assertEquals(10, ledger.count("TimeAdvanced"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldBeAcceptableToAConsumerFromTheFirstToTheLastEvent(final long seed)
    {
        final SeededVenue venue = new SeededVenue(VenueSettings.of(seed, 100).withTicks(600));
        final StreamLedger ledger = new StreamLedger();
        while (venue.next(ledger))
        {
            assertTrue(ledger.nowNs <= venue.nextTimestampNs());
        }
        ledger.assertPositionsSumToZero();
        assertEquals(300, ledger.count("OptionListed"));
        assertEquals(16, ledger.count("ExpiryListed"));
        assertEquals(101, ledger.accounts.size());
        assertTrue(ledger.count("TradeExecuted") > 300, ledger.counts::toString);
        assertTrue(ledger.count("OrderMarginRequested") > 100, ledger.counts::toString);
        assertTrue(ledger.count("FundingAccrued") > 0, ledger.counts::toString);
    }

    @Test
    void shouldSettleWhatExpiresAndNameItNoMore()
    {
        final VenueSettings hours =
            new VenueSettings(5, 40, 500, 300, 0.2, 100, 1_780_272_000_000_000_000L, 3_600_000_000_000L, 0);
        final SeededVenue venue = new SeededVenue(hours);
        final StreamLedger ledger = new StreamLedger();
        while (venue.next(ledger))
        {
            assertTrue(ledger.nowNs > 0);
        }
        // 500 hours are 20.8 days: the expiries of 7 and 14 days have passed for both coins.
        assertEquals(4, ledger.count("ExpirySettled"));
        ledger.assertPositionsSumToZero();
    }

    @Test
    void shouldCrashAndRecoverWithVolatilityUp()
    {
        final SeededVenue venue = new SeededVenue(VenueSettings.of(6, 20));
        final StreamLedger ledger = new StreamLedger();
        double lowest = Double.MAX_VALUE;
        double calmVolatility = 0;
        double lowestVolatility = 0;
        while (venue.next(ledger))
        {
            final double spot = ledger.market.spot(1);
            if (venue.tick() == 900)
            {
                calmVolatility = nearestTheMoney(ledger.market);
            }
            if (spot < lowest)
            {
                lowest = spot;
                lowestVolatility = nearestTheMoney(ledger.market);
            }
        }
        assertEquals(0.80, lowest / 95_000, 0.02);
        assertTrue(ledger.market.spot(1) > 1.05 * lowest, "no recovery: " + ledger.market.spot(1));
        assertTrue(lowestVolatility > 1.3 * calmVolatility, calmVolatility + " then " + lowestVolatility);
    }

    /** A fall and a rise of 150 ticks each, from tick 333 on: 15 % down at ticks 483 and 783, back at 633 and 933. */
    @Test
    void shouldSwingDownAndBackWhole()
    {
        final SeededVenue venue = new SeededVenue(VenueSettings.of(6, 20).withTicks(1_000).withSwings(2, 0.15));
        final StreamLedger ledger = new StreamLedger();
        final Map<Integer, Double> relative = new HashMap<>();
        while (venue.next(ledger))
        {
            relative.put(venue.tick(), ledger.market.spot(1) / 95_000);
        }
        for (final int low : new int[] {485, 785})
        {
            assertEquals(0.86, relative.get(low), 0.02, () -> "tick " + low);
        }
        for (final int high : new int[] {333, 637, 937, 999})
        {
            assertEquals(1, relative.get(high), 0.025, () -> "tick " + high);
        }
    }

    private static double nearestTheMoney(final VenueMarket market)
    {
        final Chain chain = market.chain(1);
        return chain.strikes().stream()
            .min((a, b) -> Double.compare(distance(chain, a), distance(chain, b)))
            .map(Strike::volatility)
            .orElseThrow();
    }

    private static double distance(final Chain chain, final Strike strike)
    {
        return StrictMath.abs(FixedPoint.toDouble(strike.price()) - chain.forward());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void shouldQuoteASmileWithoutArbitrageInTheStrikeAtEveryTick(final long seed)
    {
        final SeededVenue venue = new SeededVenue(VenueSettings.of(seed, 5).withTicks(1_000).withCrashSize(0.4));
        final StreamLedger ledger = new StreamLedger();
        int checked = 0;
        int lastTick = 0;
        while (venue.next(ledger))
        {
            if (venue.tick() != lastTick)
            {
                lastTick = venue.tick();
                ledger.market.chains().forEach(chain -> checkSmile(ledger, chain, seed));
                checked++;
            }
        }
        assertEquals(1_000, checked);
    }

    private static void checkSmile(final StreamLedger ledger, final Chain chain, final long seed)
    {
        double lastCall = Double.MAX_VALUE;
        double lastPut = 0;
        for (final Strike strike : chain.strikes())
        {
            assertTrue(strike.volatility() > 0.1 && strike.volatility() < 4, "vol " + strike.volatility());
            final double call = ledger.market.mark(strike.call(), ledger.nowNs);
            final double put = ledger.market.mark(strike.put(), ledger.nowNs);
            final String where = "seed=" + seed + " expiryId=" + chain.expiryId() + " strike=" + strike.price();
            assertTrue(call < lastCall, where);
            assertTrue(put > lastPut, where);
            lastCall = call;
            lastPut = put;
        }
    }

    @Test
    void shouldPutSomeAccountsInDangerByTheCrashAndHardlyAnyBeforeIt()
    {
        final SeededVenue venue = new SeededVenue(VenueSettings.of(8, 500).withTicks(900));
        final StreamLedger ledger = new StreamLedger();
        NavigableMap<Long, Double> before = new TreeMap<>();
        double mostBelow = 0;
        int lastTick = 0;
        while (venue.next(ledger))
        {
            if (venue.tick() != lastTick && venue.tick() % 20 == 0)
            {
                lastTick = venue.tick();
                final NavigableMap<Long, Double> ratios = Ratios.of(ledger);
                before = lastTick == 280 ? ratios : before;
                mostBelow = StrictMath.max(mostBelow, Ratios.shareBelow(ratios, 1.05));
            }
        }
        assertEquals(0, Ratios.shareBelow(before, 1.05), 0.005);
        assertTrue(Ratios.shareBelow(before, 1.3) < 0.15, () -> "too many are close to danger");
        assertTrue(Ratios.shareBelow(before, 3.3) > 0.7, () -> "too many are far from danger");
        assertTrue(before.get(AccountKind.HOUSE_ACCOUNT_ID) > 3, "the house must be well capitalised");
        assertTrue(mostBelow > 0.05 && mostBelow < 0.2, "mostBelow=" + mostBelow);
    }

    @Test
    void shouldRefuseSettingsThatMakeNoVenue()
    {
        assertThrows(IllegalArgumentException.class, () -> VenueSettings.of(1, 0));
        assertThrows(IllegalArgumentException.class, () -> VenueSettings.of(1, 1).withTicks(5));
        assertThrows(IllegalArgumentException.class, () -> VenueSettings.of(1, 1).withCrashSize(0.9));
    }
}
