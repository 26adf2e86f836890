package softlanding.engine.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table of a page of documentation, marked by a comment in the line above it. */
public record PageTable(List<List<String>> rows)
{
    /** The rows below the heading of the table that follows {@code <!-- example: name -->}. */
    public static PageTable read(final String page, final String name) throws IOException
    {
        final String marker = "<!-- example: " + name + " -->";
        final List<List<String>> rows = new ArrayList<>();
        boolean inside = false;
        for (final String line : Files.readAllLines(find(page)))
        {
            if (inside && !line.startsWith("|"))
            {
                break;
            }
            if (inside)
            {
                rows.add(Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList());
            }
            inside |= line.equals(marker);
        }
        if (rows.size() < 3)
        {
            throw new IllegalStateException(page + ": no table with rows behind " + marker);
        }
        return new PageTable(rows.subList(2, rows.size()));
    }

    /** Every pair of cells, name and number as plain text. */
    Map<String, String> pairs()
    {
        final Map<String, String> pairs = new TreeMap<>();
        for (final List<String> row : rows)
        {
            for (int i = 0; i < row.size(); i += 2)
            {
                pairs.put(row.get(i), plain(row.get(i + 1)));
            }
        }
        return pairs;
    }

    /** The number in a cell. */
    public double number(final int row, final int column)
    {
        return Double.parseDouble(text(row, column));
    }

    /** The number in a cell, as plain text. */
    public String text(final int row, final int column)
    {
        return plain(rows.get(row).get(column));
    }

    private static String plain(final String cell)
    {
        return cell.replace(",", "");
    }

    static Path find(final String page)
    {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(page)))
        {
            folder = folder.getParent();
        }
        if (folder == null)
        {
            throw new IllegalStateException("no " + page + " above " + Path.of("").toAbsolutePath());
        }
        return folder.resolve(page);
    }
}
