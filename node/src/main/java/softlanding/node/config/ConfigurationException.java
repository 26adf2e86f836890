package softlanding.node.config;

import java.util.List;

/** Refuses a configuration. Each line of the message names file, line, column, key and what is wrong. */
public final class ConfigurationException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    ConfigurationException(final List<String> faults)
    {
        super(String.join(System.lineSeparator(), faults));
    }
}
