package softlanding.node.metrics;

/**
 * Which build runs.
 *
 * @param version of the program.
 * @param commit  that it was built from; {@code unknown} if the jar does not say.
 * @param jdk     version of Java.
 */
public record BuildInfo(String version, String commit, String jdk)
{
    private static final String UNKNOWN = "unknown";

    /** Returns what the manifest of a class's jar says. */
    public static BuildInfo of(final Class<?> type)
    {
        final Package itsPackage = type.getPackage();
        final String version = itsPackage.getImplementationVersion();
        final String commit = itsPackage.getImplementationVendor();
        return new BuildInfo(
            version == null ? UNKNOWN : version, commit == null ? UNKNOWN : commit, Runtime.version().toString());
    }
}
