package softlanding.engine.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static softlanding.engine.waterfall.CloseOutVenue.PERPETUAL;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.engine.docs.PageTable;
import softlanding.engine.market.InstrumentKind;

/** The worked example of docs/internals/escalation.md, read from the page and put to the engine. */
class WorkedCloseOutTest
{
    private static final int CALL = 2;

    private final CloseOutVenue venue = new CloseOutVenue();

    @Test
    void shouldCloseOutAsThePageSays() throws IOException
    {
        venue.option(CALL, "500", InstrumentKind.CALL);
        venue.account(1, "300");
        venue.account(2, "200");
        venue.account(3, "1100");
        venue.account(4, "1100");
        venue.trade(1, PERPETUAL, "5", "1000");
        venue.trade(2, PERPETUAL, "-4", "1000");
        venue.trade(3, PERPETUAL, "-4", "1000");
        venue.trade(4, PERPETUAL, "-4", "1000");
        venue.trade(4, CALL, "5", "500");
        venue.price("900");
        venue.insure("110");
        final PageTable page = PageTable.read("docs/internals/escalation.md", "close-out");
        check(page, 1, 3);

        venue.closeOut(1);

        assertEquals(List.of(
            "insurance A1 110, left 0",
            "A2 gives way to A1: 3.2 of 1 at 918",
            "A3 gives way to A1: 1.8 of 1 at 918"), venue.told());
        check(page, 5, 7);
        assertEquals(0, venue.equity(1).signum());
    }

    /** Equity and leverage of every account, to the cent. */
    private void check(final PageTable page, final int equityColumn, final int leverageColumn)
    {
        for (int row = 0; row < 3; row++)
        {
            assertEquals(page.number(row, equityColumn), venue.equity(row + 2).doubleValue(), 0.0051, "row " + row);
            assertEquals(page.number(row, leverageColumn), venue.leverage(row + 2), 0.0051, "row " + row);
        }
    }
}
