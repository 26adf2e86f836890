package softlanding.engine.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.engine.wire.EngineOnLines;

/** The example question of docs/guide/integrating.md, read from the page and put to the engine. */
class WhatIfExampleTest
{
    private static final String PAGE = "docs/guide/integrating.md";

    @Test
    void shouldAnswerAsThePageSays() throws IOException
    {
        final EngineOnLines engine = new EngineOnLines();
        List<JsonNode> answer = List.of();
        for (final String line : lines())
        {
            answer = engine.apply(line);
        }
        final PageTable table = PageTable.read(PAGE, "what-if answer");
        assertTrue(table.rows().size() > 5);
        for (final List<String> row : table.rows())
        {
            final String path = row.get(0).replace("`", "");
            final String type = path.substring(0, path.indexOf('.'));
            final JsonNode decision = answer.stream().filter(d -> type.equals(d.get("type").asText())).findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + type));
            final String pointer = "/" + path.substring(path.indexOf('.') + 1).replace('.', '/');
            assertEquals(row.get(1).replace(",", ""), decision.at(pointer).asText(), path + " of " + decision);
        }
    }

    /** The lines of the example, without the fences around them. */
    private static List<String> lines() throws IOException
    {
        final List<String> lines = new ArrayList<>();
        boolean marked = false;
        boolean inside = false;
        for (final String line : Files.readAllLines(PageTable.find(PAGE)))
        {
            if (inside && line.startsWith("```"))
            {
                break;
            }
            if (inside)
            {
                lines.add(line);
            }
            inside |= marked && line.startsWith("```");
            marked |= "<!-- example: what-if -->".equals(line);
        }
        return lines;
    }
}
