package softlanding.workload.margin;

/**
 * Parameters of scenario margin and standard margin as Derive publishes them (v2-core, PMRM_2 and standard
 * manager).
 */
final class MarginRules
{
    static final double MM_FACTOR = 0.8;
    static final double IM_FACTOR = 1.0;
    static final double VOL_RANGE_UP = 0.5;
    static final double VOL_RANGE_DOWN = 0.275;
    static final double MIN_SHOCKED_VOL = 0.45;
    static final double SHORT_TERM_POWER = 0.3;
    static final double LONG_TERM_POWER = 0.13;
    static final double DTE_FLOOR = 1;
    static final double C_BASE = -0.05;
    static final double SCALE_CAP = 0.15;
    static final double MIN_K_STAR = 0.01;
    static final double WIDTH_SCALE = 4;
    static final double VOL_PARAM_STATIC = 0.6;
    static final double VOL_PARAM_SCALE = -0.1;
    static final double BASE_LONG = 0.95;
    static final double LONG_RATE_MULT = 1;
    static final double LONG_RATE_ADD = 0.08;
    static final double BASE_SHORT = 1.04;
    static final double SHORT_RATE_MULT = 0.5;
    static final double SHORT_RATE_ADD = 0.08;
    static final double BASIS_UP = 1.045;
    static final double BASIS_DOWN = 0.955;
    static final double BASIS_ADD = 0.5;
    static final double BASIS_MULT = 2;
    static final double PERP_PCT = 0.015;
    static final double PERP_INITIAL_ADD_ON = 0.005;
    static final double OPTION_PCT = 0.003;
    static final double OPTION_INITIAL_ADD_ON = 0.002;
    static final double CONF_THRESHOLD = 0.55;
    static final double CONF_MARGIN = 1;
    static final double PEG_THRESHOLD = 0.98;
    static final double PEG_FACTOR = 2;

    /** Parameters of standard margin. */
    static final class Standard
    {
        static final double PERP_IM = 0.065;
        static final double PERP_MM = 0.05;
        static final double OPT_MAX = 0.15;
        static final double OPT_MIN = 0.1;
        static final double MM_CALL = 0.075;
        static final double MM_PUT_SPOT = 0.075;
        static final double MM_PUT_MARK = 0.075;
        static final double UNPAIRED_IM = 1.2;
        static final double UNPAIRED_MM = 1.1;
        static final double MM_OFFSET_SCALE = 1.05;
        static final double CONF_THRESHOLD = 0.4;
        static final double CONF_FACTOR = 0.4;
        static final double PEG_THRESHOLD = 0.98;
        static final double PEG_FACTOR = 1.2;
        static final double COLLATERAL_FACTOR = 0.8;
        static final double COLLATERAL_INITIAL_SCALE = 0.9;

        private Standard()
        {
        }
    }

    private MarginRules()
    {
    }
}
