package softlanding.node;

import java.io.DataOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import softlanding.node.gate.Principal;
import softlanding.node.gate.SourceRole;
import softlanding.node.pipeline.EventPipeline;
import softlanding.node.pipeline.PipelineContext;
import softlanding.node.replay.ClockMode;
import softlanding.node.replay.WantedTerms;

/** A process that offers messages of five frames and tells the last sequence that was applied, until it is killed. */
final class KilledPipeline
{
    static final int FRAMES = 5;

    private KilledPipeline()
    {
    }

    static PipelineContext context(final Path folder)
    {
        return new PipelineContext()
            .journalDirectory(folder)
            .egress((buffer, offset, length) -> {})
            .engine(limits -> HashingEngine::new)
            .terms(new WantedTerms().limits(Pipelines.LIMITS).clock(ClockMode.WALL));
    }

    public static void main(final String[] args) throws IOException
    {
        final Principal feed = Principal.of(7, SourceRole.FEED);
        final Pipelines messages = new Pipelines();
        final String line = "{'type':'TimeAdvanced','timestampNs':'" + Pipelines.NOW + "'}";
        messages.of(List.of(line, line, line, line, line));
        try (EventPipeline pipeline = EventPipeline.recover(context(Path.of(args[0])));
            DataOutputStream told = new DataOutputStream(new FileOutputStream(FileDescriptor.out)))
        {
            pipeline.start(Pipelines.NOW);
            pipeline.openStream(feed, 1, false, Pipelines.NOW);
            while (true)
            {
                final long sequence = pipeline.gate().table().source(7).lastSequence() + 1;
                pipeline.offer(feed, sequence, Pipelines.NOW, messages.message(), 0, messages.length());
                told.writeLong(pipeline.gate().table().source(7).lastSequence());
            }
        }
    }

    static Process start(final Path folder) throws IOException
    {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (final String flag : ManagementFactory.getRuntimeMXBean().getInputArguments())
        {
            if (flag.startsWith("--") || flag.startsWith("-D") || flag.equals("-ea"))
            {
                command.add(flag);
            }
        }
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KilledPipeline.class.getName()));
        command.add(folder.toString());
        return new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "errors.txt"))).start();
    }
}
