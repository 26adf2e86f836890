package softlanding.node.command;

import java.util.List;

/**
 * Offers commands of a module above the node. The class path is the composition root: the start class finds every
 * provider by {@link java.util.ServiceLoader}, so a venue adds a module by adding its jar.
 */
public interface CommandProvider
{
    /**
     * The heading under which the help lists the commands.
     *
     * @return such as {@code Experiments}.
     */
    String group();

    /**
     * The commands, each annotated for picocli, in the order of the help.
     *
     * @return new objects.
     */
    List<Object> commands();
}
