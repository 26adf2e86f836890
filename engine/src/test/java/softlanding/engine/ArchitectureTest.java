package softlanding.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What imports cannot show: calls that would make the engine depend on anything but its events. */
class ArchitectureTest
{
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
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

    @Test
    void shouldBeBuiltFromGroundToRoof()
    {
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("state").definedBy("softlanding.engine.state..")
            .layer("pricing").definedBy("softlanding.engine.pricing..")
            .layer("market").definedBy("softlanding.engine.market..")
            .layer("account").definedBy("softlanding.engine.account..")
            .layer("margin").definedBy("softlanding.engine.margin..")
            .layer("liquidation").definedBy("softlanding.engine.liquidation..")
            .layer("guard").definedBy("softlanding.engine.guard..")
            .layer("engine").definedBy("softlanding.engine")
            .layer("wire").definedBy("softlanding.engine.wire..")
            .whereLayer("wire").mayNotBeAccessedByAnyLayer()
            .whereLayer("engine").mayOnlyBeAccessedByLayers("wire")
            .whereLayer("guard").mayOnlyBeAccessedByLayers("engine", "wire")
            .whereLayer("liquidation").mayOnlyBeAccessedByLayers("guard", "engine", "wire")
            .whereLayer("margin").mayOnlyBeAccessedByLayers("liquidation", "guard", "engine", "wire")
            .whereLayer("account").mayOnlyBeAccessedByLayers("margin", "liquidation", "guard", "engine", "wire")
            .whereLayer("market").mayOnlyBeAccessedByLayers(
                "account", "margin", "liquidation", "guard", "engine", "wire")
            .check(ENGINE);
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
