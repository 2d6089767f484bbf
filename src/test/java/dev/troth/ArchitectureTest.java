package dev.troth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;
import org.junit.jupiter.api.Test;

/** The arrows of the design, kept true by the build. */
class ArchitectureTest {
    private static final JavaClasses TROTH = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.troth");

    private static final String[] SLICES = {
        "..account..",
        "..stakeholder..",
        "..commitment..",
        "..touchpoint..",
        "..cadence..",
        "..issue..",
        "..insight..",
        "..feedback..",
        "..initiative..",
        "..signal..",
        "..contract..",
        "..draft..",
        "dev.troth.member..",
        "..playbook..",
        "..politics.."
    };

    @Test
    void scoringKnowsOnlyTheJdk() {
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
    void scoringHasNoClockAndNoChance() {
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
                .because("the same facts and the same instant give the same bits")
                .check(TROTH);
    }

    @Test
    void scoringUsesStrictMathForWhatDiffersBetweenMachines() {
        for (String function : List.of("exp", "log", "pow", "log1p", "expm1", "sin", "cos")) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.troth.scoring..")
                    .should()
                    .callMethodWhere(JavaCall.Predicates.target(
                                    HasOwner.Predicates.With.owner(JavaClass.Predicates.type(Math.class)))
                            .and(JavaCall.Predicates.target(HasName.Predicates.name(function))))
                    .because("Math may use the processor's own approximation")
                    .check(TROTH);
        }
    }

    @Test
    void onlyTheClockProducerAsksForTheTime() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ClockProducer")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("whoever needs an instant is given one, so that tests and demos can stop the clock")
                .check(TROTH);
    }

    @Test
    void slicesStandOnLedgerAndPlatform() {
        noClasses()
                .that()
                .resideInAnyPackage(SLICES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..trust..", "..scoring..", "..exchange..", "..access..")
                .because("a word must not know how it is scored, moved or guarded")
                .check(TROTH);
    }

    @Test
    void theLedgerKnowsNoWord() {
        noClasses()
                .that()
                .resideInAPackage("..ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SLICES)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("..trust..", "..scoring..", "..exchange..", "..access..")
                .because("words come and go; the ledger stays")
                .check(TROTH);
    }

    @Test
    void thePlatformKnowsNothingAboveIt() {
        noClasses()
                .that()
                .resideInAPackage("..platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..ledger..", "..trust..", "..scoring..", "..exchange..", "..access..")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(SLICES)
                .because("it is what everything else stands on")
                .check(TROTH);
    }

    @Test
    void nobodyButTheExchangeNeedsTrust() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..trust..", "..exchange..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..trust..")
                .because("scores follow from facts, nothing follows from scores")
                .check(TROTH);
    }

    @Test
    void packagesDoNotGoRoundInCircles() {
        slices().matching("dev.troth.(*)..")
                .should()
                .beFreeOfCycles()
                .because("the graph of the schema may be cyclic, the packages must not")
                .check(TROTH);
    }

    @Test
    void rowsStayInTheirSlice() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .bePackagePrivate()
                .because("what leaves a slice is a view or a value, never something that can be saved")
                .check(TROTH);
    }

    @Test
    void repositoriesStayInTheirPackage() {
        classes()
                .that()
                .areAssignableTo(PanacheRepositoryBase.class)
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .bePackagePrivate()
                .because("entities stay there, and a repository returns them")
                .check(TROTH);
    }

    @Test
    void nothingIsLoadedByBatchedSources() {
        TROTH.stream()
                .filter(type -> type.isAnnotatedWith(GraphQLApi.class))
                .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                .filter(method ->
                        method.getParameterCount() > 0 && method.getParameters()[0].isAnnotationPresent(Source.class))
                .forEach(method -> assertThat(List.class.isAssignableFrom(method.getParameterTypes()[0]))
                        .as(method + ": our execution has no data loaders; a Cohort loads together")
                        .isFalse());
    }

    @Test
    void everyPackageExplainsItself() throws Exception {
        try (var folders = Files.walk(Path.of("src/main/java/dev/troth"))) {
            assertThat(folders.filter(Files::isDirectory))
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(Files.readString(folder.resolve("package-info.java")))
                            .contains("/**")
                            .contains("@org.jspecify.annotations.NullMarked"));
        }
    }
}
