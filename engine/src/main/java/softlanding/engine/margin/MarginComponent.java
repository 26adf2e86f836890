package softlanding.engine.margin;

/** Names what a part of a requirement is for. */
public enum MarginComponent
{
    /** Loss of an expiry in the worst scenario, which is no tilt of the smile. */
    SCENARIO,
    /** Loss of an expiry in the worst scenario, which is a tilt of the smile. */
    TILT,
    /** Basis contingency of an expiry, where that is the worst outcome. */
    BASIS,
    /** Loss of an expired expiry, not yet settled, in the worst outcome. */
    EXPIRED,
    /** Loss of perpetuals, futures and coins in the worst scenario, or their requirement in standard margin. */
    LINEAR,
    /** Share of the notional of perpetuals and futures. */
    LINEAR_CONTINGENCY,
    /** Share of the notional of naked short options. */
    NAKED_SHORT,
    /** Standard margin of an expiry, each short option by its own. */
    ISOLATED,
    /** Standard margin of an expiry by its least payoff. */
    LEAST_PAYOFF,
    /** Addition to the initial requirement for prices of low confidence. */
    LOW_CONFIDENCE,
    /** Addition to the initial requirement while cash is worth less than its peg. */
    PEG
}
