package softlanding.engine.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import softlanding.engine.oracle.ReferenceMarket.Expiry;
import softlanding.engine.oracle.ReferenceMarket.Instrument;
import softlanding.engine.oracle.ReferenceMarket.Kind;
import softlanding.engine.oracle.ReferenceMarket.Underlying;

/** Cash, profit, funding and settlement to the last unit of 10^-8, against an account that never rounds. */
class ExactCashTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.oracle.seeds", 400) / 10;
    private static final int TRADES = 300;
    private static final long LISTED_NS = 1_700_000_000_000_000_000L;
    private static final long SETTLED_NS = LISTED_NS + 3_600_000_000_000L;
    private static final BigDecimal UNIT = new BigDecimal("0.00000001");
    private static final BigDecimal SPOT = new BigDecimal("1000");

    private RandomNumbers random;
    private BothSides both;
    private Expiry expiry;
    private ReferenceAccount account;

    private void open(final long seed)
    {
        random = new RandomNumbers(seed);
        both = new BothSides("seed=" + seed, LISTED_NS);
        final Underlying underlying = both.listUnderlying(
            RandomParameters.usualPortfolio(), RandomParameters.usualStandard());
        both.spot(underlying, SPOT, BigDecimal.ONE);
        expiry = both.listExpiry(underlying, SETTLED_NS);
        both.forward(expiry, new BigDecimal("1003.77"), BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE);
        account = both.open(seed % 2 == 0);
    }

    private void list(final List<BigDecimal> contractSizes)
    {
        for (final BigDecimal size : contractSizes)
        {
            both.perpetualPrice(both.listPerpetual(expiry.underlying, size), new BigDecimal("998.31"), BigDecimal.ONE);
            both.listFuture(expiry, size);
            both.listOption(Kind.CALL, expiry, new BigDecimal("950"), size);
            both.listOption(Kind.PUT, expiry, new BigDecimal("1050.5"), size);
        }
        both.volatility(expiry, new BigDecimal("950"), new BigDecimal("0.6"), BigDecimal.ONE);
        both.volatility(expiry, new BigDecimal("1050.5"), new BigDecimal("0.6"), BigDecimal.ONE);
    }

    @Test
    void shouldKeepEveryUnitOfAmountsThatADecimalHolds()
    {
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            open(seed);
            list(List.of(BigDecimal.ONE, new BigDecimal("0.1")));
            for (int i = 0; i < TRADES; i++)
            {
                final Instrument instrument = random.oneOf(both.market.instruments);
                trade(instrument, random.signed(new BigDecimal(random.whole(1, 500)).movePointLeft(1)), 2);
                fund(4);
            }
            closeOptions();
            assertEquals(0, equity().compareTo(exactEquity()), "seed=" + seed);
            settleAndCompare("seed=" + seed, false);
        }
    }

    @Test
    void shouldRoundAgainstTheAccountByLessThanAUnitPerAmount()
    {
        double mostUnits = 0;
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            open(seed);
            list(List.of(new BigDecimal("0.001"), new BigDecimal("12.34")));
            for (int i = 0; i < TRADES; i++)
            {
                final Instrument instrument = random.oneOf(both.market.instruments);
                trade(instrument, random.signed(random.logBetween(0.00000001, 1_000)), 8);
                fund(8);
            }
            closeOptions();
            final BigDecimal lost = exactEquity().subtract(equity());
            assertWithin("seed=" + seed, lost, account.roundings + open());
            mostUnits = Math.max(mostUnits, lost.divide(UNIT).doubleValue() / TRADES);
            settleAndCompare("seed=" + seed, true);
        }
        assertTrue(mostUnits > 0.1 && mostUnits < 1.5, "units lost per trade: " + mostUnits);
    }

    private void trade(final Instrument instrument, final BigDecimal quantity, final int decimals)
    {
        final BigDecimal price = random.between(instrument.isOption() ? 0 : 800, 1_200)
            .setScale(decimals, RoundingMode.UP);
        both.trade(account, instrument, quantity, price, random.between(-1, 2));
    }

    private void fund(final int decimals)
    {
        if (random.chance(0.1))
        {
            final List<Instrument> perpetuals = both.market.instruments.stream()
                .filter(listed -> listed.kind == Kind.PERPETUAL).toList();
            both.fund(random.oneOf(perpetuals),
                random.between(-3, 3).setScale(decimals, RoundingMode.UP));
        }
    }

    /** The value of an option is no decimal. */
    private void closeOptions()
    {
        for (final Map.Entry<Instrument, BigDecimal> held : Map.copyOf(account.contracts).entrySet())
        {
            if (held.getKey().isOption())
            {
                trade(held.getKey(), held.getValue().negate(), 2);
            }
        }
    }

    private void settleAndCompare(final String where, final boolean rounds)
    {
        both.listOption(Kind.CALL, expiry, new BigDecimal("990.25"), new BigDecimal("0.1"));
        both.listOption(Kind.PUT, expiry, new BigDecimal("1010.75"), new BigDecimal("0.1"));
        both.volatility(expiry, new BigDecimal("990.25"), new BigDecimal("0.6"), BigDecimal.ONE);
        both.volatility(expiry, new BigDecimal("1010.75"), new BigDecimal("0.6"), BigDecimal.ONE);
        final List<Instrument> settled = both.market.instruments.stream()
            .filter(listed -> listed.expiry != null).toList();
        settled.stream().filter(Instrument::isOption).forEach(option ->
            both.trade(account, option, random.signed(new BigDecimal("3.5")), new BigDecimal("20.5"), BigDecimal.ONE));
        both.moveClock(SETTLED_NS);
        both.settle(expiry, new BigDecimal("1000.75"));
        final BigDecimal lost = exactEquity().subtract(equity());
        assertWithin(where + " after settlement", lost, rounds ? account.roundings + open() : 0);
        for (final Instrument instrument : settled)
        {
            assertEquals("EXPIRED", both.refusedTrade(account, instrument, BigDecimal.ONE, SPOT), where);
        }
    }

    private static void assertWithin(final String where, final BigDecimal lost, final int units)
    {
        assertTrue(lost.signum() >= 0 && lost.compareTo(UNIT.multiply(BigDecimal.valueOf(units))) <= 0,
            () -> where + ": lost " + lost.toPlainString() + " by rounding, at most " + units + " units may be");
    }

    /** Open positions whose profit or funding is rounded when it is looked at. */
    private int open()
    {
        return 2 * account.contracts.size();
    }

    private BigDecimal equity()
    {
        final JsonNode report = both.report(account);
        return new BigDecimal(report.get("equity").asText());
    }

    private BigDecimal exactEquity()
    {
        return ReferenceMargin.of(both.market, account).equity();
    }
}
