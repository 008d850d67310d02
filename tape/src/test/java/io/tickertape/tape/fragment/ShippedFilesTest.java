package io.tickertape.tape.fragment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFilesTest {
    private static final String SHIP = "src/main/build/ship.mjs";
    private static final String UNPACK =
            "process.stdout.write(zlib.brotliDecompressSync(fs.readFileSync(process.argv[1])))";

    private final Path source;
    private final Path target;

    ShippedFilesTest(@TempDir Path folder) {
        this.source = folder.resolve("source");
        this.target = folder.resolve("target");
    }

    @Test
    void joinsToAScriptWhatItImportsAndWhatEveryPageShares() throws Exception {
        write(
                "board.js",
                "// Why.\nimport { a } from \"./prices/a.js\";\nimport \"./tape/parts/live-source.js\";\na();\n");
        write("prices/a.js", "export const a = () => console.log(\"of a\");\n");

        assertEquals(0, ship());

        String script = read("board.js");
        assertTrue(script.contains("of a") && script.contains("mouseover"), script);
        assertFalse(script.contains("import") || script.contains("Why"), script);
        assertFalse(Files.exists(target.resolve("prices")));
    }

    @Test
    void leavesWhatIsAsItWasUntouchedSoThatNothingIsBuiltAnew() throws Exception {
        write("same.js", "console.log(1);\n");
        write("other.js", "console.log(1);\n");
        assertEquals(0, ship());
        FileTime before = FileTime.fromMillis(0);
        for (String name : List.of("same.js", "same.js.br", "other.js", "other.js.br")) {
            Files.setLastModifiedTime(target.resolve(name), before);
        }
        write("other.js", "console.log(2);\n");
        assertEquals(0, ship());

        assertEquals(before, Files.getLastModifiedTime(target.resolve("same.js")));
        assertEquals(before, Files.getLastModifiedTime(target.resolve("same.js.br")));
        assertNotEquals(before, Files.getLastModifiedTime(target.resolve("other.js")));
        assertNotEquals(before, Files.getLastModifiedTime(target.resolve("other.js.br")));
    }

    /** Maven leaves them out. */
    @Test
    void partsAreNotShipped() {
        assertNotNull(getClass().getResource("/static/tape/tape.css"));
        assertNull(getClass().getResource("/static/tape/parts/chart.css"));
    }

    @Test
    void joinsToAStyleSheetWhatItImportsBeforeItsOwn() throws Exception {
        write("board.css", "/* Why. */\n@import \"./tape/tape.css\";\n\n.own::before { content: \"▲ \" / \"\"; }\n");

        assertEquals(0, ship());

        String styles = read("board.css");
        assertTrue(styles.contains("--ground:") && styles.endsWith("content:\"▲ \" / \"\"}\n"), styles);
        assertFalse(styles.contains("@import") || styles.contains("Why"), styles);
    }

    @Test
    void failsWhereAPartIsMissing() throws Exception {
        write("board.js", "import \"./prices/none.js\";\n");

        assertNotEquals(0, ship());
    }

    @Test
    void joinsTheFilesOfOthersAndLeavesThemAsTheyAre() throws Exception {
        write("board.js", "import \"./lib/a.js\";\n");
        Files.createDirectories(target.resolve("lib"));
        Files.writeString(target.resolve("lib/a.js"), "  // x\nlibrary();\n");
        Files.writeString(target.resolve("a.svg"), "<svg>\n  // x</svg>");

        assertEquals(0, ship());

        assertEquals("library();\n", read("board.js"));
        assertEquals("  // x\nlibrary();\n", read("lib/a.js"));
        assertEquals("<svg>\n  // x</svg>", read("a.svg"));
    }

    @Test
    void putsTheSameCompressedBesideEachFile() throws Exception {
        write("a.js", "console.log(1);\n".repeat(1000));

        assertEquals(0, ship());
        assertEquals(0, ship(), "a second build finds the first one's files");

        Path compressed = target.resolve("a.js.br");
        assertTrue(Files.size(compressed) < Files.size(target.resolve("a.js")) / 10);
        Process unpacking = start("-e", UNPACK, compressed.toString());
        assertEquals(read("a.js"), new String(unpacking.getInputStream().readAllBytes(), UTF_8));
    }

    private int ship() throws IOException, InterruptedException {
        Process process = start(SHIP, source.toString(), target.toString());
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        return process.waitFor();
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void write(String name, String text) throws IOException {
        Path file = source.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String read(String name) throws IOException {
        return Files.readString(target.resolve(name));
    }
}
