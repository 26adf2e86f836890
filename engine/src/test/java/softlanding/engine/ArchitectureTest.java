package softlanding.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What imports cannot show: calls that would make the engine depend on anything but its events. */
class ArchitectureTest
{
    private static final String PREFIX = "softlanding.engine";
    private static final String ROOF = "(roof)";
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("softlanding.engine");
    private static final Set<String> EXACT_MATHS = Set.of(
        "abs", "max", "min", "sqrt", "fma", "floor", "ceil", "rint", "round", "signum", "copySign", "scalb",
        "addExact", "subtractExact", "multiplyExact", "negateExact", "multiplyHigh", "floorDiv", "floorMod",
        "toIntExact", "clamp", "getExponent");
    private static final Set<String> HASH_ORDERED = Set.of(
        "java.util.HashMap", "java.util.HashSet", "java.util.IdentityHashMap", "java.util.Random",
        "java.util.SplittableRandom", "java.util.UUID", "java.util.Locale", "java.util.Optional");

    @Test
    void shouldKnowNoClockThreadFileOrLogger()
    {
        noClasses()
            .should().dependOnClassesThat().resideInAnyPackage(
            "java.io..", "java.nio.file..", "java.nio.channels..", "java.time..", "java.util.concurrent..",
            "java.util.stream..", "java.util.logging..", "java.net..", "org.slf4j..", "com.lmax..",
            "net.openhft..", "org.agrona.concurrent.status..")
            .orShould().dependOnClassesThat().belongToAnyOf(Thread.class)
            .orShould().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(System.class, "identityHashCode", Object.class)
            .orShould().callMethod(System.class, "getProperty", String.class)
            .check(ENGINE);
    }

    @Test
    void shouldSeeBytesOnlyInWire()
    {
        noClasses()
            .that().resideOutsideOfPackage("softlanding.engine.wire..")
            .should().dependOnClassesThat().resideInAnyPackage("softlanding.codecs..", "java.nio..", "org.agrona")
            .orShould().dependOnClassesThat().resideInAPackage("org.agrona.concurrent..")
            .check(ENGINE);
    }

    @Test
    void shouldCallOnlyExactlySpecifiedMaths()
    {
        classes().should(callOnlyExactMaths()).check(ENGINE);
    }

    @Test
    void shouldNotDependOnHashOrderOrChance()
    {
        noClasses()
            .should().dependOnClassesThat(new DescribedPredicate<>("are ordered by hash or chance")
            {
                @Override
                public boolean test(final JavaClass javaClass)
                {
                    return HASH_ORDERED.contains(javaClass.getName());
                }
            })
            .check(ENGINE);
    }

    /** Every package with what it may use, ground to roof; state is open to all but those that stand alone. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
        Map.entry("state", Set.of("state.copy")),
        Map.entry("state.copy", Set.of()),
        Map.entry("pricing", Set.of()),
        Map.entry("figures", Set.of()),
        Map.entry("execution", Set.of("state")),
        Map.entry("market", Set.of("state", "pricing", "execution")),
        Map.entry("account", Set.of("state", "market")),
        Map.entry("margin", Set.of("state", "pricing", "market", "account")),
        Map.entry("margin.trial", Set.of("state", "market", "margin")),
        Map.entry("policy", Set.of("state", "account", "margin")),
        Map.entry("notice", Set.of("state", "account", "margin", "policy")),
        Map.entry("screening.proof", Set.of("state", "pricing", "market", "account", "margin", "policy")),
        Map.entry("screening", Set.of("state", "market", "account", "margin", "policy", "screening.proof")),
        Map.entry("closing.structure", Set.of()),
        Map.entry("closing.solver", Set.of()),
        Map.entry("closing", Set.of(
            "state", "execution", "market", "account", "margin", "policy", "margin.trial", "closing.structure",
            "closing.solver")),
        Map.entry("legs", Set.of("state", "market", "account", "margin", "policy", "closing")),
        Map.entry("liquidation.due", Set.of(
            "state", "execution", "market", "account", "margin", "policy", "screening")),
        Map.entry("liquidation.order", Set.of("state", "market", "account", "margin", "closing")),
        Map.entry("protection", Set.of(
            "state", "execution", "market", "account", "margin", "policy", "screening", "closing", "legs",
            "liquidation.due", "liquidation.order")),
        Map.entry("liquidation", Set.of(
            "state", "execution", "market", "account", "margin", "policy", "notice", "screening", "closing", "legs",
            "liquidation.due", "liquidation.order", "protection", "figures")),
        Map.entry("feed", Set.of("state", "market", "account", "policy", "screening", "liquidation")),
        Map.entry("update", Set.of("state", "execution", "market", "policy", "screening", "liquidation", "feed")),
        Map.entry("waterfall", Set.of("state", "market", "account", "margin", "policy", "screening")),
        Map.entry("auction", Set.of(
            "state", "execution", "market", "account", "margin", "policy", "screening", "liquidation",
            "liquidation.due", "waterfall")),
        Map.entry("conservation", Set.of("state", "market", "account")),
        Map.entry("whatif", Set.of(
            "state", "market", "margin", "policy", "closing", "protection", "liquidation")));

    @Test
    void shouldHaveALayerForEveryPackage()
    {
        final Set<String> packages = new TreeSet<>();
        ENGINE.forEach(type -> packages.add(layerOf(type)));
        packages.removeAll(Set.of(ROOF, "wire"));

        assertEquals(new TreeSet<>(ARROWS.keySet()), packages);
    }

    @Test
    void shouldBeBuiltFromGroundToRoof()
    {
        classes().should(new ArchCondition<>("use only the packages below their own")
        {
            @Override
            public void check(final JavaClass type, final ConditionEvents events)
            {
                final String from = layerOf(type);
                for (final Dependency dependency : type.getDirectDependenciesFromSelf())
                {
                    final JavaClass target = dependency.getTargetClass();
                    if (target.getPackageName().startsWith(PREFIX) && !mayUse(from, layerOf(target)))
                    {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        }).check(ENGINE);
    }

    private static boolean mayUse(final String from, final String to)
    {
        if (from.equals(to) || "wire".equals(from))
        {
            return true;
        }
        // What has state says how it is copied.
        if ("state.copy".equals(to) && !ROOF.equals(from) && ARROWS.get(from).contains("state"))
        {
            return true;
        }
        return !"wire".equals(to) && (ROOF.equals(from) || (!ROOF.equals(to) && ARROWS.get(from).contains(to)));
    }

    private static String layerOf(final JavaClass type)
    {
        final String name = type.getPackageName();
        return name.equals(PREFIX) ? ROOF : name.substring(PREFIX.length() + 1);
    }

    @Test
    void shouldSayNothingOnTheConsole()
    {
        noClasses()
            .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
            .check(ENGINE);
    }

    private static ArchCondition<JavaClass> callOnlyExactMaths()
    {
        return new ArchCondition<>("call of Math only what is specified to the bit")
        {
            @Override
            public void check(final JavaClass javaClass, final ConditionEvents events)
            {
                for (final JavaMethodCall call : javaClass.getMethodCallsFromSelf())
                {
                    if (call.getTargetOwner().isEquivalentTo(Math.class) && !EXACT_MATHS.contains(call.getName()))
                    {
                        events.add(SimpleConditionEvent.violated(call, describe(call)));
                    }
                }
            }

            private String describe(final JavaAccess<?> call)
            {
                return call.getDescription();
            }
        };
    }

    @Test
    void shouldKeepPricingFreeOfEverything()
    {
        noClasses()
            .that(resideInAPackage("softlanding.engine.pricing.."))
            .should().dependOnClassesThat().resideInAnyPackage(
            "softlanding.engine.state..", "softlanding.engine.market..", "org.agrona..")
            .check(ENGINE);
    }
}
