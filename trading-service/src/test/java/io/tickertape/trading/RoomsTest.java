package io.tickertape.trading;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
                .definedBy("io.tickertape.trading.gateway")
                .layer("gatewayTopic")
                .definedBy("..gateway.topic..")
                .layer("push")
                .definedBy("..push..")
                .layer("web")
                .definedBy("io.tickertape.trading.web..")
                .layer("login")
                .definedBy("io.tickertape.trading.login")
                .layer("loginTopic")
                .definedBy("..login.topic..")
                .layer("view")
                .definedBy("..view..")
                .layer("browser")
                .definedBy("..browser..")
                .layer("blotter")
                .definedBy("..blotter..")
                .layer("streams")
                .definedBy("..engine.streams..")
                .layer("execution")
                .definedBy("..execution..")
                .layer("journal")
                .definedBy("..journal..")
                .layer("controlsTopic")
                .definedBy("..controls.topic..")
                .layer("message")
                .definedBy("..message..")
                .layer("controls")
                .definedBy("io.tickertape.trading.controls")
                .layer("engine")
                .definedBy("io.tickertape.trading.engine")
                .layer("feed")
                .definedBy("..feed..")
                .layer("risk")
                .definedBy("..risk..")
                .layer("market")
                .definedBy("io.tickertape.trading.market..")
                .layer("account")
                .definedBy("..account..")
                .layer("alert")
                .definedBy("io.tickertape.trading.alert")
                .layer("order")
                .definedBy("io.tickertape.trading.order")
                .whereLayer("wiring")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("gateway")
                .mayOnlyAccessLayers(
                        "account", "alert", "browser", "engine", "journal", "login", "market", "order", "push", "risk")
                .whereLayer("gatewayTopic")
                .mayOnlyAccessLayers("gateway", "message")
                .whereLayer("push")
                .mayOnlyAccessLayers(
                        "account", "alert", "blotter", "controls", "execution", "journal", "login", "order", "view")
                .whereLayer("web")
                .mayOnlyAccessLayers(
                        "alert",
                        "blotter",
                        "browser",
                        "controls",
                        "controlsTopic",
                        "execution",
                        "gateway",
                        "journal",
                        "login",
                        "order",
                        "push",
                        "view")
                .whereLayer("login")
                .mayOnlyAccessLayers("browser")
                .whereLayer("loginTopic")
                .mayOnlyAccessLayers("login", "message")
                .whereLayer("view")
                .mayOnlyAccessLayers("account", "alert", "blotter", "browser", "controls", "journal", "market", "order")
                .whereLayer("browser")
                .mayNotAccessAnyLayer()
                .whereLayer("blotter")
                .mayOnlyAccessLayers("account", "journal", "order")
                .whereLayer("streams")
                .mayOnlyAccessLayers("account", "alert", "engine", "market", "message", "order")
                .whereLayer("execution")
                .mayOnlyAccessLayers("message", "order")
                .whereLayer("journal")
                .mayOnlyAccessLayers("message", "order")
                .whereLayer("controlsTopic")
                .mayOnlyAccessLayers("controls", "message")
                .whereLayer("message")
                .mayOnlyAccessLayers("alert", "controls", "order")
                .whereLayer("controls")
                .mayNotAccessAnyLayer()
                .whereLayer("engine")
                .mayOnlyAccessLayers("account", "alert", "market", "order")
                .whereLayer("feed")
                .mayOnlyAccessLayers("market")
                .whereLayer("risk")
                .mayOnlyAccessLayers("market", "order")
                .whereLayer("market")
                .mayNotAccessAnyLayer()
                .whereLayer("account")
                .mayOnlyAccessLayers("alert", "order")
                .whereLayer("order")
                .mayOnlyAccessLayers("alert")
                .whereLayer("alert")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    @Test
    void isFreeOfCyclesAmongThePackages() {
        slices().matching("io.tickertape.trading.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void keepsTheDomainInPlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..alert..",
                        "..order..",
                        "..market..",
                        "..account..",
                        "..risk..",
                        "io.tickertape.trading.engine")
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
                .resideInAnyPackage(
                        "io.tickertape.trading.gateway",
                        "io.tickertape.trading.login",
                        "..web..",
                        "..view..",
                        "..browser..",
                        "..blotter..",
                        "..push..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
    }
}
