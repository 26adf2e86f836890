package softlanding.engine.policy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import softlanding.engine.state.Coded;
import softlanding.engine.state.Decimal8;
import softlanding.engine.state.StateHash;
import softlanding.engine.state.copy.Numbers;

/**
 * How a portfolio is auctioned: the terms of {@code AuctionTermsSet}. Shares are Decimal8 mantissas.
 *
 * @param startDiscount share of value asked at the start.
 * @param cutoffDiscount share asked after the fast fall.
 * @param fastDecayNs time to the cut-off.
 * @param slowDecayNs time from there to nothing.
 * @param insolventNs time in which insurance rises to the whole requirement.
 * @param buffer share of the requirement restored beyond it.
 * @param fee share of the value sold, to the insurance fund.
 * @param afterRounds rounds in a row without a fill after which an auction takes over; 0 = never.
 * @param depthMultiple of visible depth: a round that wants more of an instrument goes to auction at once.
 * @param minRemaining in cash: a bid that would leave less gross value takes all.
 * @param resetNs age at which an auction that does not sell starts again.
 * @param maxShareInAuction largest share of one portfolio that is offered at once.
 * @param minFraction least share of a portfolio that is offered and that a bid gets.
 * @param patienceNs time without a purchase below ratio 1 after which direct rounds go on beside the auction.
 * @param feeMode when the fee is taken.
 */
public record AuctionTerms(
    long startDiscount,
    long cutoffDiscount,
    long fastDecayNs,
    long slowDecayNs,
    long insolventNs,
    long buffer,
    long fee,
    int afterRounds,
    long depthMultiple,
    long minRemaining,
    long resetNs,
    long maxShareInAuction,
    long minFraction,
    long patienceNs,
    AuctionFeeMode feeMode) implements PolicyTerms
{
    private static final TermTable TABLE = new TermTable()
        .decimal("startDiscount", TermTable.percent(98), 0, 1)
        .decimal("cutoffDiscount", TermTable.percent(80), 0, 1)
        .positive("fastDecayNs", TermTable.seconds(100))
        .positive("slowDecayNs", TermTable.seconds(14_400))
        .positive("insolventNs", TermTable.seconds(600))
        .decimal("auctionBuffer", TermTable.percent(20), 0, 10)
        .decimal("auctionFee", TermTable.percent(2), 0, 1)
        .add("auctionAfterRounds", 3, 0, Integer.MAX_VALUE)
        .positive("auctionDepthMultiple", Long.MAX_VALUE)
        .add("minRemaining", 0, 0, Long.MAX_VALUE)
        .positive("auctionResetNs", ABSENT)
        .positiveShare("maxShareInAuction", Decimal8.ONE)
        .decimal("minAuctionFraction", TermTable.percent(1), 0, 1)
        .positive("auctionPatienceNs", TermTable.seconds(60));

    /** The numbers of the event in the order of its fields, or {@link PolicyTerms#ABSENT} for each that is left out. */
    public static AuctionTerms of(final long... numbers)
    {
        final long[] n = TABLE.complete(numbers);
        // By default an auction starts again at half of the price at the cut-off.
        final long resetNs = n[10] == ABSENT ? n[2] + Math.max(1, n[3] / 2) : n[10];
        return new AuctionTerms(
            n[0], n[1], n[2], n[3], n[4], n[5], n[6], (int)n[7], n[8], n[9], resetNs, n[11], n[12], n[13],
            AuctionFeeMode.PER_FILL);
    }

    /** The default of every field. */
    public static AuctionTerms defaults()
    {
        final long[] absent = new long[TABLE.size()];
        Arrays.fill(absent, ABSENT);
        return of(absent);
    }

    /** The same terms but for one field, by its name in the event. */
    public AuctionTerms with(final String field, final long value)
    {
        return of(TABLE.with(numbers(), field, value)).with(feeMode);
    }

    /** The same terms but for the time at which the fee is taken. */
    public AuctionTerms with(final AuctionFeeMode newFeeMode)
    {
        return new AuctionTerms(
            startDiscount, cutoffDiscount, fastDecayNs, slowDecayNs, insolventNs, buffer, fee, afterRounds,
            depthMultiple, minRemaining, resetNs, maxShareInAuction, minFraction, patienceNs, newFeeMode);
    }

    @Override
    public @Nullable String faultyField()
    {
        final String field = TABLE.faultyField(numbers());
        return field == null && cutoffDiscount > startDiscount ? "cutoffDiscount" : field;
    }

    @Override
    public long hash()
    {
        return StateHash.of(StateHash.of(numbers()), feeMode.code());
    }

    private long[] numbers()
    {
        return new long[]
        {
            startDiscount, cutoffDiscount, fastDecayNs, slowDecayNs, insolventNs, buffer, fee, afterRounds,
            depthMultiple, minRemaining, resetNs, maxShareInAuction, minFraction, patienceNs
        };
    }

    /** Appends all terms as numbers from which {@link #from} makes them again. */
    void addTo(final Numbers numbers)
    {
        numbers.add(numbers());
        numbers.add(feeMode.code());
    }

    /** Returns the terms of which {@link #addTo} made numbers. */
    static AuctionTerms from(final Numbers numbers)
    {
        return of(numbers.next(TABLE.size())).with(Coded.byCode(AuctionFeeMode.values())[numbers.nextInt()]);
    }
}
