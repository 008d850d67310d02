package io.tickertape.tape.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tickertape.testbed.process.EndedProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FatalErrorsTest {
    private final List<Integer> exits = new ArrayList<>();
    private final FatalErrors errors = new FatalErrors(exits::add);

    @Test
    void endsTheProcessWhenATaskMeetsAnErrorAndStillThrowsIt() {
        assertThrows(StackOverflowError.class, errors.guarded(() -> {
            throw new StackOverflowError();
        })::run);

        assertEquals(List.of(70), exits);
    }

    @Test
    void leavesAnExceptionToWhoeverHandlesIt() {
        assertThrows(IllegalStateException.class, errors.guarded(() -> {
            throw new IllegalStateException("a fault");
        })::run);
        errors.check(new IllegalStateException(new IOException("gone")));

        assertEquals(List.of(), exits);
    }

    @Test
    void findsAnErrorBehindTheExceptionsThatWrapIt() {
        errors.check(new IllegalStateException(new RuntimeException(new NoClassDefFoundError("x/Y"))));

        assertEquals(List.of(70), exits);
    }

    @Test
    void saysInOneLineWhichThreadMetWhatWhere() {
        AssertionError error = new AssertionError("one\nline\u0007");

        String line = FatalErrors.line("orders-reader", error);
        assertTrue(
                line.startsWith("The process ends with code 70 to be started again: the thread orders-reader met"
                        + " java.lang.AssertionError: one line at " + FatalErrorsTest.class.getName()),
                line);
        assertFalse(line.contains("\n"), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread", "scheduled"})
    void endsAProcessThatSeemedAliveWithItsCodeAndItsLine(String where, @TempDir Path directory) throws Exception {
        EndedProgram program = EndedProgram.run(directory, Duration.ofSeconds(30), Program.class, where);

        assertEquals(70, program.exitCode(), program.output());
        assertTrue(program.output().contains("The process ends with code 70"), program.output());
        assertTrue(
                program.output().contains("the thread reader met java.lang.NoClassDefFoundError: io/gone/Codec"),
                program.output());
    }

    /** Would live for ever without the thread that meets the Error. */
    public static final class Program {
        private Program() {}

        public static void main(String[] args) throws InterruptedException {
            FatalErrors.install();
            if (args[0].equals("thread")) {
                new Thread(Program::read, "reader").start();
            } else {
                ScheduledExecutorService executor =
                        new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "reader"));
                var unused = executor.scheduleWithFixedDelay(FatalErrors.guard(Program::read), 0, 1, TimeUnit.HOURS);
            }
            Thread.currentThread().join();
        }

        private static void read() {
            throw new NoClassDefFoundError("io/gone/Codec");
        }
    }
}
