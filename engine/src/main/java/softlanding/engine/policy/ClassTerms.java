package softlanding.engine.policy;

import org.jspecify.annotations.Nullable;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.copy.Numbers;

/**
 * The terms of one class of accounts; null where no event set them.
 *
 * @param liquidation of {@code LiquidationPolicySet}.
 * @param auction of {@code AuctionTermsSet}.
 * @param insurance of {@code InsuranceTermsSet}.
 */
record ClassTerms(
    @Nullable LiquidationTerms liquidation, @Nullable AuctionTerms auction, @Nullable InsuranceTerms insurance)
{
    static final ClassTerms NONE = new ClassTerms(null, null, null);

    /** These terms, replaced by newer ones where there are any. */
    ClassTerms updated(final ClassTerms newer)
    {
        return new ClassTerms(
            newer.liquidation == null ? liquidation : newer.liquidation,
            newer.auction == null ? auction : newer.auction,
            newer.insurance == null ? insurance : newer.insurance);
    }

    /** What accounts of the class follow: the terms that were set, and the defaults of what was not. */
    LiquidationPolicy policy()
    {
        return new LiquidationPolicy(
            liquidation == null ? LiquidationTerms.defaults() : liquidation,
            auction == null ? AuctionTerms.defaults() : auction,
            insurance == null ? InsuranceTerms.defaults() : insurance);
    }

    long hash()
    {
        return StateHash.of(hash(liquidation), hash(auction), hash(insurance));
    }

    private static long hash(final @Nullable PolicyTerms terms)
    {
        return terms == null ? 0 : terms.hash();
    }

    long[] numbers()
    {
        final Numbers numbers = new Numbers();
        numbers.add(liquidation == null ? 0 : 1, auction == null ? 0 : 1, insurance == null ? 0 : 1);
        if (liquidation != null)
        {
            liquidation.addTo(numbers);
        }
        if (auction != null)
        {
            auction.addTo(numbers);
        }
        if (insurance != null)
        {
            insurance.addTo(numbers);
        }
        return numbers.toArray();
    }

    static ClassTerms from(final Numbers numbers)
    {
        final boolean hasLiquidation = numbers.next() != 0;
        final boolean hasAuction = numbers.next() != 0;
        final boolean hasInsurance = numbers.next() != 0;
        return new ClassTerms(
            hasLiquidation ? LiquidationTerms.from(numbers) : null, hasAuction ? AuctionTerms.from(numbers) : null,
            hasInsurance ? InsuranceTerms.from(numbers) : null);
    }
}
