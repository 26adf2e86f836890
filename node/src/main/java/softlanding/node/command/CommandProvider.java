package softlanding.node.command;

import java.util.List;

/**
 * Provides commands of a module above the node. The start class finds every provider by {@link
 * java.util.ServiceLoader}, so a venue adds a module by adding its jar to the class path.
 */
public interface CommandProvider
{
    /**
     * Returns the heading of the commands in the help.
     *
     * @return heading, such as {@code Experiments}.
     */
    String group();

    /**
     * Returns the commands in the order of the help.
     *
     * @return new objects, each annotated for picocli.
     */
    List<Object> commands();
}
