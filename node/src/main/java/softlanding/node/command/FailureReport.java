package softlanding.node.command;

import picocli.CommandLine;
import softlanding.journal.JournalException;
import softlanding.node.HeapTooSmallException;
import softlanding.node.NodeStoppedException;
import softlanding.node.replay.JournalManifestException;
import softlanding.node.replay.JournalVersionException;
import softlanding.node.replay.ReplayDivergedException;
import softlanding.node.replay.UnsoundEventException;

/** Converts a failure to a message for people and an exit code for scripts. */
final class FailureReport implements CommandLine.IExecutionExceptionHandler
{
    @Override
    public int handleExecutionException(
        final Exception failure, final CommandLine command, final CommandLine.ParseResult arguments)
    {
        final Throwable root = failure instanceof NodeStoppedException stopped ? stopped.failure() : failure;
        final int exitCode = exitCode(root);
        final Console console = new Console(command.getErr());
        console.say("%s: %s", command.getCommandSpec().qualifiedName(), failure.getMessage());
        if (exitCode == ExitCode.DAMAGED_JOURNAL && root.getCause() != null)
        {
            console.say("because of: %s", root.getCause());
        }
        if (exitCode == ExitCode.FAILED)
        {
            root.printStackTrace(command.getErr());
        }
        return exitCode;
    }

    /** The virtual machine's error for a store to mapped memory that the disk has no room for. */
    private static boolean isFullDisk(final Throwable failure)
    {
        return failure instanceof InternalError &&
            String.valueOf(failure.getMessage()).contains("unsafe memory access");
    }

    private static int exitCode(final Throwable failure)
    {
        if (failure instanceof UnusableInputException || failure instanceof JournalVersionException ||
            failure instanceof HeapTooSmallException)
        {
            return ExitCode.UNUSABLE_INPUT;
        }
        if (failure instanceof ReplayDivergedException)
        {
            return ExitCode.DIVERGED;
        }
        return failure instanceof JournalException || isFullDisk(failure) ||
            failure instanceof JournalManifestException ||
            failure instanceof UnsoundEventException ?
            ExitCode.DAMAGED_JOURNAL : ExitCode.FAILED;
    }
}
