package softlanding.node.command;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Warns at the start if the JVM has no fused multiply-add. The decisions are the same, but pricing is thousands of
 * times slower.
 */
final class HardwareCheck
{
    private HardwareCheck()
    {
    }

    static void warn(final Console console)
    {
        if (!hasFusedMultiplyAdd())
        {
            console.say(
                "softlanding: no fused multiply-add (FMA) on this machine or JVM: results are the same, but pricing " +
                "takes thousands of times as long; use a CPU with FMA3 and do not set -XX:-UseFMA");
        }
    }

    /** Tells whether the JVM has fused multiply-add. A JVM that does not know the option is assumed to have it. */
    private static boolean hasFusedMultiplyAdd()
    {
        final HotSpotDiagnosticMXBean hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try
        {
            return hotSpot == null || Boolean.parseBoolean(hotSpot.getVMOption("UseFMA").getValue());
        }
        catch (final IllegalArgumentException unknownOption)
        {
            return true;
        }
    }
}
