package io.tickertape.tape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms: market ← record ← topic ← clients, fragment ← edge; log and process by themselves. */
class RoomsTest {
    private static final JavaClasses TAPE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tickertape.tape");

    @Test
    void keepsTheArrowsBetweenTheRooms() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("market")
                .definedBy("io.tickertape.tape.market..")
                .layer("record")
                .definedBy("io.tickertape.tape.record..")
                .layer("json")
                .definedBy("io.tickertape.tape.json..")
                .layer("control")
                .definedBy("io.tickertape.tape.control..")
                .layer("topic")
                .definedBy("io.tickertape.tape.topic..")
                .layer("fragment")
                .definedBy("io.tickertape.tape.fragment..")
                .layer("log")
                .definedBy("io.tickertape.tape.log..")
                .layer("process")
                .definedBy("io.tickertape.tape.process..")
                .layer("clients")
                .definedBy("io.tickertape.tape.clients..")
                .layer("edge")
                .definedBy("io.tickertape.tape.edge..")
                .whereLayer("clients")
                .mayOnlyAccessLayers("topic")
                .whereLayer("edge")
                .mayOnlyAccessLayers("fragment")
                .whereLayer("market")
                .mayNotAccessAnyLayer()
                .whereLayer("record")
                .mayOnlyAccessLayers("market")
                .whereLayer("json")
                .mayNotAccessAnyLayer()
                .whereLayer("control")
                .mayOnlyAccessLayers("json", "market")
                .whereLayer("topic")
                .mayOnlyAccessLayers("record", "market", "process")
                .whereLayer("fragment")
                .mayNotAccessAnyLayer()
                .whereLayer("process")
                .mayNotAccessAnyLayer()
                .whereLayer("log")
                .mayNotAccessAnyLayer()
                .check(TAPE);
    }

    @Test
    void hasNoImportsInACircle() {
        slices().matching("io.tickertape.tape.(*)..").should().beFreeOfCycles().check(TAPE);
    }

    @Test
    void onlyTheTopicsAndTheirClientsKnowKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.tickertape.tape.topic..", "io.tickertape.tape.clients..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(TAPE);
    }

    @Test
    void onlyTheLogKnowsLogback() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tickertape.tape.log..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ch.qos.logback..")
                .check(TAPE);
    }

    @Test
    void isPlainJavaButForTheEdgeAndTheClients() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.tickertape.tape.edge..", "io.tickertape.tape.clients..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut..", "io.micrometer..", "io.netty..", "jakarta..")
                .check(TAPE);
    }
}
