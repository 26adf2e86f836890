package softlanding.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import softlanding.engine.account.MarginMode;
import softlanding.engine.market.PortfolioMarginSettings;
import softlanding.engine.market.VolShock;
import softlanding.engine.policy.FeedGuardLimits;
import softlanding.engine.policy.ParticipationLimits;
import softlanding.engine.policy.PolicyTerms;
import softlanding.engine.state.Fragment;
import softlanding.engine.state.EngineLimits;

/**
 * The engine as method calls: one coin at 100, its perpetual (instrument 1), and on an expiry in 30 days a call
 * (2), a put (3) and a future (4). The margin model asks for a tenth of what perpetuals and futures are worth, and has
 * no scenario that loses. What is decided is kept as words. Numbers are decimals.
 */
final class RoofVenue extends ToldDecisions
{
    static final long SECOND_NS = 1_000_000_000L;
    static final long DAY_NS = 86_400 * SECOND_NS;
    static final long T0 = 1_700_000_000L * SECOND_NS;
    static final long EXPIRY_NS = T0 + 30 * DAY_NS;
    static final int COIN = 1;
    static final int EXPIRY = 1;
    static final int PERPETUAL = 1;
    static final int CALL = 2;
    static final int PUT = 3;
    static final int FUTURE = 4;
    static final int ASSET = 1;
    static final long ONE = 100_000_000L;

    private final MarginEngine engine;
    private int source = 1;
    private long nowNs = T0;
    private long sequence;

    /** Terms of an option on one coin per contract. */
    static OptionTerms option(final int expiryId, final long strike, final boolean call, final long lotSize)
    {
        final OptionTerms terms = new OptionTerms();
        terms.expiryId = expiryId;
        terms.strike = strike;
        terms.call = call;
        terms.contractSize = ONE;
        terms.lotSize = lotSize;
        return terms;
    }

    RoofVenue()
    {
        this(new EngineLimits(2, 4, 16, 2, 16, 256, 64, 16, 64));
    }

    RoofVenue(final EngineLimits limits)
    {
        engine = new MarginEngine(limits, this);
        engine.reference().onUnderlyingListed(next(), nowNs, COIN);
        engine.reference().onPortfolioMarginSet(next(), nowNs, COIN, tenthOfNotional());
        engine.reference().onPerpetualListed(next(), nowNs, PERPETUAL, COIN, ONE, ONE / 10);
        engine.reference().onExpiryListed(next(), nowNs, EXPIRY, COIN, EXPIRY_NS);
        engine.reference().onOptionListed(next(), nowNs, CALL, option(EXPIRY, 100 * ONE, true, ONE / 10));
        engine.reference().onOptionListed(next(), nowNs, PUT, option(EXPIRY, 100 * ONE, false, ONE / 10));
        engine.reference().onFutureListed(next(), nowNs, FUTURE, EXPIRY, ONE, ONE / 10);
        engine.reference().onCollateralListed(next(), nowNs, ASSET, 0, 0, 0);
        spot("100");
        perpetual("100");
        forward("100");
        volatility("0");
        for (final int instrumentId : new int[] {PERPETUAL, CALL, PUT, FUTURE})
        {
            engine.market().onLiquidityChanged(next(), nowNs, instrumentId, 0, 1_000_000 * ONE);
        }
        engine.market().onCollateralPriceChanged(next(), nowNs, ASSET, 10 * ONE, ONE);
    }

    /** No price moves in its one scenario; a tenth of the notional is asked for, a fifth for initial margin. */
    static PortfolioMarginSettings tenthOfNotional()
    {
        final PortfolioMarginSettings settings = new PortfolioMarginSettings();
        settings.dteFloor = ONE;
        settings.minKStar = ONE;
        settings.baseLong = ONE;
        settings.baseShort = ONE;
        settings.basisUp = ONE;
        settings.basisDown = ONE;
        settings.perpPct = ONE / 10;
        settings.perpInitialAddOn = ONE / 10;
        settings.addScenario(ONE, VolShock.NONE, ONE);
        return settings;
    }

    MarginEngine engine()
    {
        return engine;
    }

    long next()
    {
        return ++sequence;
    }

    long nowNs()
    {
        return nowNs;
    }

    void pass(final long durationNs)
    {
        nowNs += durationNs;
    }

    static long mantissa(final String decimal)
    {
        return new BigDecimal(decimal).movePointRight(8).longValueExact();
    }

    /** An event that is refused for this reason, changes nothing and takes no time. */
    void assertRefused(final Runnable event, final RejectReason reason, final String field)
    {
        told.clear();
        final long before = engine.stateHash();
        final long timeBefore = engine.timeNs();
        event.run();
        assertEquals(List.of("refused " + reason + " " + field), told());
        assertEquals(before, engine.stateHash());
        assertEquals(timeBefore, engine.timeNs());
    }

    void spot(final String price)
    {
        engine.say(Fragment.LAST);
        engine.market().onSpotPriceChanged(next(), nowNs, COIN, mantissa(price), ONE);
    }

    void perpetual(final String price)
    {
        engine.say(Fragment.LAST);
        engine.market().onPerpetualPriceChanged(next(), nowNs, PERPETUAL, mantissa(price), ONE);
    }

    void forward(final String price)
    {
        engine.say(Fragment.LAST);
        engine.market().onForwardPriceChanged(next(), nowNs, EXPIRY, mantissa(price), 0, ONE, ONE);
    }

    void volatility(final String volatility)
    {
        engine.say(Fragment.LAST);
        engine.market().onVolatilityChanged(next(), nowNs, EXPIRY, 100 * ONE, mantissa(volatility), ONE);
    }

    void time()
    {
        engine.market().onTimeAdvanced(next(), nowNs);
    }

    void account(final long accountId, final String cash)
    {
        engine.reference().onAccountOpened(next(), nowNs, accountId, MarginMode.PORTFOLIO, 0);
        transfer(accountId, cash);
    }

    /** Events to come have a source of their own, so that their ids were not met before. */
    void anotherSource()
    {
        engine.arrive(++source, 0);
    }

    void transfer(final long accountId, final String amount)
    {
        anotherSource();
        engine.transfer().onCashTransferRequested(next(), nowNs, accountId, 1, mantissa(amount));
    }

    void transferCollateral(final long accountId, final String quantity)
    {
        anotherSource();
        engine.transfer().onCollateralTransferRequested(next(), nowNs, accountId, 2, ASSET, mantissa(quantity));
    }

    void trade(final long accountId, final int instrumentId, final String quantity, final String price)
    {
        engine.account().onTradeExecuted(
            next(), nowNs, accountId, instrumentId, mantissa(quantity), mantissa(price), 0);
    }

    /** The last fragment of a policy update, for class 0 where the terms are those of a class. */
    void policy(final PolicyTerms terms)
    {
        policy(0, terms, true);
    }

    /** A fragment of a policy update. Limits of the venue have no class. */
    void policy(final int accountClass, final PolicyTerms terms, final boolean last)
    {
        engine.say(last ? Fragment.LAST : Fragment.MORE);
        if (terms instanceof ParticipationLimits limits)
        {
            engine.policy().onParticipationLimitsSet(next(), nowNs, limits);
        }
        else if (terms instanceof FeedGuardLimits limits)
        {
            engine.policy().onFeedGuardsSet(next(), nowNs, limits);
        }
        else
        {
            engine.policy().onClassTermsSet(next(), nowNs, accountClass, terms);
        }
    }

    /** Equity as it is reported, or "unpriced". */
    String equity(final long accountId)
    {
        final int before = told.size();
        anotherSource();
        engine.questions().onMarginReportRequested(next(), nowNs, accountId, 3);
        final boolean priced = !told.get(told.size() - 1).contains("unpriced");
        told.subList(before, told.size()).clear();
        return priced ? text(lastEquity()) : "unpriced";
    }
}
