package softlanding.engine.policy;

import org.jspecify.annotations.Nullable;

/** The terms of one policy event, defaults included. */
public interface PolicyTerms
{
    /** Stands for a number that the event leaves out. */
    long ABSENT = Long.MIN_VALUE;

    /** The first field that makes no sense; null if all do. */
    @Nullable String faultyField();

    /** Fingerprint of all fields. */
    long hash();
}
