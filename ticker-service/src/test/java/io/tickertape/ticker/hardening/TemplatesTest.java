package io.tickertape.ticker.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.testbed.hardening.TemplateRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    @Test
    void noTemplateCanTakeAValueForMarkupOrCode() {
        assertEquals(List.of(), TemplateRules.faultsIn(Path.of("src/main/resources/views")));
    }
}
