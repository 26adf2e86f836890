package softlanding.node.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageLayout;

class SourceRoleTest
{
    @Test
    void shouldHoldEveryEventInExactlyOneRole()
    {
        final List<Integer> events = MessageCatalog.instance().messages().stream()
            .filter(MessageLayout::isEvent).map(MessageLayout::templateId).sorted().toList();
        final List<Integer> told = new ArrayList<>();
        for (final SourceRole role : SourceRole.values())
        {
            told.addAll(role.templateIds());
        }

        assertEquals(events, told.stream().sorted().toList());
    }

    @Test
    void shouldPermitWhatTheRolesListAndNothingOfTheNode()
    {
        final Principal feed = Principal.of(7, SourceRole.FEED);
        final Principal all = Principal.of(8, SourceRole.ALL);
        for (final MessageLayout message : MessageCatalog.instance().messages())
        {
            final int id = message.templateId();
            final boolean isOfTheNode = SourceRole.NODE.templateIds().contains(id);
            assertEquals(message.isEvent() && !isOfTheNode, all.maySend(id), message.name());
            assertEquals(SourceRole.FEED.templateIds().contains(id), feed.maySend(id), message.name());
        }
        assertFalse(feed.maySend(-1));
        assertFalse(all.maySend(65_535));
    }

    @Test
    void shouldLetALiquidatorBidForItsOwnIdsOnly()
    {
        final Principal liquidator = Principal.of(21, SourceRole.LIQUIDATOR).withLiquidators(5, 3);
        assertTrue(liquidator.mayBidFor(3));
        assertFalse(liquidator.mayBidFor(4));
        assertTrue(Principal.of(1, SourceRole.ALL).mayBidFor(4));
    }

    @Test
    void shouldRefuseASourceThatConfirmsItsOwnPrices()
    {
        assertThrows(
            IllegalArgumentException.class, () -> Principal.of(1, SourceRole.FEED, SourceRole.SECOND_SOURCE));
        assertThrows(IllegalArgumentException.class, () -> Principal.of(1, SourceRole.NODE));
        assertThrows(IllegalArgumentException.class, () -> Principal.of(0, SourceRole.FEED));
        assertThrows(IllegalArgumentException.class, () -> Principal.of(1).withQuota(0));
    }
}
