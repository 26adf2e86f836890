package softlanding.engine.state.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every class that holds columns or arrays either says how its state is copied or stands here, as one that makes its
 * content again or needs it only while an event is handled.
 */
class CopiedClassesTest
{
    private static final String PREFIX = "softlanding.engine.";
    private static final Set<String> COLUMNS = Set.of("StateColumn", "IntColumn", "ByteColumn", "Column");

    /** Packages that plan, value or skip, and keep nothing from one event to the next that decides. */
    private static final List<String> DERIVED_PACKAGES = List.of(
        "pricing", "margin", "margin.trial", "screening", "screening.proof", "closing.structure", "closing.solver",
        "whatif", "waterfall", "state.copy", "figures", "wire");

    private static final Set<String> DERIVED_CLASSES = Set.of(
        // Made again from what is copied.
        "market.Feeds", "market.OptionBounds", "market.MarginModel", "market.PortfolioMarginSettings",
        "market.StandardModel", "market.ExpiryShocks", "market.BookKeys",
        "policy.AuctionTerms", "policy.FeedGuardLimits", "policy.LiquidationPolicy", "policy.LiquidationTerms",
        "policy.PolicyUpdate", "policy.Policies", "protection.AimPolicies", "state.IntrusiveIntLists",
        // Hold something only while an event or an update is handled.
        "account.PortfolioShare", "auction.AuctionRunner", "auction.ReevaluationQueue", "feed.CallChain",
        "feed.FeedSet", "feed.FeedUpdate", "update.UpdateClocks", "liquidation.InternalCrossing",
        "liquidation.LiquidationRounds", "liquidation.ManualRounds", "liquidation.RoundPlanner",
        "liquidation.WaitingClosings", "liquidation.HealthCounts",
        "liquidation.due.MovedAccounts", "liquidation.due.RoundsOfEvent", "liquidation.due.WorstFirst",
        "protection.ProtectionRun", "protection.InstructedPlanner", "protection.InstructionDraft",
        "protection.PlannedProtection");

    @Test
    void shouldCopyEveryClassThatKeepsSomething()
    {
        final Set<String> forgotten = new TreeSet<>();
        for (final JavaClass type : new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/")).importPackages("softlanding.engine"))
        {
            final String name = type.getName().startsWith(PREFIX) ? type.getName().substring(PREFIX.length()) : "";
            if (keepsSomething(type) && !isCopied(type) && !isDerived(type, name))
            {
                forgotten.add(name);
            }
        }
        assertEquals(Set.of(), forgotten, "neither copied nor among the derived classes");
    }

    private static boolean keepsSomething(final JavaClass type)
    {
        boolean keeps = false;
        for (final JavaField field : type.getFields())
        {
            final JavaClass of = field.getRawType();
            final boolean isArray = of.isArray() && of.getBaseComponentType().isPrimitive();
            keeps |= !field.getModifiers().contains(JavaModifier.STATIC) &&
                (isArray || COLUMNS.contains(of.getSimpleName()));
        }
        return keeps;
    }

    private static boolean isCopied(final JavaClass type)
    {
        boolean copied = false;
        for (final JavaMethod method : type.getMethods())
        {
            copied |= (method.getName().startsWith("copyState") || method.getName().equals("copyMembers")) &&
                method.getRawParameterTypes().size() > 0 &&
                method.getRawParameterTypes().get(0).getSimpleName().equals("StateCopy");
        }
        return copied;
    }

    private static boolean isDerived(final JavaClass type, final String name)
    {
        final String of = type.getPackageName().length() < PREFIX.length() ?
            "" : type.getPackageName().substring(PREFIX.length());
        final boolean isPlanning = (of.equals("closing") && !name.equals("closing.OrderedVolumeWindow")) ||
            (of.equals("legs") && !name.equals("legs.WaitingLegs"));
        return isPlanning || DERIVED_PACKAGES.contains(of) || DERIVED_CLASSES.contains(name);
    }
}
