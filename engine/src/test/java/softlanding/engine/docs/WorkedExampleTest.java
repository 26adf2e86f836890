package softlanding.engine.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static softlanding.engine.docs.ExampleVenue.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked example of docs/reference/margin-model.md, read from the page and put to the engine. */
class WorkedExampleTest
{
    private static final String PAGE = "docs/reference/margin-model.md";
    /** The page prints money to the cent. */
    private static final double CENT = 0.0051;
    private static final String[] SCENARIOS =
        {scenario("1.15", "UP", "1"), scenario("0.85", "DOWN", "1"), scenario("1", "LINEAR", "1")};

    private Map<String, String> inputs;
    private Map<String, String> parameters;
    private PageTable columns;
    private PageTable scenarios;
    private Map<String, String> expected;

    @BeforeEach
    void readPage() throws IOException
    {
        inputs = PageTable.read(PAGE, "inputs").pairs();
        parameters = PageTable.read(PAGE, "parameters").pairs();
        columns = PageTable.read(PAGE, "columns");
        scenarios = PageTable.read(PAGE, "scenarios");
        expected = PageTable.read(PAGE, "report").pairs();
        assertEquals(SCENARIOS.length, scenarios.rows().size());
        assertEquals(SCENARIOS.length + 3, columns.rows().size());
    }

    @Test
    void shouldReportTheMarginOfThePage()
    {
        final JsonNode report = reportWith(parameters, String.join(",", SCENARIOS));

        for (final String field : new String[] {"equity", "maintenanceRequirement", "initialRequirement",
            "maintenanceExcess", "initialExcess"})
        {
            assertEquals(expected(field), report.get(field).asDouble(), CENT, field);
        }
        assertEquals(expected("ratio"), report.get("ratio").asDouble(), 5.1e-7);
        assertEquals((int)expected("worstScenario"), report.get("worstScenario").asInt());
        assertEquals("RESTRICTED", report.get("health").asText());
    }

    @Test
    void shouldLoseInEachScenarioAloneWhatThePageSays()
    {
        final Map<String, String> withoutBasis = new TreeMap<>(parameters);
        withoutBasis.put("basisAdd", "0");
        withoutBasis.put("basisMult", "0");
        for (int s = 0; s < SCENARIOS.length; s++)
        {
            final double profit = scenarios.number(s, 5);
            assertTrue(profit < 0, "a profit does not show in MarginReported: scenario " + s);
            assertEquals(-profit, worstLoss(reportWith(withoutBasis, SCENARIOS[s])), CENT, "scenario " + s);
        }
    }

    @Test
    void shouldLoseTheBasisContingencyOfThePageWhereNoScenarioCounts()
    {
        final JsonNode report = reportWith(parameters, scenario("1", "NONE", "0"));

        assertEquals(-expected("basis contingency alone"), worstLoss(report), CENT);
        assertEquals(-1, report.get("worstScenario").asInt());
    }

    @Test
    void shouldValueTheCallOfEachColumnInAMarketThatStandsThere()
    {
        for (int column = 0; column < columns.rows().size(); column++)
        {
            final ExampleVenue venue = new ExampleVenue(inputs, parameters, "[" + SCENARIOS[0] + "]");
            venue.sellCalls();
            venue.mark(columns.text(column, 1), columns.text(column, 2));

            final double options = venue.report().get("equity").asDouble() - venue.cashOfCallSeller();
            final double call = options / Double.parseDouble(inputs.get("calls traded"));
            assertEquals(columns.number(column, 3), call, CENT, columns.rows().get(column).get(0));
        }
    }

    @Test
    void shouldAddUpOnThePage()
    {
        final double calls = Double.parseDouble(inputs.get("calls traded"));
        final double unshocked = calls * columns.number(SCENARIOS.length, 3);
        for (int s = 0; s < SCENARIOS.length; s++)
        {
            final double outcome = scenarios.number(s, 2) - unshocked;
            assertEquals(calls * columns.number(s, 3), scenarios.number(s, 1), 4 * CENT);
            assertEquals(SCENARIOS[s].contains("LINEAR") ? -Math.abs(outcome) : outcome,
                scenarios.number(s, 3), 4 * CENT);
            assertEquals(scenarios.number(s, 3) + scenarios.number(s, 4), scenarios.number(s, 5), 2 * CENT);
        }
    }

    private JsonNode reportWith(final Map<String, String> model, final String scenarioList)
    {
        final ExampleVenue venue = new ExampleVenue(inputs, model, "[" + scenarioList + "]");
        venue.sellCalls();
        venue.buyPerpetualAndDepositCollateral();
        venue.mark();
        return venue.report();
    }

    private double expected(final String name)
    {
        return Double.parseDouble(expected.get(name));
    }

    private static double worstLoss(final JsonNode report)
    {
        assertEquals(1, report.get("underlyings").size());
        return report.get("underlyings").get(0).get("worstLoss").asDouble();
    }
}
