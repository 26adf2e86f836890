package softlanding.engine.screening;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.policy.Health;
import softlanding.engine.screening.proof.Proof;
import softlanding.engine.screening.proof.Prover;

/** Tries to issue a certificate to a just evaluated account, unless the account must wait for a retry. */
final class Certifier
{
    private final Prover prover;
    private final Proof proof;
    private final Certificates certificates;
    private final RetryBackoff backoff;
    private final ScreeningCounters counters;

    Certifier(
        final Prover prover,
        final Proof proof,
        final Certificates certificates,
        final int maxAccounts,
        final ScreeningCounters counters)
    {
        this.prover = prover;
        this.proof = proof;
        this.certificates = certificates;
        this.counters = counters;
        backoff = new RetryBackoff(maxAccounts);
    }

    /** Forgets what was calculated for an expiry whose slot is freed. */
    void forgetExpiry(final int expiry)
    {
        prover.forgetExpiry(expiry);
    }

    /** Forgets what was calculated for a strike whose slot is freed. */
    void forgetStrike(final int strikeSlot)
    {
        prover.forgetStrike(strikeSlot);
    }

    /**
     * Tries to prove and issue a certificate. The account has no certificate, and no round under way or due.
     *
     * @param account   the account's slot.
     * @param threshold the ratio at which its liquidation begins, a Decimal8 mantissa.
     */
    void tryToCertify(
        final int account,
        final long accountId,
        final Book book,
        final AccountMargin margin,
        final Health health,
        final long threshold,
        final long nowNs)
    {
        if (backoff.mustWait(account))
        {
            return;
        }
        proof.setLocalRoom(certificates.localRoomLeft());
        if (prover.prove(accountId, book, margin, health, threshold, nowNs, proof) &&
            certificates.issue(account, proof, nowNs))
        {
            counters.certified();
            backoff.reset(account);
        }
        else
        {
            counters.refused();
            backoff.refused(account);
        }
    }
}
