package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import softlanding.engine.market.Market;
import softlanding.engine.screening.proof.Levels;
import softlanding.engine.screening.proof.Proof;
import softlanding.engine.state.RandomOperations;

class AuditTurnTest
{
    private static final int MAX_PASSED_OVER = 64;

    @Test
    void shouldCheckOneCertificateAfterTheOther()
    {
        RandomOperations.play(TurnAndSet::new);
    }

    /** Certificates without brackets: an account has one unless it is open. */
    static Certificates certificates(final int accounts, final ScreeningCounters counters)
    {
        final Levels levels = new Levels(1, 1, true);
        return new Certificates(
            new ScreeningCapacity(1, 1, 1, 0, accounts, 1, 1, 1), levels, new BracketBooks(levels, 1, 1, 1),
            new BracketBooks(levels, 1, 1, 1), new LocalProofs(levels, 1),
            new VolatilityWatch(new Market(1, 1, 1, 1), accounts, 1, 1), counters);
    }

    /** A turn beside the set of accounts with certificate, in a circle. */
    private static final class TurnAndSet implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final int accounts;
        private final int eventsPerAudit;
        private final int accountsPerAudit;
        private final ScreeningCounters counters = new ScreeningCounters();
        private final Certificates certificates;
        private final AuditTurn turn;
        private final Proof proof = new Proof(1);
        private final TreeSet<Integer> certified = new TreeSet<>();
        private int events;
        private int wanted = -1;
        private int last;
        private long audits;

        TurnAndSet(final SplittableRandom random)
        {
            this.random = random;
            accounts = 1 + random.nextInt(200);
            eventsPerAudit = random.nextInt(4);
            accountsPerAudit = random.nextInt(4);
            certificates = certificates(accounts, counters);
            turn = new AuditTurn(new ScreeningSettings(true, eventsPerAudit, accountsPerAudit), certificates, counters);
            proof.begin();
            for (int account = 0; account < accounts; account++)
            {
                certificates.onChange(account);
            }
        }

        @Override
        public void operate()
        {
            final int account = random.nextInt(accounts);
            if (random.nextInt(5) > 0)
            {
                certificates.onChange(account);
                certified.remove(account);
            }
            else if (certified.add(account))
            {
                certificates.issue(account, proof, 0);
            }
            final int fragments = 1 + random.nextInt(6);
            for (int fragment = 0; fragment < fragments; fragment++)
            {
                turn.countEvent();
            }
            endUpdate(fragments);
        }

        private void endUpdate(final int fragments)
        {
            events += wanted < 0 ? fragments : 0;
            if (wanted < 0 && eventsPerAudit > 0 && events >= eventsPerAudit)
            {
                wanted = events / eventsPerAudit * accountsPerAudit;
                events %= eventsPerAudit;
            }
            boolean going = true;
            while (going)
            {
                final int expected = wanted > 0 ? next() : AccountScanner.NONE;
                assertEquals(expected, turn.next(accounts));
                // Where nobody is near, the rest waits for the next event.
                wanted = Math.max(-1, wanted - 1);
                going = expected != AccountScanner.NONE;
                audits += going ? 1 : 0;
                assertFalse(going && certificates.open().contains(expected));
            }
            assertEquals(audits, counters.audits());
        }

        /** The next with certificate in the circle, unless it is too far away. */
        private int next()
        {
            for (int step = 1; step <= MAX_PASSED_OVER; step++)
            {
                final int candidate = (last + step) % accounts;
                if (certified.contains(candidate))
                {
                    last = candidate;
                    return candidate;
                }
            }
            last = (last + MAX_PASSED_OVER) % accounts;
            return AccountScanner.NONE;
        }
    }
}
