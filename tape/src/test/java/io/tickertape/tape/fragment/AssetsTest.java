package io.tickertape.tape.fragment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class AssetsTest {
    @Test
    void noBrowserKeepsAFileThatADeveloperChanges() {
        Assets changing = Assets.changing();

        assertEquals("no-cache", changing.cacheControl(changing.version()));
    }

    @Test
    void showADeveloperThePartsToo() {
        assertNotNull(Assets.changing().find("page/part.js"));
    }

    @Test
    void areTheFilesThatAreNamedAndNoOthers() {
        assertNull(Assets.changing().find("../views/page.html"));
        assertNull(Assets.changing().find("missing.js"));
        assertThrows(IllegalStateException.class, () -> Assets.kept(List.of("missing.js")));
    }
}
