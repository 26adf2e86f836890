package softlanding.engine.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The parameters of one margin model by the names of domain section 4.9, and its scenarios if it has any. */
record Parameters(Map<String, BigDecimal> values, List<Scenario> scenarios)
{
    /** What a scenario does to the volatilities. */
    enum VolShock
    {
        NONE, UP, DOWN, LINEAR, ABS
    }

    /** One scenario: shocked over current spot, the shock of the volatilities, and how much of it counts. */
    record Scenario(BigDecimal spotShock, VolShock volShock, BigDecimal weight)
    {
        String json()
        {
            return "{\"spotShock\":\"" + spotShock.toPlainString() + "\",\"volShock\":\"" + volShock +
                "\",\"weight\":\"" + weight.toPlainString() + "\"}";
        }
    }

    BigDecimal get(final String name)
    {
        final BigDecimal value = values.get(name);
        if (value == null)
        {
            throw new IllegalArgumentException("no parameter " + name + " among " + values.keySet());
        }
        return value;
    }
}
