package io.tickertape.ticker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms: feed → market ← broadcast ← web → chart, and candles below all of them. */
class RoomsTest {
    private static final JavaClasses TICKER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tickertape.ticker");

    @Test
    void importsPointTowardsTheMarket() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("stages")
                .definedBy("io.tickertape.ticker")
                .layer("feed")
                .definedBy("..feed..")
                .layer("market")
                .definedBy("..market..")
                .layer("candles")
                .definedBy("..ticker.candles..")
                .layer("chart")
                .definedBy("..ticker.chart..")
                .layer("broadcast")
                .definedBy("..broadcast..")
                .layer("web")
                .definedBy("..web..")
                .whereLayer("stages")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("web")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("feed")
                .mayOnlyBeAccessedByLayers("stages")
                .whereLayer("broadcast")
                .mayOnlyBeAccessedByLayers("web", "stages")
                .whereLayer("candles")
                .mayOnlyBeAccessedByLayers("market", "chart", "broadcast", "web", "stages")
                .whereLayer("chart")
                .mayOnlyBeAccessedByLayers("web")
                .whereLayer("market")
                .mayOnlyBeAccessedByLayers("feed", "broadcast", "web", "stages")
                .check(TICKER);
    }

    /** The stages above the rooms are a slice of their own, so that no room imports them. */
    @Test
    void hasNoImportsInACircle() {
        slices().matching("io.tickertape.(**)").should().beFreeOfCycles().check(TICKER);
    }

    @Test
    void marketCandlesAndChartKnowNeitherKafkaNorMicronautNorNetty() {
        noClasses()
                .that()
                .resideInAnyPackage("..market..", "..ticker.candles..", "..ticker.chart..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.micronaut..", "io.netty..")
                .check(TICKER);
    }

    @Test
    void onlyTheFeedKnowsKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..feed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(TICKER);
    }
}
