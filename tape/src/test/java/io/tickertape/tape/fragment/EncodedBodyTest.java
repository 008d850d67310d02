package io.tickertape.tape.fragment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class EncodedBodyTest {
    @Test
    void holdsTheSameBytesTwice() throws IOException {
        byte[] plain = "<tr><td>189.50</td></tr>".repeat(100).getBytes(StandardCharsets.UTF_8);

        for (EncodedBody body : new EncodedBody[] {EncodedBody.of(plain), EncodedBody.smallest(plain, null)}) {
            assertArrayEquals(plain, body.plain());
            assertArrayEquals(plain, new GZIPInputStream(new ByteArrayInputStream(body.gzip())).readAllBytes());
            assertTrue(body.isSmallerByGzip());
        }
    }

    @Test
    void knowsThatNothingIsSavedOfAFewBytes() {
        assertFalse(EncodedBody.of("ok".getBytes(StandardCharsets.UTF_8)).isSmallerByGzip());
    }
}
