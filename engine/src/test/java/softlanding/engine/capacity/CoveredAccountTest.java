package softlanding.engine.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import softlanding.engine.wire.EngineOnLines;

/** A covered account is in no tier, whatever its ratio, and what leaves it covered is accepted. */
class CoveredAccountTest
{
    private static final long T0 = 1_780_272_000L;

    private final EngineOnLines engine = new EngineOnLines();
    private long second = T0;

    private List<JsonNode> apply(final String type, final String fields)
    {
        return engine.apply(
            "{\"type\":\"" + type + "\",\"timestampNs\":\"" + second + "000000000\"," + fields + "}");
    }

    @BeforeEach
    void list()
    {
        apply("UnderlyingListed", "\"underlyingId\":1,\"symbol\":\"BTC\"");
        apply("CollateralListed", "\"assetId\":1,\"symbol\":\"BTC\",\"riskCancellingUnderlyingId\":1," +
            "\"maintenanceHaircut\":\"0.1\",\"initialHaircutAddOn\":\"0.1\"");
        apply("ExpiryListed", "\"expiryId\":1,\"underlyingId\":1,\"expiryNs\":\"1782864000000000000\"");
        option(1, "PUT", 100_000);
        option(2, "CALL", 100_000);
        option(3, "PUT", 90_000);
        prices(100_000);
    }

    private void option(final int instrumentId, final String right, final long strike)
    {
        apply("OptionListed", "\"instrumentId\":" + instrumentId + ",\"expiryId\":1,\"strike\":\"" + strike +
            "\",\"right\":\"" + right + "\",\"contractSize\":\"1\",\"lotSize\":\"0.01\"");
    }

    private void prices(final double spot)
    {
        second += 60;
        apply("SpotPriceChanged", "\"underlyingId\":1,\"price\":\"" + spot + "\",\"confidence\":\"1\"");
        apply("CollateralPriceChanged", "\"assetId\":1,\"price\":\"" + spot + "\",\"confidence\":\"1\"");
        apply("ForwardPriceChanged", "\"expiryId\":1,\"forward\":\"" + spot +
            "\",\"rate\":\"0\",\"forwardConfidence\":\"1\",\"rateConfidence\":\"1\"");
        for (final int strike : new int[]{100_000, 90_000})
        {
            apply("VolatilityChanged", "\"expiryId\":1,\"strike\":\"" + strike +
                "\",\"volatility\":\"0.5\",\"confidence\":\"1\"");
        }
    }

    private void account(final String mode, final String cash)
    {
        apply("AccountOpened", "\"accountId\":\"1\",\"marginMode\":\"" + mode + "\"");
        if (!cash.equals("0"))
        {
            apply("CashTransferRequested", "\"accountId\":\"1\",\"transferId\":\"1\",\"amount\":\"" + cash + "\"");
        }
    }

    private void trade(final int instrumentId, final String quantity, final String price)
    {
        apply("TradeExecuted", "\"accountId\":\"1\",\"tradeId\":\"" + (10 + instrumentId) + "\",\"instrumentId\":" +
            instrumentId + ",\"quantity\":\"" + quantity + "\",\"price\":\"" + price + "\",\"fee\":\"0\"");
    }

    private String verdictOnWithdrawal(final int transferId, final String amount)
    {
        return apply("CashTransferRequested", "\"accountId\":\"1\",\"transferId\":\"" + transferId +
            "\",\"amount\":\"-" + amount + "\"").get(0).get("verdict").asText();
    }

    private void moveThroughTheCellar()
    {
        for (final double spot : new double[]{60_000, 20_000, 5_000, 1_000, 1, 250_000, 1_000_000})
        {
            prices(spot);
        }
    }

    private void assertNeverInATier()
    {
        assertEquals(List.of(), engine.decisions("AccountHealthChanged").stream()
            .filter(health -> health.get("healthAfter").asText().equals("LIQUIDATING")).toList());
        assertEquals(List.of(), engine.decisions("LiquidationOrdered"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "PORTFOLIO"})
    void shouldLeaveAPutWhoseStrikeLiesInCash(final String mode)
    {
        account(mode, "99000");
        trade(1, "-1", "1000");

        moveThroughTheCellar();

        assertNeverInATier();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "PORTFOLIO"})
    void shouldLeaveACallWhoseCoinIsThere(final String mode)
    {
        account(mode, "0");
        apply("CollateralTransferRequested",
            "\"accountId\":\"1\",\"transferId\":\"2\",\"assetId\":1,\"quantity\":\"1\"");
        trade(2, "-1", "10");

        moveThroughTheCellar();

        assertNeverInATier();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "PORTFOLIO"})
    void shouldLeaveASpreadWhoseWidthLiesInCash(final String mode)
    {
        account(mode, "10000");
        trade(3, "1", "0");
        trade(1, "-1", "0");

        moveThroughTheCellar();

        assertNeverInATier();
    }

    @Test
    void shouldLiquidateWhereAUnitOfCashIsMissing()
    {
        account("STANDARD", "98999.99999999");
        trade(1, "-1", "1000");

        moveThroughTheCellar();

        assertTrue(engine.decisions("AccountHealthChanged").stream()
            .anyMatch(health -> health.get("healthAfter").asText().equals("LIQUIDATING")));
    }

    @Test
    void shouldLetOutWhatTheCoverDoesNotNeed()
    {
        account("STANDARD", "101000");
        trade(1, "-1", "1000");
        prices(1_000);

        assertEquals("INITIAL_MARGIN_TOO_LOW", verdictOnWithdrawal(20, "2000.00000001"));
        assertEquals("ACCEPTED", verdictOnWithdrawal(21, "2000"));
        assertEquals("INITIAL_MARGIN_TOO_LOW", verdictOnWithdrawal(22, "0.00000001"));
    }

    @Test
    void shouldAcceptAnOrderThatLeavesTheAccountCovered()
    {
        account("STANDARD", "100000");
        prices(500);

        assertEquals("ACCEPTED", order(30, "-1"));
        assertEquals("INITIAL_MARGIN_TOO_LOW", order(31, "-1.01"));
    }

    private String order(final int requestId, final String quantity)
    {
        return apply("OrderMarginRequested", "\"accountId\":\"1\",\"requestId\":\"" + requestId + "\"," +
            "\"instrumentId\":1,\"quantity\":\"" + quantity + "\",\"price\":\"0\"").get(0).get("verdict").asText();
    }

    @Test
    void shouldAskAgainAfterASettlement()
    {
        account("STANDARD", "0");
        apply("CollateralTransferRequested",
            "\"accountId\":\"1\",\"transferId\":\"2\",\"assetId\":1,\"quantity\":\"1\"");
        apply("ExpiryListed", "\"expiryId\":2,\"underlyingId\":1,\"expiryNs\":\"1785456000000000000\"");
        trade(2, "-1", "10");
        prices(200_000);
        assertNeverInATier();

        second = 1_782_864_000L;
        prices(200_000);
        apply("ExpirySettled", "\"expiryId\":1,\"settlementPrice\":\"200000\"");
        prices(104_000);

        assertTrue(engine.decisions("AccountHealthChanged").stream()
            .anyMatch(health -> health.get("healthAfter").asText().equals("LIQUIDATING") ||
                health.get("healthAfter").asText().equals("BANKRUPT")), "a debt after the settlement is no cover");
    }
}
