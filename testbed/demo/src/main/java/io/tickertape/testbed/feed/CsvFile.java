package io.tickertape.testbed.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of a CSV file (RFC 4180), whose columns are parted by commas, semicolons or tabs; blank lines are no rows. */
record CsvFile(Path path, char separator, List<Row> rows) {
    private static final String SEPARATORS = ",;\t";
    /** As spreadsheets write and read it, in a line before the header. */
    private static final Pattern NAMED_SEPARATOR = Pattern.compile("(?i)\\s*sep=(.)[ \\t]*\\R");

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build();

    /** @param line on which it begins, the first being 1 */
    record Row(int line, List<String> fields) {}

    /** @throws FeedException that names the file, and the line at fault */
    static CsvFile read(Path path) {
        String text = text(path);
        Matcher named = NAMED_SEPARATOR.matcher(text);
        boolean isNamed = named.lookingAt();
        char separator = isNamed ? named.group(1).charAt(0) : separator(text);
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        List<Row> rows = new ArrayList<>();
        int line = 1;
        try (CsvParser parser = FACTORY.createParser(text)) {
            parser.setSchema(schema);
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                line = parser.currentLocation().getLineNr();
                rows.add(new Row(line, fields(parser)));
            }
        } catch (JsonProcessingException e) {
            throw new FeedException(
                    "%s, line %d: the quotes do not match: a field stands in quotes as a whole, and a quote inside it is doubled"
                            .formatted(path, line),
                    e);
        } catch (IOException e) {
            throw new FeedException("Cannot read " + path + ": " + e, e);
        }
        return new CsvFile(path, separator, isNamed ? rows.subList(1, rows.size()) : rows);
    }

    private static List<String> fields(CsvParser parser) throws IOException {
        List<String> fields = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            fields.add(parser.getText().strip());
        }
        return fields;
    }

    private static String text(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new FeedException("There is no file " + path);
        }
        try {
            String text = Files.readString(path);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new FeedException(path + " is not text in UTF-8: save it as CSV in UTF-8", e);
        } catch (IOException e) {
            throw new FeedException("Cannot read " + path + ": " + e, e);
        }
    }

    /** The one that stands most often in the first row, outside quotes. */
    private static char separator(String text) {
        int[] counts = new int[SEPARATORS.length()];
        String header = text.stripLeading();
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                counts[SEPARATORS.indexOf(c)]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }
}
