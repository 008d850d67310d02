package io.tickertape.testbed.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.bench.process.BenchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final List<String> FLAGS = List.of("-Xmx1g");

    private final Path folder;
    private final Training training;

    TrainingTest(@TempDir Path folder) {
        this.folder = folder;
        this.training = new Training(folder, FLAGS);
    }

    @Test
    void whatWasLearnedForOneCaseIsTakenUpForItAndForNoOther() throws Exception {
        assertEquals(FLAGS, training.flags());
        assertFalse(training.takesUp("a server"));
        assertEquals(FLAGS, training.flags());

        Path learned = Files.createFile(folder.resolve("a-server.aot"));
        assertTrue(training.takesUp("a server"));
        assertEquals(List.of("-Xmx1g", "-XX:AOTCache=" + learned), training.flags());
        assertFalse(training.takesUp("another server"));
        assertEquals(FLAGS, training.flags());
    }

    @EnabledForJreRange(minVersion = 25)
    @Test
    void eachCaseLearnsAnew() throws Exception {
        Path learned = Files.createFile(folder.resolve("a-server.aot"));
        training.begins("a server");
        assertEquals(List.of("-Xmx1g", "-XX:AOTCacheOutput=" + learned), training.flags());
        assertEquals(false, Files.exists(learned));
    }

    @EnabledForJreRange(max = JRE.JAVA_24)
    @Test
    void anOlderJdkIsRefused() {
        assertThrows(BenchException.class, () -> training.begins("a server"));
    }
}
