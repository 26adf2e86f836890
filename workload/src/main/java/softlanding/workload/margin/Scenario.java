package softlanding.workload.margin;

import static softlanding.codecs.VolShock.ABS;
import static softlanding.codecs.VolShock.DOWN;
import static softlanding.codecs.VolShock.LINEAR;
import static softlanding.codecs.VolShock.NONE;
import static softlanding.codecs.VolShock.UP;

import java.util.List;
import softlanding.codecs.VolShock;

/**
 * One shock of scenario portfolio margin.
 *
 * @param spotShock shocked spot divided by current spot.
 * @param volShock  shock of the volatilities.
 * @param weight    of the profit or loss, 0 to 1.
 */
public record Scenario(double spotShock, VolShock volShock, double weight)
{
    /** The venue's scenarios: a grid to +-18 %, weighted tails, two tilts of the smile. */
    public static final List<Scenario> DEFAULTS = List.of(
        new Scenario(1.18, UP, 1),
        new Scenario(1.135, DOWN, 1),
        new Scenario(1.135, NONE, 1),
        new Scenario(1.135, UP, 1),
        new Scenario(1.09, DOWN, 1),
        new Scenario(1.09, NONE, 1),
        new Scenario(1.09, UP, 1),
        new Scenario(1.045, DOWN, 1),
        new Scenario(1.045, NONE, 1),
        new Scenario(1.045, UP, 1),
        new Scenario(1, DOWN, 1),
        new Scenario(1, NONE, 1),
        new Scenario(1, UP, 1),
        new Scenario(0.955, DOWN, 1),
        new Scenario(0.955, NONE, 1),
        new Scenario(0.955, UP, 1),
        new Scenario(0.91, DOWN, 1),
        new Scenario(0.91, NONE, 1),
        new Scenario(0.91, UP, 1),
        new Scenario(0.865, DOWN, 1),
        new Scenario(0.865, NONE, 1),
        new Scenario(0.865, UP, 1),
        new Scenario(0.82, UP, 1),
        new Scenario(0.34, UP, 0.054545455),
        new Scenario(0.67, UP, 0.10909091),
        new Scenario(1.5, UP, 0.072),
        new Scenario(2, UP, 0.036),
        new Scenario(3, UP, 0.018),
        new Scenario(4, UP, 0.012),
        new Scenario(1, LINEAR, 1),
        new Scenario(1, ABS, 1));

    /** Returns whether the scenario tilts the smile and does not move the market. */
    public boolean isTilt()
    {
        return volShock == LINEAR || volShock == ABS;
    }
}
