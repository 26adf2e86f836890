package softlanding.lab.simulate;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * One line of a table of simulations. It compares two programs that must make the same decisions.
 *
 * @param seed          of the simulation.
 * @param events        number of events that the engine received.
 * @param orders        number of its orders.
 * @param decisionsHash hash of the bytes of every decision in order.
 * @param stateHash     of the engine at the end.
 */
public record SimulationRow(long seed, int events, int orders, long decisionsHash, long stateHash)
{
    /** Names of the columns. */
    public static final String HEADER = "seed,events,orders,decisions_hash,state_hash";

    static SimulationRow of(
        final long seed, final int events, final int orders, final List<byte[]> decisions, final long stateHash)
    {
        return new SimulationRow(seed, events, orders, hash(decisions), stateHash);
    }

    /** Returns the first eight bytes of SHA-256 over the length and the bytes of each frame. */
    private static long hash(final List<byte[]> frames)
    {
        final MessageDigest digest;
        try
        {
            digest = MessageDigest.getInstance("SHA-256");
        }
        catch (final NoSuchAlgorithmException e)
        {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        for (final byte[] frame : frames)
        {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, frame.length));
            digest.update(frame);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** Returns the row as comma-separated values with hexadecimal hashes. */
    public String toCsv()
    {
        return String.format("%d,%d,%d,%016x,%016x", seed, events, orders, decisionsHash, stateHash);
    }
}
