package softlanding.engine.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import softlanding.engine.oracle.ReferenceMarket.Instrument;

/**
 * One account of the golden file and the market around it.
 *
 * @param number  from 1.
 * @param cash    deposited before any trade, not negative.
 * @param trades  in their order.
 * @param funding accrued after the trades, cash per contract.
 */
record GoldenAccount(
    int number,
    GoldenTheme theme,
    ReferenceMarket market,
    ReferenceAccount account,
    BigDecimal cash,
    List<Trade> trades,
    Map<Instrument, BigDecimal> funding)
{
    /** One execution. */
    record Trade(Instrument instrument, BigDecimal quantity, BigDecimal price, BigDecimal fee)
    {
    }
}
