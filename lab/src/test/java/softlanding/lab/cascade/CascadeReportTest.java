package softlanding.lab.cascade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import softlanding.workload.market.Coin;

class CascadeReportTest
{
    private final List<CascadeOutcome> outcomes = new ArrayList<>();

    /**
     * Adds one seed: closed value of FULL and of all other rules. The push of bitcoin is proportional to it; ether is
     * pushed by 2.5 %.
     */
    private void add(final long seed, final double full, final double others)
    {
        for (final CascadeRule rule : CascadeRule.RULES)
        {
            final double value = rule == CascadeRule.FULL ? full : others;
            final Map<Coin, PricePush> pushes = new TreeMap<>(Map.of(
                Coin.BTC, new PricePush(value / 1_000, 0, 0, 0), Coin.ETH, new PricePush(0.025, 0, 0, 0)));
            outcomes.add(
                new CascadeOutcome(rule, seed, pushes, 10, 15, 1, 7, value, 0, 0, 0, 0, ProtectionOutcome.NONE));
        }
    }

    private List<String> cells(final String label)
    {
        return new CascadeReport(outcomes).page("title").lines()
            .filter(line -> line.contains(label))
            .flatMap(line -> Arrays.stream(line.split("\\|")).map(String::strip).skip(2))
            .toList();
    }

    @Test
    void shouldSayWhatASingleSeedCameTo()
    {
        add(1, 30, 20);

        assertEquals(List.of("30", "20", "20", "20"), cells("value closed"));
        assertEquals(List.of("3.00 %", "2.00 %", "2.00 %", "2.00 %"), cells("BTC pushed at most"));
        assertEquals(List.of("3.00 %", "2.50 %", "2.50 %", "2.50 %"), cells("| pushed at most"), "the worse coin");
        assertEquals(List.of("1.50", "1.50", "1.50", "1.50"), cells("liquidations per"));
        assertEquals(List.of("0.7", "0.7", "0.7", "0.7"), cells("orders per"));
        assertFalse(new CascadeReport(outcomes).page("title").contains("Medians"));
    }

    @Test
    void shouldGiveMediansAndCountTheSeedsThatWereBetterThanFull()
    {
        add(1, 30, 20);
        add(2, 10, 10);
        add(3, 40, 60);
        add(4, 80, 10);

        // FULL: between 30 and 40. The others: between 10 and 20; lower in seeds 1 and 4, because equal is not lower.
        assertEquals(List.of("35", "15 (2)", "15 (2)", "15 (2)"), cells("value closed"));
    }

    @Test
    void shouldWriteALineOfNumbersForEverySeedAndRule()
    {
        add(1, 30, 20);
        add(2, 10, 10);

        final List<String> lines = new CascadeReport(outcomes).csv().lines().toList();

        assertEquals(1 + 8, lines.size());
        assertEquals(lines.get(0).split(",").length, lines.get(8).split(",").length);
        assertEquals(
            "2,OPTIMAL,0.010000,0.000000,0.000000,0.000000,0.025000,0.000000,0.000000,0.000000," +
            "10,15,1,7,10.00,0.00,0.00,0.00,0.00,0,0,0,0,0,0,0,0,0",
            lines.get(8));
    }
}
