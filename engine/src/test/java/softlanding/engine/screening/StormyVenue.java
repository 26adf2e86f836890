package softlanding.engine.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import softlanding.engine.account.MarginMode;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.TwinEngines;

/**
 * A small seeded venue in which everything happens: calm, gaps, crashes, jumps of volatility, drifting bases and rates,
 * settlements, trades, transfers, fills, doubtful prices, a lost peg, new parameters.
 */
final class StormyVenue
{
    private static final int STABLE_ASSET = 8;

    private final SplittableRandom random;
    private final TwinEngines engines;
    private final VenueCalls venue;
    private final StormyParameters parameters;
    private final StormyAnswers answers;
    private StormyOperators operators;
    private StormyInstructions instructions;
    private final int underlyings;
    private final int accounts;
    private final double[] spot;
    private final double[] basis;
    private final double[] volatility;
    private final List<StormyExpiry> expiries = new ArrayList<>();
    private double pace = 0.0001;
    private double surfacePace = 0.001;
    private double meanStep = 1;
    private int nextExpiryId = 1;
    private int nextInstrumentId = 1_000;

    StormyVenue(final long seed, final ScreeningSettings settings, final int accounts)
    {
        random = new SplittableRandom(seed);
        this.accounts = accounts;
        underlyings = 1 + random.nextInt(3);
        spot = new double[underlyings];
        basis = new double[underlyings];
        volatility = new double[underlyings];
        engines = new TwinEngines(
            new EngineLimits(4, 64, 2_048, 8, accounts, 64 * accounts, 16 * accounts, 64, 4_096), settings);
        venue = new VenueCalls(engines::apply);
        parameters = new StormyParameters(random, venue);
        answers = new StormyAnswers(random, engines, venue);
        list();
        openAccounts();
    }

    TwinEngines engines()
    {
        return engines;
    }

    private void list()
    {
        for (int u = 0; u < underlyings; u++)
        {
            spot[u] = u == 0 ? 60_000 : u == 1 ? 3_000 : 150;
            volatility[u] = 0.4 + 0.4 * random.nextDouble();
            venue.listUnderlying(u + 1);
        }
        venue.listAsset(STABLE_ASSET, 0);
        for (int u = 0; u < underlyings; u++)
        {
            for (final double days : new double[] {0.02, 0.3, 2, 9, 40, 200})
            {
                if (random.nextInt(3) > 0)
                {
                    listExpiry(u, days * (0.7 + 0.6 * random.nextDouble()));
                }
            }
        }
        tickAll();
    }

    private void listExpiry(final int underlying, final double days)
    {
        final int id = nextExpiryId++;
        final long expiryNs = venue.nowNs() + ((long)(days * 86_400)) * VenueCalls.SECOND;
        final StormyExpiry expiry = new StormyExpiry(
            id, underlying, expiryNs, nextInstrumentId, spot[underlying], new double[StormyExpiry.STRIKES.length]);
        venue.listExpiry(id, underlying + 1, expiryNs);
        for (int k = 0; k < StormyExpiry.STRIKES.length; k++)
        {
            venue.listOption(nextInstrumentId++, id, expiry.strike(k), true);
            venue.listOption(nextInstrumentId++, id, expiry.strike(k), false);
        }
        venue.listFuture(nextInstrumentId++, id);
        expiries.add(expiry);
        forward(expiry, 1);
        for (int k = 0; k < StormyExpiry.STRIKES.length; k++)
        {
            volatility(expiry, k);
        }
    }

    private void openAccounts()
    {
        for (int i = 0; i < accounts; i++)
        {
            final long account = 1_000 + 7L * i;
            venue.open(account, random.nextInt(5) == 0 ? MarginMode.STANDARD : MarginMode.PORTFOLIO);
            venue.transfer(account, random.nextInt(30) == 0 ? 1 : 1 + 400_000 * Math.pow(random.nextDouble(), 2));
            for (int u = 0; u < underlyings; u++)
            {
                if (random.nextInt(3) == 0)
                {
                    venue.transferCollateral(account, u + 1, 1e-6 + 60_000 * random.nextDouble() / spot[u]);
                }
            }
            if (random.nextInt(4) == 0)
            {
                venue.transferCollateral(account, STABLE_ASSET, 1 + 50_000 * random.nextDouble());
            }
            final int legs = random.nextInt(12);
            for (int leg = 0; leg < legs; leg++)
            {
                trade(account);
            }
            approachThreshold(account);
        }
    }

    /** Takes out, or pays in, most of what lies between an account and its initial margin. */
    private void approachThreshold(final long account)
    {
        venue.report(account);
        final double share = random.nextInt(4) == 0 ? random.nextDouble() : 0.9 + 0.11 * random.nextDouble();
        venue.transfer(account, -share * engines.initialExcess());
    }

    private long anyAccount()
    {
        return 1_000 + 7L * random.nextInt(accounts);
    }

    private void trade(final long account)
    {
        final int kind = random.nextInt(8);
        final int u = random.nextInt(underlyings);
        final double notional =
            (10 + 150_000 * Math.pow(random.nextDouble(), 2)) * (random.nextInt(5) < 2 ? 1 : -1);
        if (kind == 0 || expiries.isEmpty())
        {
            venue.trade(account, u + 1, notional / spot[u], spot[u]);
            return;
        }
        final StormyExpiry expiry = expiries.get(random.nextInt(expiries.size()));
        final double price = spot[expiry.underlying()];
        if (kind == 1)
        {
            venue.trade(account, expiry.firstOption() + 2 * StormyExpiry.STRIKES.length, 10 * notional / price, price);
            return;
        }
        final int option = expiry.firstOption() + random.nextInt(2 * StormyExpiry.STRIKES.length);
        venue.trade(account, option, notional / price, 0.04 * price * random.nextDouble());
        if (random.nextBoolean())
        {
            final int other = expiry.firstOption() + random.nextInt(2 * StormyExpiry.STRIKES.length);
            venue.trade(account, other, -notional / price, 0.02 * price);
        }
    }

    /** Runs a number of rounds: each is a tick of the whole market together with random other events. */
    void play(final int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            changeMood();
            move();
            tickAll();
            happen();
            settleDue();
            answers.answer();
            if (operators != null)
            {
                operators.check();
            }
        }
    }

    private void changeMood()
    {
        switch (random.nextInt(60))
        {
            case 0 -> pace = 0.00005;
            case 1 -> pace = 0.0002;
            case 2 -> pace = 0.002;
            case 3 -> pace = 0.01;
            case 4 -> meanStep = 0.01;
            case 5 -> meanStep = 30;
            case 6 -> meanStep = 400;
            case 7 -> pace = 0.0001;
            case 8 -> surfacePace = 0.03;
            case 9 -> surfacePace = 0.0002;
            default ->
            {
            }
        }
        venue.pass(1 + (long)(meanStep * random.nextDouble() * VenueCalls.SECOND));
        if (random.nextInt(400) == 0)
        {
            venue.pass(random.nextInt(8 * 3_600) * VenueCalls.SECOND);
        }
    }

    private void move()
    {
        final double common = random.nextDouble() - 0.5;
        final boolean gap = random.nextInt(150) == 0;
        final double jump = gap ? 0.08 * (random.nextDouble() - 0.6) : 0;
        for (int u = 0; u < underlyings; u++)
        {
            spot[u] = Math.max(1, spot[u] * (1 + jump + pace * (2 * common + random.nextDouble() - 0.5)));
            basis[u] += 0.1 * pace * (random.nextDouble() - 0.5);
            final double push = gap ? 0.1 * random.nextDouble() : 0;
            volatility[u] = Math.min(2, Math.max(0.1,
                volatility[u] * (1 + push + surfacePace * (random.nextDouble() - 0.5))));
        }
    }

    private void tickAll()
    {
        for (int u = 0; u < underlyings; u++)
        {
            venue.spot(u + 1, spot[u], 1);
            perpetual(u, 1);
            if (random.nextInt(3) > 0)
            {
                venue.collateralPrice(u + 1, spot[u], 1);
            }
        }
        venue.collateralPrice(STABLE_ASSET, 0.9999 + 0.0002 * random.nextDouble(), 1);
        for (final StormyExpiry expiry : List.copyOf(expiries))
        {
            if (random.nextInt(8) > 0)
            {
                forward(expiry, 1);
            }
            if (random.nextInt(6) == 0)
            {
                for (int k = 0; k < StormyExpiry.STRIKES.length; k++)
                {
                    volatility(expiry, k);
                }
            }
        }
        if (random.nextInt(4) == 0)
        {
            venue.time();
        }
    }

    private void perpetual(final int u, final double confidence)
    {
        venue.perpetual(u + 1, spot[u] * (1 + basis[u] + 0.0001 * random.nextDouble()), confidence);
    }

    private void forward(final StormyExpiry expiry, final double confidence)
    {
        final double years = Math.max(0, expiry.expiryNs() - venue.nowNs()) / 1e9 / 86_400 / 365;
        final double price = spot[expiry.underlying()] * (1 + basis[expiry.underlying()] + 0.05 * years);
        venue.forward(expiry.id(), price, 0.04 + basis[expiry.underlying()] + 0.4 * surfacePace, confidence);
    }

    private void volatility(final StormyExpiry expiry, final int k)
    {
        expiry.tilt()[k] += 0.3 * surfacePace * (random.nextDouble() - 0.5);
        venue.volatility(expiry.id(), expiry.strike(k),
            volatility[expiry.underlying()] * (1 + expiry.tilt()[k]) + 0.003 * (StormyExpiry.STRIKES[k] % 10));
    }

    private void happen()
    {
        final int what = random.nextInt(160);
        final int u = random.nextInt(underlyings);
        if (what < 12)
        {
            trade(anyAccount());
        }
        else if (what < 18)
        {
            venue.transfer(anyAccount(), 40_000 * (random.nextDouble() - 0.4));
        }
        else if (what < 21)
        {
            venue.transferCollateral(anyAccount(), u + 1, 3 * (random.nextDouble() - 0.3));
        }
        else if (what < 24)
        {
            approachThreshold(anyAccount());
        }
        else if (what < 27)
        {
            venue.report(anyAccount());
        }
        else if (what < 31)
        {
            venue.funding(u + 1, spot[u] * surfacePace * (random.nextDouble() - 0.5));
        }
        else if (what < 34)
        {
            venue.stable(random.nextInt(3) == 0 ?
                0.93 + 0.07 * random.nextDouble() : 0.999 + 0.002 * random.nextDouble());
        }
        else if (what < 38)
        {
            doubt(u, random.nextDouble());
        }
        else if (what == 38)
        {
            parameters.set(u + 1);
        }
        else if (what == 39)
        {
            parameters.disturb(u + 1, spot[u]);
        }
        else if (what < 48)
        {
            interrupt(u);
        }
        else if (instructions != null && what > 120)
        {
            instructions.act(anyAccount(), underlyings);
        }
        else if (operators != null && what < 75)
        {
            operators.act(anyAccount());
        }
    }

    /** Operators act too, accounts bid in auctions, and after each round nobody in a tier is silent. */
    void withOperators()
    {
        operators = new StormyOperators(random, venue, engines);
        operators.register(1_000, 1_007);
    }

    /** Accounts say what they want, too. */
    void withInstructions()
    {
        instructions = new StormyInstructions(random, venue, engines);
        for (int u = 0; u < underlyings; u++)
        {
            instructions.showDepth(u + 1, spot[u]);
        }
    }

    private void interrupt(final int u)
    {
        parameters.interrupt(u + 1);
        if (!expiries.isEmpty())
        {
            final StormyExpiry expiry = expiries.get(random.nextInt(expiries.size()));
            parameters.interrupt(u + 1, expiry.id(), expiry.strike(random.nextInt(StormyExpiry.STRIKES.length)));
        }
    }

    /** A price of low confidence. */
    private void doubt(final int u, final double confidence)
    {
        switch (random.nextInt(4))
        {
            case 0 -> venue.spot(u + 1, spot[u], confidence);
            case 1 -> perpetual(u, confidence);
            case 2 -> venue.collateralPrice(STABLE_ASSET, 1, confidence);
            default -> expiries.stream().skip(random.nextInt(Math.max(1, expiries.size()))).findFirst()
                .ifPresent(expiry -> forward(expiry, confidence));
        }
    }

    private void settleDue()
    {
        for (final StormyExpiry expiry : List.copyOf(expiries))
        {
            if (venue.nowNs() >= expiry.expiryNs() && random.nextInt(4) == 0)
            {
                venue.settle(expiry.id(), spot[expiry.underlying()]);
                expiries.remove(expiry);
                if (nextExpiryId < 60)
                {
                    listExpiry(expiry.underlying(), 0.01 + 3 * random.nextDouble());
                }
            }
        }
    }
}
