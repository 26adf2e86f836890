package softlanding.engine.whatif;

/** Receives what explains the margin of an account, while the engine answers. */
public interface WhatIfListener
{
    /** Receives the amounts of the whole portfolio; its underlyings follow. */
    void onMarginExplained(MarginAnswer answer);

    /** Receives the parts of the i-th underlying, and its liquidation prices. */
    void onUnderlyingMarginExplained(MarginAnswer answer, int i);

    /** Receives what would be closed first, at the end of the answer. */
    void onFirstClosingForeseen(MarginAnswer answer);
}
