package softlanding.workload.market;

/** Assets that count as collateral. */
public enum Collateral
{
    /** Offsets the risk of bitcoin options and perpetuals. */
    BTC(1, 1, 0.05, 0.025),
    /** Offsets the risk of ether options and perpetuals. */
    ETH(2, 2, 0.05, 0.025),
    /** A USD stablecoin other than the settlement currency. */
    USDT(3, 0, 0.01, 0.01),
    /** A coin without derivatives on this venue. */
    SOL(4, 0, 0.20, 0.10);

    private final int assetId;
    private final int riskCancellingUnderlyingId;
    private final double maintenanceHaircut;
    private final double initialHaircutAddOn;

    Collateral(
        final int assetId,
        final int riskCancellingUnderlyingId,
        final double maintenanceHaircut,
        final double initialHaircutAddOn)
    {
        this.assetId = assetId;
        this.riskCancellingUnderlyingId = riskCancellingUnderlyingId;
        this.maintenanceHaircut = maintenanceHaircut;
        this.initialHaircutAddOn = initialHaircutAddOn;
    }

    /**
     * Returns the asset of a coin.
     *
     * @param coin an underlying.
     * @return asset of the coin.
     */
    public static Collateral of(final Coin coin)
    {
        return switch (coin)
        {
            case BTC -> BTC;
            case ETH -> ETH;
        };
    }

    /** Returns the id on the wire, from 1. */
    public int assetId()
    {
        return assetId;
    }

    /** Returns the underlying whose spot moves the asset; 0 = none. */
    public int riskCancellingUnderlyingId()
    {
        return riskCancellingUnderlyingId;
    }

    /** Returns the haircut as a share of the asset's value, 0 to 1. */
    public double maintenanceHaircut()
    {
        return maintenanceHaircut;
    }

    /** Returns the share that initial margin adds to the haircut, 0 to 1. */
    public double initialHaircutAddOn()
    {
        return initialHaircutAddOn;
    }
}
