package io.tickertape.ticker.broadcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodingTest {
    private static final int SEEDS = 300;

    @ParameterizedTest
    @EnumSource
    void eachBlockIsReadAtOnceWhereverAStreamBegan(Coding coding) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<byte[]> texts = new ArrayList<>();
            List<byte[]> blocks = new ArrayList<>();
            for (int count = 1 + random.nextInt(6); count > 0; count--) {
                byte[] text = text(random);
                texts.add(text);
                blocks.add(coding.encoded(text));
            }
            int from = random.nextInt(blocks.size());
            StreamReader reader = StreamReader.of(coding);
            reader.read(coding.head());
            for (int block = from; block < blocks.size(); block++) {
                assertArrayEquals(texts.get(block), reader.read(blocks.get(block)), "seed " + seed);
            }
        }
    }

    /** Rows, or bytes that nothing makes smaller, some of them longer than a block that is stored. */
    private static byte[] text(Random random) {
        int length = 1 + random.nextInt(random.nextInt(8) == 0 ? 200_000 : 2_000);
        if (random.nextBoolean()) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            return noise;
        }
        StringBuilder rows = new StringBuilder();
        while (rows.length() < length) {
            rows.append("event: T")
                    .append(random.nextInt(500))
                    .append("\ndata: <td class=\"last\">")
                    .append(random.nextInt(100_000))
                    .append("</td>\n\n");
        }
        return rows.toString().getBytes(UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"GZIP,5", "ZSTD,12"})
    void isSmallerThanItsTextOrStoredBesideAFewBytes(Coding coding, int few) {
        byte[] rows = "event: AAPL\ndata: <td class=\"last\">189.50</td>\n\n"
                .repeat(20)
                .getBytes(UTF_8);
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);

        assertTrue(coding.encoded(rows).length < rows.length / 5, () -> coding.encoded(rows).length + " bytes");
        assertTrue(coding.encoded("a".getBytes(UTF_8)).length <= 1 + few);
        assertTrue(coding.encoded(noise).length <= noise.length + 2 * few);
    }

    @Test
    void aWatcherGetsTheBestThatItTakes() {
        assertEquals(Coding.ZSTD, Coding.best(Set.of("gzip", "zstd")::contains));
        assertEquals(Coding.GZIP, Coding.best(Set.of("gzip", "br")::contains));
        assertEquals(Coding.PLAIN, Coding.best(Set.of("br")::contains));
    }
}
