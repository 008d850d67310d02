package io.tickertape.trading;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tickertape.trading");

    @Test
    void keepsTheArrowsBetweenTheRooms() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("wiring")
                .definedBy("io.tickertape.trading")
                .layer("gateway")
                .definedBy("..gateway..")
                .layer("login")
                .definedBy("..login..")
                .layer("web")
                .definedBy("..web..")
                .layer("blotter")
                .definedBy("..blotter..")
                .layer("journal")
                .definedBy("..journal..")
                .layer("order")
                .definedBy("..order..")
                .whereLayer("wiring")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("gateway")
                .mayOnlyBeAccessedByLayers("wiring")
                .whereLayer("login")
                .mayOnlyBeAccessedByLayers("wiring", "gateway")
                .whereLayer("web")
                .mayOnlyBeAccessedByLayers("wiring", "gateway", "login")
                .whereLayer("blotter")
                .mayOnlyBeAccessedByLayers("wiring", "gateway", "web")
                .whereLayer("journal")
                .mayOnlyBeAccessedByLayers("wiring", "gateway", "web", "blotter")
                .whereLayer("order")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    @Test
    void keepsTheDomainInPlainJava() {
        noClasses()
                .that()
                .resideInAPackage("..order..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.micronaut..", "org.apache.kafka..", "com.fasterxml..", "io.netty..", "jakarta..")
                .check(CLASSES);
    }

    @Test
    void keepsKafkaInTheJournal() {
        noClasses()
                .that()
                .resideInAnyPackage("..gateway..", "..login..", "..web..", "..blotter..", "..order..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }
}
