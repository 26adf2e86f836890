package softlanding.gateway;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;

/** A media driver in the process of the test, in a folder of its own. */
final class TestDriver
{
    private TestDriver()
    {
    }

    static MediaDriver launch(final Path folder)
    {
        return MediaDriver.launch(new MediaDriver.Context()
            .aeronDirectoryName(folder.toString())
            .threadingMode(ThreadingMode.SHARED)
            .sharedIdleStrategy(new BackoffIdleStrategy(10, 10, 1_000, 200_000))
            .clientLivenessTimeoutNs(TimeUnit.SECONDS.toNanos(2))
            .termBufferSparseFile(true)
            .dirDeleteOnStart(true)
            .dirDeleteOnShutdown(true));
    }
}
