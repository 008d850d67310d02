package io.tickertape.testbed.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import picocli.CommandLine;

class TrainingProgramTest {
    /** Else nothing would be learned, and nobody would know until a service started slowly. */
    @EnabledForJreRange(max = JRE.JAVA_24)
    @Test
    void failsOnAJdkThatKeepsNothing() {
        assertEquals(1, new CommandLine(new TrainingProgram()).execute("--seconds", "1"));
    }
}
