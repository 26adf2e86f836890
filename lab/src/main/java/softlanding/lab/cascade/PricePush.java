package softlanding.lab.cascade;

/**
 * How far liquidations moved a price from what it would have been, each as a share of that, 0 = not at all.
 *
 * @param most       at any one time, whichever way.
 * @param withinHour by how much more at the end of an hour than at its beginning, downwards, in the worst hour.
 * @param lowest     how much lower the lowest price of all was than the lowest that would have been.
 * @param mean       whichever way, on average over time.
 */
public record PricePush(double most, double withinHour, double lowest, double mean)
{
}
