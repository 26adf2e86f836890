package softlanding.engine.account;

/** Receives the end of registered packages. */
@FunctionalInterface
public interface PackageListener
{
    /** Receives that a package is no longer closed as a whole, because one of its legs is gone. */
    void onPackageDissolved(long accountId, long packageId);
}
