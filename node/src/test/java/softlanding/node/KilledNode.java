package softlanding.node;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import softlanding.journal.Durability;

/** A process that continues its journal and acknowledges each event on standard output until it is killed. */
final class KilledNode
{
    private static final int IN_FLIGHT = 16;

    private KilledNode()
    {
    }

    /** Starts the node. The arguments are the folder of the journal, the stages and the durability. */
    public static void main(final String[] arguments) throws IOException
    {
        final SpotEvents events = new SpotEvents();
        final ByteBuffer acknowledged = ByteBuffer.allocate(Long.BYTES);
        final MarginNodeContext context = new MarginNodeContext()
            .journalDirectory(Path.of(arguments[0]))
            .stages(PipelineThreads.valueOf(arguments[1]))
            .durability(Durability.valueOf(arguments[2]))
            .ringCapacity(64)
            .egress((buffer, offset, length) -> {})
            .restartAnnounced(false)
            .parts(new NodeParts().engine(HashingEngine::new));
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out);
            MarginNode node = MarginNode.launch(context))
        {
            long number = node.lastAccepted();
            while (true)
            {
                events.offer(node, number + 1, number + IN_FLIGHT);
                number += IN_FLIGHT;
                // The value is read before all events are applied, so kills meet events at every stage.
                out.write(acknowledged.putLong(0, node.lastApplied()).array());
            }
        }
    }
}
