package softlanding.engine.execution;

import softlanding.engine.state.Coded;
import softlanding.engine.state.Decimal8;

/** Named terms of execution: what the fields have that an event leaves out. */
public enum ExecutionPreset implements Coded
{
    /** An exchange: no cost beyond the price, and no wait. */
    EXCHANGE(0, 0, 0, ExecutionStyle.DIRECT_FIRST),
    /** A chain of blocks: each order costs a fixed amount, and is a fact one block later. */
    ONCHAIN(1, 5 * Decimal8.ONE, 12_000_000_000L, ExecutionStyle.CHEAPER);

    private final int code;
    private final long fixedCost;
    private final long blockNs;
    private final ExecutionStyle style;

    ExecutionPreset(final int code, final long fixedCost, final long blockNs, final ExecutionStyle style)
    {
        this.code = code;
        this.fixedCost = fixedCost;
        this.blockNs = blockNs;
        this.style = style;
    }

    @Override
    public int code()
    {
        return code;
    }

    /** Returns what each order costs, in cash; a Decimal8 mantissa. */
    public long fixedCost()
    {
        return fixedCost;
    }

    /** Returns the settlement delay, and the length of a batch. */
    public long blockNs()
    {
        return blockNs;
    }

    /** Returns what comes first. */
    public ExecutionStyle style()
    {
        return style;
    }
}
