package softlanding.engine.screening.proof;

import org.jspecify.annotations.Nullable;
import softlanding.engine.market.MarginModel;
import softlanding.engine.market.PortfolioMarginSettings;

/**
 * Divides the surplus of each scenario for a factor k: k of the shocked value counts, and 1 - k of the present value is
 * kept, or owed if that is negative. Tilts are left out. Most accounts have the same factors.
 */
final class ScenarioParts
{
    final double[] counted = new double[PortfolioMarginSettings.MAX_SCENARIOS];
    final double[] kept = new double[PortfolioMarginSettings.MAX_SCENARIOS];
    final double[] owed = new double[PortfolioMarginSettings.MAX_SCENARIOS];
    private double factor;
    private @Nullable MarginModel model;

    void divide(final MarginModel newModel, final double newFactor)
    {
        if (model == newModel && factor == newFactor)
        {
            return;
        }
        model = newModel;
        factor = newFactor;
        for (int s = 0; s < newModel.scenarios(); s++)
        {
            final boolean tilts = newModel.tiltSigns()[s] < 0;
            final double k = newFactor * newModel.weights()[s];
            counted[s] = tilts ? 0 : k;
            kept[s] = tilts ? 0 : Math.max(0, 1 - k);
            owed[s] = tilts ? 0 : Math.min(0, 1 - k);
        }
    }
}
