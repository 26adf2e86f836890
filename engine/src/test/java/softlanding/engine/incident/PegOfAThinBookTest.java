package softlanding.engine.incident;

import org.junit.jupiter.api.Test;

/** Pegged assets marked from one thin book, far from what they can be redeemed or bought for elsewhere. */
class PegOfAThinBookTest
{
    private static final String GIVEN = """
        UnderlyingListed underlyingId 1, symbol BTC
        PerpetualListed instrumentId 1, underlyingId 1, contractSize 1, lotSize 0.01
        SpotPriceChanged underlyingId 1, price 110000, confidence 1
        PerpetualPriceChanged instrumentId 1, price 110000, confidence 1
        CollateralListed assetId 1, symbol PEG, riskCancellingUnderlyingId 0, \
        maintenanceHaircut 0.05, initialHaircutAddOn 0
        CollateralPriceChanged assetId 1, price 1, confidence 1
        StablePriceChanged price 1, confidence 1
        AccountOpened accountId 7, marginMode PORTFOLIO
        CollateralTransferRequested accountId 7, transferId 1, assetId 1, quantity 25000
        TradeExecuted accountId 7, tradeId 1, instrumentId 1, quantity 1, price 110000, fee 0
        AccountOpened accountId 8, marginMode PORTFOLIO
        CashTransferRequested accountId 8, transferId 2, amount 22100
        TradeExecuted accountId 8, tradeId 2, instrumentId 1, quantity 1, price 110000, fee 0
        """;
    private static final String THIN_COLLATERAL = """
        1 seconds later
        CollateralPriceChanged assetId 1, price 0.65, confidence 0.2
        40 minutes later
        CollateralPriceChanged assetId 1, price 0.66, confidence 0.2
        """;
    private static final String THIN_STABLE = """
        1 seconds later
        StablePriceChanged price 1.30, confidence 0.4
        """;

    /**
     * Binance, 10 October 2025, 21:36 to 22:16 UTC: USDe was marked as low as 0.65 from the exchange's own book, BNSOL
     * and WBETH likewise. Accounts that had them as collateral were liquidated; 283 million USD was paid back.
     */
    @Test
    void shouldNotLiquidateOnAPegThatOnlyOneThinBookDenies()
    {
        Incident.atAVenueWith("minConfidence 0.5")
            .given(GIVEN)
            .when(THIN_COLLATERAL)
            .then("""
                FeedSuspended feedKind COLLATERAL, id 1, reason LOW_CONFIDENCE, price 0.65
                AccountHealthChanged accountId 7, healthAfter UNPRICED
                no LiquidationOrdered
                no AccountHealthChanged accountId 8
                """)
            .when("CollateralPriceChanged assetId 1, price 0.999, confidence 0.95")
            .then("""
                FeedResumed feedKind COLLATERAL, id 1
                AccountHealthChanged accountId 7, healthBefore UNPRICED, healthAfter HEALTHY
                no LiquidationOrdered
                """);
    }

    /**
     * Compound, 26 November 2020: DAI stood at 1.30 on the one exchange that its price came from, for about an hour;
     * some 85 to 90 million USD of loans was liquidated. Here it is the cash that debts and profits are counted in.
     */
    @Test
    void shouldNotLiquidateOnAPremiumOfCashThatOnlyOneBookPays()
    {
        Incident.atAVenueWith("minConfidence 0.5")
            .given(GIVEN)
            .when(THIN_STABLE)
            .then("""
                FeedSuspended feedKind STABLE, id 0, reason LOW_CONFIDENCE, price 1.3
                AccountHealthChanged accountId 7, healthAfter UNPRICED
                no LiquidationOrdered
                no AccountHealthChanged accountId 8
                """)
            .when("""
                60 minutes later
                StablePriceChanged price 1.01, confidence 1
                """)
            .then("""
                FeedResumed feedKind STABLE, id 0
                AccountHealthChanged accountId 7, healthBefore UNPRICED
                no LiquidationOrdered
                """);
    }

    @Test
    void shouldHaveLiquidatedWithoutTheGuard()
    {
        Incident.atAVenueWith("").given(GIVEN).when(THIN_COLLATERAL).then("LiquidationOrdered accountId 7");
        Incident.atAVenueWith("").given(GIVEN).when(THIN_STABLE).then("LiquidationOrdered accountId 7");
    }
}
