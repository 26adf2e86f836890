package softlanding.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import softlanding.codecs.BlockLayout;
import softlanding.codecs.MessageCatalog;
import softlanding.codecs.MessageLayout;
import softlanding.engine.RejectReason;
import softlanding.engine.state.EngineLimits;
import softlanding.engine.wire.RefusalTable.Event;
import softlanding.engine.wire.RefusalTable.Refusal;

/** Where a field of an event cannot be, the event is refused for the reason that is written, and leaves no trace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest
{
    /** Room for the venue of the table and nothing more. */
    private static final EngineLimits FULL = new EngineLimits(1, 5, 4, 2, 9, 36, 4, 1, 256);
    /**
     * There is room for thousands of liquidators whatever the limits are; the tests of auctions fill it. Of transfers
     * the oldest id is forgotten.
     */
    private static final Set<String> NEVER_FULL = Set.of("liquidatorId", "transferId");
    /** What stands for an event that was replaced. */
    private static final Set<String> ALWAYS_REFUSED = Set.of("EventQuarantined");
    /** Notes of the node, which change nothing. */
    private static final Set<String> NEVER_JUDGED = Set.of("FrameRefused", "SourceStreamOpened");

    private final RefusalTable table = new RefusalTable();
    private final EngineOnLines ample = new EngineOnLines(RefusalTable.AMPLE);
    private final EngineOnLines full = new EngineOnLines(FULL);

    @BeforeAll
    void build()
    {
        table.build(full);
        table.build(ample);
    }

    Stream<Refusal> refusals()
    {
        return table.refusals().stream();
    }

    Stream<Event> samplesThatAreTaken()
    {
        return table.samples().stream().filter(sample ->
            !ALWAYS_REFUSED.contains(sample.type()) && !NEVER_JUDGED.contains(sample.type()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void shouldRefuseWithTheReasonAndTheFieldAndChangeNothing(final Refusal refusal)
    {
        final EngineOnLines engine = refusal.reason() == RejectReason.CAPACITY ? full : ample;
        final long before = engine.stateHash();

        final List<JsonNode> decisions = engine.apply(table.line(refusal.sample(), refusal.changes(), table.nowNs()));

        RefusalTable.assertRefused(decisions, refusal.reason(), refusal.field());
        assertEquals(before, engine.stateHash());
    }

    @ParameterizedTest
    @MethodSource("samplesThatAreTaken")
    void shouldRefuseEveryEventFromBeforeTheLast(final Event sample)
    {
        final long before = ample.stateHash();

        final List<JsonNode> decisions = ample.apply(table.line(sample, Map.of(), table.nowNs() - 1));

        RefusalTable.assertRefused(decisions, RejectReason.TIME_BACKWARDS, RefusalTable.TIMESTAMP);
        assertEquals(before, ample.stateHash());
    }

    @ParameterizedTest
    @MethodSource("samplesThatAreTaken")
    void shouldTakeTheSampleThatTheRefusedOnesWereMadeFrom(final Event sample)
    {
        final EngineOnLines engine = new EngineOnLines(RefusalTable.AMPLE);
        table.build(engine);
        final long before = engine.stateHash();

        final List<JsonNode> decisions = engine.apply(table.line(sample, Map.of(), table.nowNs() + 1));

        assertTrue(decisions.stream().noneMatch(RefusalTable::isRefusal), decisions::toString);
        assertNotEquals(before, engine.stateHash());
    }

    @Test
    void shouldGoOnAfterRefusalsAsIfNothingHadHappened()
    {
        final EngineOnLines undisturbed = new EngineOnLines(RefusalTable.AMPLE);
        table.build(undisturbed);
        final EngineOnLines disturbed = new EngineOnLines(RefusalTable.AMPLE);
        table.build(disturbed);
        final List<String> expected = new ArrayList<>();
        final List<String> actual = new ArrayList<>();
        for (final Event sample : table.samples())
        {
            table.refusals().stream().filter(refusal -> refusal.reason() != RejectReason.CAPACITY)
                .filter(refusal -> refusal.sample().equals(sample))
                .forEach(refusal -> disturbed.apply(table.line(sample, refusal.changes(), table.nowNs())));
            final String line = table.line(sample, Map.of(), table.nowNs());
            undisturbed.apply(line).forEach(decision -> expected.add(withoutSequence(decision)));
            disturbed.apply(line).forEach(decision -> actual.add(withoutSequence(decision)));
        }

        assertLinesMatch(expected, actual);
        assertFalse(expected.isEmpty());
    }

    /** Refused events count too, and ids are made from the count. */
    private static String withoutSequence(final JsonNode decision)
    {
        return decision.toString().replaceAll("\"(eventSequence|\\w+Id)\":\"\\d{6,}\"", "")
            .replaceAll("\"(event|operator)Sequence\":\"\\d+\"", "");
    }

    @Test
    void shouldKnowASampleAndEveryFieldOfEachEvent()
    {
        final Set<String> untold = new TreeSet<>();
        for (final MessageLayout message : MessageCatalog.instance().messages())
        {
            if (message.isEvent())
            {
                final Set<String> known = table.fieldsOf(message.name());
                if (table.samples().stream().noneMatch(sample -> sample.type().equals(message.name())))
                {
                    untold.add(message.name());
                }
                addUntold(untold, message, message.root(), known);
                message.groups().forEach(group -> addUntold(untold, message, group, known));
                message.groups().stream().filter(group -> !known.contains(group.name()))
                    .forEach(group -> untold.add(message + "." + group.name()));
            }
        }
        assertEquals(Set.of(), untold);
    }

    private static void addUntold(
        final Set<String> untold, final MessageLayout message, final BlockLayout block, final Set<String> known)
    {
        block.fields().stream().map(field -> field.name())
            .filter(field -> !field.equals(RefusalTable.TIMESTAMP) && !known.contains(field))
            .forEach(field -> untold.add(message + "." + field));
    }

    @Test
    void shouldGiveEveryReasonThatThereIs()
    {
        final Set<RejectReason> given = EnumSet.of(
            RejectReason.TIME_BACKWARDS, RejectReason.TIME_AHEAD);
        table.refusals().forEach(refusal -> given.add(refusal.reason()));

        assertEquals(EnumSet.allOf(RejectReason.class), given);
    }

    @Test
    void shouldSayOfEveryIdWhatHappensWhenThereIsNoRoomForIt()
    {
        final Set<String> duplicates = new TreeSet<>();
        final Set<String> capacities = new TreeSet<>();
        for (final Refusal refusal : table.refusals())
        {
            final boolean lists = refusal.sample().fields().keySet().iterator().next().equals(refusal.field());
            if (refusal.reason() == RejectReason.DUPLICATE_ID && lists)
            {
                duplicates.add(refusal.sample() + "." + refusal.field());
            }
            if (refusal.reason() == RejectReason.CAPACITY)
            {
                capacities.add(refusal.sample() + "." + refusal.field());
            }
        }
        duplicates.removeIf(duplicate -> NEVER_FULL.contains(duplicate.substring(duplicate.indexOf('.') + 1)));
        assertTrue(capacities.containsAll(duplicates), () -> duplicates + " but " + capacities);
    }
}
