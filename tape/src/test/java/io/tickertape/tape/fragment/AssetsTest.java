package io.tickertape.tape.fragment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class AssetsTest {
    @Test
    void noBrowserKeepsAFileThatADeveloperChanges() {
        Assets changing = Assets.changing(List.of());

        assertEquals("no-cache", changing.cacheControl(changing.version()));
    }

    @Test
    void areTheFilesThatAreNamedAndNoOthers() {
        assertNull(Assets.changing(List.of()).find("../views/page.html"));
        assertThrows(IllegalStateException.class, () -> Assets.kept(List.of("missing.js")));
    }
}
