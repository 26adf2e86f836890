package softlanding.codecs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MessagesPageTest
{
    private static final Path SCHEMA = Path.of("src/main/resources/sbe/softlanding.xml");
    private static final Path PAGE = Path.of("../docs/reference/messages.md");

    /** Run with {@code -Dsoftlanding.writeMessagesPage=true}, it writes the page before it compares. */
    @Test
    void shouldDescribeTheSchemaAsItIs() throws IOException
    {
        final String page = MessagesPage.of(SCHEMA);
        if (Boolean.getBoolean("softlanding.writeMessagesPage"))
        {
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE), "write it with -Dsoftlanding.writeMessagesPage=true");
    }

    @Test
    void shouldNameEveryMessage() throws IOException
    {
        final String page = Files.readString(PAGE);
        for (final MessageLayout message : MessageCatalog.instance().messages())
        {
            assertTrue(page.contains("### " + message.name() + " (" + message.templateId() + ")"), message.name());
        }
    }
}
