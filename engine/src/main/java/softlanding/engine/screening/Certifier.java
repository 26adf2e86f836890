package softlanding.engine.screening;

import softlanding.engine.margin.AccountMargin;
import softlanding.engine.margin.Book;
import softlanding.engine.policy.Health;
import softlanding.engine.screening.proof.Proof;
import softlanding.engine.screening.proof.Prover;

/** Tries to issue a certificate to a just evaluated account. */
final class Certifier
{
    private final Prover prover;
    private final Proof proof;
    private final Certificates certificates;
    private final ScreeningCounters counters;

    Certifier(
        final Prover prover,
        final Proof proof,
        final Certificates certificates,
        final ScreeningCounters counters)
    {
        this.prover = prover;
        this.proof = proof;
        this.certificates = certificates;
        this.counters = counters;
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
     * @return whether it has a certificate.
     */
    boolean tryToCertify(
        final int account,
        final long accountId,
        final Book book,
        final AccountMargin margin,
        final Health health,
        final long threshold,
        final long nowNs)
    {
        proof.setLocalRoom(certificates.localRoomLeft());
        proof.setSurfaceShare(certificates.surfaceShare().share());
        if (prover.prove(accountId, book, margin, health, threshold, nowNs, proof) &&
            certificates.issue(account, proof, nowNs))
        {
            counters.certified();
            return true;
        }
        counters.refused();
        certificates.backoff().refused(account);
        return false;
    }
}
