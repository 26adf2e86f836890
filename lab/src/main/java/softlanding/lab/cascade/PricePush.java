package softlanding.lab.cascade;

/**
 * The price push of liquidations: the distance from the undisturbed price as a share of that price; 0 means no push.
 *
 * @param most       largest push at any time, in either direction.
 * @param withinHour largest downward increase of the push within one hour.
 * @param lowest     distance of the lowest price from the lowest undisturbed price, downwards.
 * @param mean       average over time of the push in either direction.
 */
public record PricePush(double most, double withinHour, double lowest, double mean)
{
}
