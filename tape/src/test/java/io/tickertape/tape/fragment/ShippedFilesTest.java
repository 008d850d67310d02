package io.tickertape.tape.fragment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFilesTest {
    private static final String SHIP = "src/main/build/ship.mjs";
    private static final String UNPACK =
            "process.stdout.write(zlib.brotliDecompressSync(fs.readFileSync(process.argv[1])))";

    private final Path folder;

    ShippedFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void leavesOutCommentsAndIndentation() throws Exception {
        write("a.js", "// What it is for.\n\nconst a = \"// b\"; // c\nif (a) {\n  // why\n  a();\n}\n");
        write("b/a.css", "/* Two\n   lines */\na,\n b {\n  margin: 0 1px\n}\n\n.c::before { content: \" d\" }\n");

        assertEquals(0, ship());

        assertEquals("const a = \"// b\"; // c\nif (a) {\na();\n}", read("a.js"));
        assertEquals("a,\nb {\nmargin: 0 1px\n}\n.c::before { content: \" d\" }", read("b/a.css"));
    }

    @Test
    void refusesAScriptWithATextThatItWouldChange() throws Exception {
        write("a.js", "a(`b\n  // c`);");

        assertNotEquals(0, ship());
    }

    @Test
    void leavesTheFilesOfOthersAsTheyAre() throws Exception {
        write("lib/a.js", "  // x\n");
        write("a.svg", "<svg>\n  // x</svg>");

        assertEquals(0, ship());

        assertEquals("  // x\n", read("lib/a.js"));
        assertEquals("<svg>\n  // x</svg>", read("a.svg"));
    }

    @Test
    void putsTheSameCompressedBesideEachFile() throws Exception {
        write("b/a.js", "  a();\n".repeat(1000));

        assertEquals(0, ship());
        assertEquals(0, ship(), "a second build finds the first one's files");

        Path compressed = folder.resolve("b/a.js.br");
        assertTrue(Files.size(compressed) < Files.size(folder.resolve("b/a.js")) / 10);
        Process unpacking = start("-e", UNPACK, compressed.toString());
        assertEquals(read("b/a.js"), new String(unpacking.getInputStream().readAllBytes(), UTF_8));
    }

    private int ship() throws IOException, InterruptedException {
        Process process = start(SHIP, folder.toString());
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
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
