package dev.troth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;
import org.junit.jupiter.api.Test;

/** Dependencies between packages that the design allows. */
class ArchitectureTest {
    private static final JavaClasses TROTH = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.troth");

    /** Packages that are not slices of the domain. */
    private static final Set<String> INFRASTRUCTURE =
            Set.of("access", "exchange", "graphql", "ledger", "platform", "scoring", "trust");

    private static final String[] SLICES = domainPackages(TROTH);

    /** Returns the packages of the domain, so that a new slice is subject to the rules without an entry here. */
    private static String[] domainPackages(JavaClasses classes) {
        return classes.stream()
                .map(type -> type.getPackageName().split("\\."))
                .filter(names -> names.length > 2)
                .map(names -> names[2])
                .filter(name -> !INFRASTRUCTURE.contains(name))
                .distinct()
                .sorted()
                .map(name -> "dev.troth." + name + "..")
                .toArray(String[]::new);
    }

    @Test
    void scoringDependsOnTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("dev.troth.scoring..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.troth.scoring..", "java..", "org.jspecify..")
                .because("the model must run in a Spark job as it does in the API")
                .check(TROTH);
    }

    @Test
    void scoringUsesNoClockAndNoRandomNumbers() {
        noClasses()
                .that()
                .resideInAPackage("dev.troth.scoring..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .because("the same facts at the same instant must give the same bits")
                .check(TROTH);
    }

    @Test
    void scoringUsesStrictMathForMachineDependentFunctions() {
        for (String function : List.of("exp", "log", "pow", "log1p", "expm1", "sin", "cos")) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.troth.scoring..")
                    .should()
                    .callMethodWhere(JavaCall.Predicates.target(
                                    HasOwner.Predicates.With.owner(JavaClass.Predicates.type(Math.class)))
                            .and(JavaCall.Predicates.target(HasName.Predicates.name(function))))
                    .because("Math may use approximations of the processor")
                    .check(TROTH);
        }
    }

    @Test
    void systemClockIsReadByTheClockProducerOnly() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ClockProducer")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("other classes get the instant as an argument, so that tests and demos can fix the time")
                .check(TROTH);
    }

    @Test
    void slicesDependOnLowerSlicesLedgerAndPlatformOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(SLICES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.troth.trust..", "dev.troth.scoring..", "dev.troth.exchange..", "dev.troth.access..")
                .because("a slice must not depend on scores, imports, exports or access control")
                .check(TROTH);
    }

    @Test
    void ledgerDependsOnNoSlice() {
        noClasses()
                .that()
                .resideInAPackage("dev.troth.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SLICES)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.troth.trust..", "dev.troth.scoring..", "dev.troth.exchange..", "dev.troth.access..")
                .because("slices are added and removed without a change of the ledger")
                .check(TROTH);
    }

    @Test
    void platformDependsOnNoPackageAboveIt() {
        noClasses()
                .that()
                .resideInAPackage("dev.troth.platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.troth.ledger..",
                        "dev.troth.trust..",
                        "dev.troth.scoring..",
                        "dev.troth.exchange..",
                        "dev.troth.access..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(SLICES)
                .because("all other packages depend on it")
                .check(TROTH);
    }

    @Test
    void trustIsUsedByTheExchangeOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.troth.trust..", "dev.troth.exchange..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.troth.trust..")
                .because("scores are derived from facts, and no fact is derived from a score")
                .check(TROTH);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.troth.(*)..")
                .should()
                .beFreeOfCycles()
                .because("types of the schema may refer to each other, packages must not")
                .check(TROTH);
    }

    @Test
    void platformPackagesFormLayers() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("common")
                .definedBy("dev.troth.platform.common..")
                .layer("database")
                .definedBy("dev.troth.platform.database..")
                .layer("tenancy")
                .definedBy("dev.troth.platform.tenancy..")
                .layer("batching")
                .definedBy("dev.troth.platform.batching..")
                .layer("security")
                .definedBy("dev.troth.platform.security..")
                .layer("http")
                .definedBy("dev.troth.platform.http..")
                .layer("runtime")
                .definedBy("dev.troth.platform.runtime..")
                .layer("node")
                .definedBy("dev.troth.platform.node..")
                .layer("list")
                .definedBy("dev.troth.platform.list..")
                .whereLayer("common")
                .mayNotAccessAnyLayer()
                .whereLayer("database")
                .mayOnlyAccessLayers("common")
                .whereLayer("tenancy")
                .mayOnlyAccessLayers("common", "database")
                .whereLayer("batching")
                .mayOnlyAccessLayers("common", "database")
                .whereLayer("security")
                .mayOnlyAccessLayers("common", "tenancy")
                .whereLayer("http")
                .mayOnlyAccessLayers("common")
                .whereLayer("runtime")
                .mayOnlyAccessLayers("common", "database", "tenancy", "http")
                .whereLayer("node")
                .mayOnlyAccessLayers("common")
                .whereLayer("list")
                .mayOnlyAccessLayers("common", "database", "batching", "tenancy")
                .because("a layer depends on lower layers only")
                .check(TROTH);
    }

    @Test
    void graphqlFrontEndIsImportedByNoPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.troth.graphql..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.troth.graphql..")
                .because("schema and resolvers do not depend on the transport that serves them")
                .check(TROTH);
    }

    @Test
    void graphqlFrontEndDependsOnThePlatformOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.troth.graphql..")
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("dev.troth..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                                "dev.troth.graphql..", "dev.troth.platform.."))))
                .because("it serves any schema")
                .check(TROTH);
    }

    @Test
    void subPackagesAreFreeOfCycles() {
        slices().matching("dev.troth.(**)")
                .should()
                .beFreeOfCycles()
                .because("two packages that depend on each other cannot be understood or changed apart")
                .check(TROTH);
    }

    @Test
    void rowsAreUsedInTheirSliceOnly() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .because("other packages get views and values, which cannot be stored by mistake")
                .check(TROTH);
    }

    @Test
    void repositoriesAreUsedInTheirPackageOnly() {
        classes()
                .that()
                .areAssignableTo(PanacheRepositoryBase.class)
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .bePackagePrivate()
                .because("a repository returns entities, which must not leave the package")
                .check(TROTH);
    }

    @Test
    void sourceFieldsTakeNoLists() {
        TROTH.stream()
                .filter(type -> type.isAnnotatedWith(GraphQLApi.class))
                .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                .filter(method ->
                        method.getParameterCount() > 0 && method.getParameters()[0].isAnnotationPresent(Source.class))
                .forEach(method -> assertThat(List.class.isAssignableFrom(method.getParameterTypes()[0]))
                        .as(method + ": our execution has no data loaders; a BatchContext loads together")
                        .isFalse());
    }

    @Test
    void everyPackageHasADescription() throws Exception {
        try (var folders = Files.walk(Path.of("src/main/java/dev/troth"))) {
            assertThat(folders.filter(Files::isDirectory))
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(Files.readString(folder.resolve("package-info.java")))
                            .contains("/**")
                            .contains("@org.jspecify.annotations.NullMarked"));
        }
    }
}
