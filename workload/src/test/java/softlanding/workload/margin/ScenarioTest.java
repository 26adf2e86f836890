package softlanding.workload.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.codecs.VolShock;
import softlanding.codecs.test.SharedFolder;

class ScenarioTest
{
    @Test
    void shouldBeTheScenariosOfTheContract() throws IOException
    {
        final List<Scenario> expected = Files.readAllLines(SharedFolder.require("design/scenarios.csv")).stream()
            .skip(1)
            .map(line -> line.split(","))
            .map(f -> new Scenario(Double.parseDouble(f[0]), VolShock.valueOf(f[1]), Double.parseDouble(f[2])))
            .toList();

        assertEquals(31, expected.size());
        assertEquals(expected, Scenario.DEFAULTS);
    }
}
