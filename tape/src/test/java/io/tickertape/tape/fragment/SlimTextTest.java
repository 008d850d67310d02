package io.tickertape.tape.fragment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SlimTextTest {
    @Test
    void leavesOutCommentsAndIndentation() {
        assertEquals(
                "const a = \"// b\"; // c\nif (a) {\na();\n}",
                slim("a.js", "// What it is for.\n\nconst a = \"// b\"; // c\nif (a) {\n  // why\n  a();\n}\n"));
        assertEquals(
                "a,\nb {\nmargin: 0 1px\n}\n.c::before { content: \" d\" }",
                slim("a.css", "/* Two\n   lines */\na,\n b {\n  margin: 0 1px\n}\n\n.c::before { content: \" d\" }\n"));
    }

    @Test
    void refusesAScriptWithATextThatItWouldChange() {
        assertThrows(IllegalStateException.class, () -> slim("a.js", "a(`b\n  // c`);"));
    }

    @Test
    void leavesTheFilesOfOthersAsTheyAre() {
        assertEquals("  // x\n", slim("lib/a.js", "  // x\n"));
        assertEquals("<svg>\n  // x</svg>", slim("a.svg", "<svg>\n  // x</svg>"));
    }

    private static String slim(String name, String text) {
        return new String(SlimText.of(name, text.getBytes(UTF_8)), UTF_8);
    }
}
