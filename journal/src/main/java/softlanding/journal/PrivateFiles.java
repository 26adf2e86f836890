package softlanding.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/**
 * Folders and files that only their owner may read, because a journal holds the positions of every account. On a file
 * system without POSIX permissions nothing is restricted.
 */
public final class PrivateFiles
{
    private static final Set<PosixFilePermission> OF_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OF_FILE = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles()
    {
    }

    /**
     * Creates a folder with mode 0700, and the missing folders above it. An existing folder keeps its mode.
     *
     * @param folder to create.
     * @throws IOException if it cannot be created.
     */
    public static void createFolder(final Path folder) throws IOException
    {
        Files.createDirectories(folder, attributes(folder, OF_FOLDER));
    }

    /**
     * Creates an empty file with mode 0600, unless it exists.
     *
     * @param file to create.
     * @throws IOException if it cannot be created.
     */
    public static void createFile(final Path file) throws IOException
    {
        try
        {
            Files.createFile(file, attributes(file, OF_FILE));
        }
        catch (final FileAlreadyExistsException e)
        {
            restrict(file);
        }
    }

    /**
     * Opens a file for writing. Creates it with mode 0600 if it does not exist.
     *
     * @param file    to open.
     * @param options beside WRITE.
     * @return the channel.
     * @throws IOException if it cannot be created or opened.
     */
    public static FileChannel open(final Path file, final OpenOption... options) throws IOException
    {
        createFile(file);
        final OpenOption[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = StandardOpenOption.WRITE;
        return FileChannel.open(file, all);
    }

    /**
     * Takes the rights of group and others from a file or folder of this journal, if they have any.
     *
     * @param path of an existing file or folder.
     * @throws IOException if it belongs to another user.
     */
    public static void restrict(final Path path) throws IOException
    {
        if (!isPosix(path))
        {
            return;
        }
        final Set<PosixFilePermission> wanted = Files.isDirectory(path) ? OF_FOLDER : OF_FILE;
        if (!wanted.containsAll(Files.getPosixFilePermissions(path)))
        {
            Files.setPosixFilePermissions(path, wanted);
        }
    }

    /**
     * Tells whether group or others have any right to a file.
     *
     * @param file that exists.
     * @return false also on a file system without POSIX permissions.
     * @throws IOException if it cannot be looked at.
     */
    public static boolean isOpenToOthers(final Path file) throws IOException
    {
        return isPosix(file) && !OF_FOLDER.containsAll(Files.getPosixFilePermissions(file));
    }

    private static FileAttribute<?>[] attributes(final Path path, final Set<PosixFilePermission> permissions)
    {
        return isPosix(path) ?
            new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(permissions)} : new FileAttribute<?>[0];
    }

    private static boolean isPosix(final Path path)
    {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
