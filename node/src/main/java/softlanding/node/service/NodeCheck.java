package softlanding.node.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import softlanding.node.EngineMemory;
import softlanding.node.HeapTooSmallException;
import softlanding.node.config.NodeConfiguration;
import softlanding.node.config.SecretFiles;
import softlanding.node.replay.JournalManifest;
import softlanding.node.replay.JournalTerms;
import softlanding.node.replay.NamedLimits;

/** Looks at what a configuration needs of the machine: secrets, folder, disk, heap, the limits of a journal. */
final class NodeCheck
{
    static final String NOT_SERVED =
        "this version reads events as JSON lines from --events; the gateway's channel and its sources are checked, " +
        "but not served yet";

    private final NodeConfiguration configuration;

    NodeCheck(final NodeConfiguration configuration)
    {
        this.configuration = configuration;
    }

    /**
     * Returns what is wrong, one line each; empty if the node can start.
     *
     * @throws softlanding.node.config.ConfigurationException if a secret cannot be used.
     */
    List<String> faults()
    {
        SecretFiles.read(configuration);
        final List<String> faults = new ArrayList<>();
        final Path dir = configuration.journal().dir();
        final Path existing = NodeState.existing(dir);
        if (!Files.isDirectory(existing) || !Files.isWritable(existing))
        {
            faults.add("journal.dir " + dir + ": " + existing + " is no folder that this user can write");
        }
        final long free = existing.toFile().getUsableSpace();
        if (free < configuration.journal().minFreeDisk())
        {
            faults.add("journal.min-free-disk is " + configuration.journal().minFreeDisk() + " bytes, but only " +
                free + " are free on the disk of " + existing);
        }
        try
        {
            EngineMemory.requireHeap(configuration.limits().engine());
        }
        catch (final HeapTooSmallException e)
        {
            faults.add("limits: " + e.getMessage());
        }
        if (Files.isRegularFile(dir.resolve(JournalManifest.FILE)))
        {
            final JournalTerms standing = JournalManifest.terms(dir);
            final JournalTerms wanted = configuration.wantedTerms().in(standing);
            if (!wanted.equals(standing))
            {
                faults.add("limits or clock differ from those of the journal " + dir + ", which go on: it has " +
                    describe(standing) + ", the configuration " + describe(wanted));
            }
        }
        return faults;
    }

    private static String describe(final JournalTerms terms)
    {
        return "clock=" + terms.clock() + ", frame-bytes=" + terms.frameBytes() + ", " + NamedLimits.of(terms.limits());
    }

    long wantedMegabytes()
    {
        return EngineMemory.wantedMegabytes(configuration.limits().engine());
    }
}
