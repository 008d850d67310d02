package io.tickertape.trading.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tickertape.testbed.documents.PageFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {
    @Test
    void haveEveryFileAndEveryPartAndShortScripts() throws Exception {
        assertEquals(List.of(), PageFiles.faultsIn(Path.of("src/main/resources/static"), Pages.FILES));
    }
}
