package io.tickertape.testbed.records;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes endless mutants of a few good records, the same ones for the same seed. A good record is a flat JSON object
 * without white space, as our own writers make it; a mutant is anything, now and then even good.
 */
public final class Mutations {
    /** Turns a record into a mutant. */
    private interface Mutation {
        byte[] of(byte[] record);
    }

    private static final Pattern FIELD =
            Pattern.compile("\"[^\"]*+\":(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|[^,}]*+)");
    private static final List<String> NUMBERS = List.of(
            "1e999999999",
            "-1e999999999",
            "1e-999999999",
            "1e-9999",
            "1e400",
            "-0",
            "0",
            "-1",
            "NaN",
            "Infinity",
            "-Infinity",
            "0x10",
            "1_000",
            "1,5",
            "00012",
            "+5",
            ".5",
            "5.",
            "1e",
            "9".repeat(64),
            "1." + "3".repeat(64),
            "9".repeat(3_000),
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "2147483648",
            "0.000000001",
            "999999999999.99999999",
            "999999999999999",
            "1e15",
            "1E-8",
            "253402214400000");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\\u0000",
            "\\n",
            "\\r\\nWARN forged",
            "\\t",
            "\\u001b[2J",
            "\\u0085",
            "\\u2028",
            "\\u202e",
            "\\u2066x\\u2069",
            "\\ufeff",
            "\\u00a0",
            "\\ud800",
            "\\udc00\\ud800",
            "\\ud83d\\ude00",
            "'",
            "\\\"",
            "<script>",
            "=1+1",
            "../../etc/passwd",
            "%00",
            "${jndi:x}",
            "null",
            "true",
            "x".repeat(1_001),
            "y".repeat(70_000),
            "\u0130",
            "a\\u0300",
            "alice\\nbob",
            "ALICE",
            "0-99999999999999999999",
            "9-9",
            "-",
            "0-",
            "KILL",
            "FILLED");
    private static final List<String> OTHERS = List.of(
            "null", "true", "false", "{}", "[]", "[1,2]", "{\"a\":{\"b\":1}}", "\"\"", "1", "tru", "{", "[", "\"open");
    private static final int DEEP = 5_000;
    private static final int HUGE = 200_000;

    private final List<byte[]> good;
    private final SplittableRandom random;
    private final List<Mutation> mutations = List.of(
            this::flipped,
            this::flipped,
            this::cut,
            this::grown,
            record -> joined(record, record),
            record -> joined(record, anyGood()),
            record -> withValue(record, pick(NUMBERS)),
            record -> withValue(record, pick(NUMBERS)),
            record -> withValue(record, "\"" + pick(NUMBERS) + "\""),
            record -> withValue(record, "\"" + pick(NUMBERS) + "\""),
            record -> withValue(record, "\"" + pick(TEXTS) + "\""),
            record -> withValue(record, "\"" + pick(TEXTS) + "\""),
            record -> withValue(record, pick(OTHERS)),
            this::withTextInside,
            this::withFieldTwice,
            this::withoutField,
            this::withValuesSwapped,
            this::withOtherFields,
            this::withInvalidUtf8,
            record -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, record),
            this::inUtf16,
            record -> ("[" + text(record) + "]").getBytes(UTF_8),
            record -> withValue(record, "[".repeat(DEEP) + "]".repeat(DEEP)),
            record -> withValue(record, "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
            this::blank,
            this::huge,
            record -> anyGood());

    /** @param good records that whoever is tested takes */
    public Mutations(long seed, List<byte[]> good) {
        this.good = List.copyOf(good);
        this.random = new SplittableRandom(seed);
    }

    /** How many mutants a test reads: 3,000, or as many as the system property {@code mutations.count} says. */
    public static int count() {
        return Integer.getInteger("mutations.count", 3_000);
    }

    /** The next mutant: a good record, changed once to four times. */
    public byte[] next() {
        byte[] mutant = anyGood();
        int times = 1 + random.nextInt(4);
        for (int time = 0; time < times && mutant.length < HUGE; time++) {
            mutant = pick(mutations).of(mutant);
        }
        return mutant;
    }

    private byte[] anyGood() {
        return pick(good).clone();
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private byte[] flipped(byte[] record) {
        byte[] mutant = record.clone();
        for (int flips = random.nextInt(4); flips >= 0 && mutant.length > 0; flips--) {
            mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return mutant;
    }

    private byte[] cut(byte[] record) {
        int from = random.nextInt(8) == 0 ? random.nextInt(record.length + 1) : 0;
        return Arrays.copyOfRange(record, from, from + random.nextInt(record.length - from + 1));
    }

    private byte[] grown(byte[] record) {
        byte[] more = new byte[1 + random.nextInt(8)];
        for (int i = 0; i < more.length; i++) {
            more[i] = (byte) random.nextInt(256);
        }
        int at = random.nextInt(record.length + 1);
        return joined(Arrays.copyOf(record, at), more, Arrays.copyOfRange(record, at, record.length));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private byte[] withValue(byte[] record, String value) {
        List<String> fields = fields(record);
        if (fields.isEmpty()) {
            return record;
        }
        int changed = random.nextInt(fields.size());
        fields.set(changed, name(fields.get(changed)) + ":" + value);
        return object(fields);
    }

    private byte[] withTextInside(byte[] record) {
        String text = text(record);
        int at = text.indexOf("\":\"", random.nextInt(text.length() + 1));
        return at < 0 ? record : (text.substring(0, at + 3) + pick(TEXTS) + text.substring(at + 3)).getBytes(UTF_8);
    }

    private byte[] withFieldTwice(byte[] record) {
        List<String> fields = fields(record);
        if (fields.isEmpty()) {
            return record;
        }
        String field = pick(fields);
        fields.add(random.nextInt(fields.size() + 1), random.nextBoolean() ? field : name(field) + ":" + pick(OTHERS));
        return object(fields);
    }

    private byte[] withoutField(byte[] record) {
        List<String> fields = fields(record);
        if (!fields.isEmpty()) {
            fields.remove(random.nextInt(fields.size()));
        }
        return object(fields);
    }

    private byte[] withValuesSwapped(byte[] record) {
        List<String> fields = fields(record);
        if (fields.size() < 2) {
            return record;
        }
        int one = random.nextInt(fields.size());
        int other = random.nextInt(fields.size());
        String ofOne = fields.get(one).substring(name(fields.get(one)).length());
        String ofOther = fields.get(other).substring(name(fields.get(other)).length());
        fields.set(one, name(fields.get(one)) + ofOther);
        fields.set(other, name(fields.get(other)) + ofOne);
        return object(fields);
    }

    /** Fields of another good record, and one that nobody knows. */
    private byte[] withOtherFields(byte[] record) {
        List<String> fields = fields(record);
        List<String> others = fields(anyGood());
        if (!others.isEmpty()) {
            fields.add(pick(others));
        }
        fields.add("\"" + pick(TEXTS) + "\":" + pick(OTHERS));
        return object(fields);
    }

    private byte[] withInvalidUtf8(byte[] record) {
        byte[][] sequences = {
            {(byte) 0xff},
            {(byte) 0xc0, (byte) 0x80},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xf8},
            {(byte) 0x80},
            {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}
        };
        int at = random.nextInt(record.length + 1);
        return joined(
                Arrays.copyOf(record, at),
                sequences[random.nextInt(sequences.length)],
                Arrays.copyOfRange(record, at, record.length));
    }

    private byte[] inUtf16(byte[] record) {
        return text(record).getBytes(random.nextBoolean() ? UTF_16LE : UTF_16);
    }

    private byte[] blank(byte[] record) {
        return switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> " \t\r\n ".getBytes(UTF_8);
            case 2 -> new byte[1 + random.nextInt(16)];
            default -> joined(" \n".getBytes(UTF_8), record, "\n\n".getBytes(UTF_8));
        };
    }

    /** Rarely, since it costs a test time: far longer than any record may be. */
    private byte[] huge(byte[] record) {
        if (random.nextInt(20) > 0) {
            return flipped(record);
        }
        List<String> fields = fields(record);
        fields.add("\"note\":\"" + "z".repeat(HUGE) + "\"");
        return object(fields);
    }

    private static String text(byte[] record) {
        return new String(record, UTF_8);
    }

    private static List<String> fields(byte[] record) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(text(record));
        while (field.find()) {
            fields.add(field.group());
        }
        return fields;
    }

    private static String name(String field) {
        int end = field.indexOf("\":");
        return end < 0 ? field : field.substring(0, end + 1);
    }

    private static byte[] object(List<String> fields) {
        return ("{" + String.join(",", fields) + "}").getBytes(UTF_8);
    }
}
