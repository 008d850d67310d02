package io.tickertape.trading.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.testbed.documents.PageFiles;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final Path STATIC = Path.of("src/main/resources/static");

    @Test
    void haveEveryFileAndEveryPart() throws Exception {
        assertEquals(PageFiles.named(STATIC), new TreeSet<>(Pages.FILES));
        assertEquals(Set.of(), PageFiles.partsOfNone(STATIC));
    }

    @Test
    void haveShortScripts() throws Exception {
        assertEquals(Set.of(), PageFiles.tooLong(STATIC));
    }
}
