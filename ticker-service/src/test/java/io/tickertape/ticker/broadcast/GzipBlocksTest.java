package io.tickertape.ticker.broadcast;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GzipBlocksTest {
    private static final int SEEDS = 300;

    @Test
    void eachBlockIsReadAtOnceWhereverAStreamBegan() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<byte[]> texts = new ArrayList<>();
            List<byte[]> blocks = new ArrayList<>();
            for (int count = 1 + random.nextInt(6); count > 0; count--) {
                byte[] text = text(random);
                texts.add(text);
                blocks.add(GzipBlocks.of(text));
            }
            int from = random.nextInt(blocks.size());
            GzipReader reader = new GzipReader();
            reader.read(GzipBlocks.HEAD);
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

    @Test
    void isSmallerThanItsTextOrStoredBesideAFewBytes() {
        byte[] rows = "event: AAPL\ndata: <td class=\"last\">189.50</td>\n\n"
                .repeat(20)
                .getBytes(UTF_8);
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);

        assertTrue(GzipBlocks.of(rows).length < rows.length / 5, () -> GzipBlocks.of(rows).length + " bytes");
        assertTrue(GzipBlocks.of("a".getBytes(UTF_8)).length <= 1 + 5);
        assertTrue(GzipBlocks.of(noise).length <= noise.length + 2 * 5);
    }
}
