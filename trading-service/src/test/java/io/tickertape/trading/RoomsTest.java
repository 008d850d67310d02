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
                .layer("streams")
                .definedBy("..desk.streams..")
                .layer("desk")
                .definedBy("io.tickertape.trading.desk")
                .layer("execution")
                .definedBy("..execution..")
                .layer("controls")
                .definedBy("..controls..")
                .layer("journal")
                .definedBy("..journal..")
                .layer("feed")
                .definedBy("..feed..")
                .layer("topic")
                .definedBy("..topic..")
                .layer("risk")
                .definedBy("..risk..")
                .layer("venue")
                .definedBy("..venue..")
                .layer("market")
                .definedBy("io.tickertape.trading.market..")
                .layer("account")
                .definedBy("..account..")
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
                .mayOnlyAccessLayers("journal", "execution", "account", "order")
                .whereLayer("streams")
                .mayOnlyBeAccessedByLayers("wiring")
                .whereLayer("streams")
                .mayOnlyAccessLayers("desk", "execution", "journal", "topic", "venue", "market", "account", "order")
                .whereLayer("desk")
                .mayOnlyAccessLayers("venue", "market", "account", "order")
                .whereLayer("execution")
                .mayOnlyAccessLayers("journal", "topic", "order")
                .whereLayer("controls")
                .mayOnlyBeAccessedByLayers("wiring", "gateway", "web")
                .whereLayer("journal")
                .mayOnlyAccessLayers("topic", "order")
                .whereLayer("feed")
                .mayOnlyBeAccessedByLayers("wiring")
                .whereLayer("feed")
                .mayOnlyAccessLayers("topic", "market", "order")
                .whereLayer("topic")
                .mayNotAccessAnyLayer()
                .whereLayer("risk")
                .mayOnlyBeAccessedByLayers("wiring", "gateway")
                .whereLayer("risk")
                .mayOnlyAccessLayers("market", "order")
                .whereLayer("venue")
                .mayOnlyAccessLayers("market", "order")
                .whereLayer("market")
                .mayOnlyAccessLayers("order")
                .whereLayer("account")
                .mayOnlyAccessLayers("order")
                .whereLayer("order")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    @Test
    void keepsTheDomainInPlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..order..", "..market..", "..account..", "..venue..", "..risk..", "io.tickertape.trading.desk")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.micronaut..", "org.apache.kafka..", "com.fasterxml..", "io.netty..", "jakarta..")
                .check(CLASSES);
    }

    @Test
    void readsRecordsOfTheTapeInTheFeedAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..feed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tickertape.tape.record..")
                .check(CLASSES);
    }

    @Test
    void keepsKafkaInTheJournal() {
        noClasses()
                .that()
                .resideInAnyPackage("..gateway..", "..login..", "..web..", "..blotter..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }
}
