package softlanding.node.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Adds the commands of every provider on the class path, and lists all commands by group in the help. */
final class CommandGroups
{
    private static final String OWN_GROUP = "Node";

    /** Group of each command by name, in the order of the help. */
    private final Map<String, String> groupOf = new LinkedHashMap<>();

    private CommandGroups()
    {
    }

    /**
     * Adds the commands of all providers.
     *
     * @param commandLine with the node's own commands.
     * @return the same command line.
     */
    static CommandLine addTo(final CommandLine commandLine)
    {
        final CommandGroups groups = new CommandGroups();
        groups.note(commandLine, OWN_GROUP);
        for (final CommandProvider provider : ServiceLoader.load(CommandProvider.class))
        {
            provider.commands().forEach(commandLine::addSubcommand);
            groups.note(commandLine, provider.group());
        }
        commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, help -> "");
        commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, groups::render);
        return commandLine;
    }

    private void note(final CommandLine commandLine, final String group)
    {
        commandLine.getSubcommands().keySet().forEach(name -> groupOf.putIfAbsent(name, group));
    }

    private String render(final Help help)
    {
        final Map<String, Map<String, Help>> byGroup = new LinkedHashMap<>();
        groupOf.forEach((name, group) -> byGroup
            .computeIfAbsent(group, none -> new LinkedHashMap<>())
            .put(name, help.subcommands().get(name)));
        final StringBuilder text = new StringBuilder();
        byGroup.forEach((group, commands) -> text
            .append(help.createHeading("%n" + group + ":%n"))
            .append(help.commandList(commands)));
        return text.toString();
    }
}
