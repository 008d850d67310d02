package io.tickertape.trading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a file as RFC 4180 says, without knowing who wrote it. */
public final class CsvFile {
    private CsvFile() {}

    /** Its lines, by the names in the first. */
    public static List<Map<String, String>> read(String file) {
        if (!file.startsWith("\uFEFF") || !file.endsWith("\r\n")) {
            throw new AssertionError("Not a whole file in UTF-8: " + file);
        }
        List<List<String>> lines = lines(file.substring(1));
        List<String> names = lines.remove(0);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines) {
            if (line.size() != names.size()) {
                throw new AssertionError(line.size() + " cells under " + names.size() + " names: " + line);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int cell = 0; cell < names.size(); cell++) {
                row.put(names.get(cell), line.get(cell));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> lines(String file) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int place = 0; place < file.length(); place++) {
            char sign = file.charAt(place);
            if (isQuoted && sign == '"' && place + 1 < file.length() && file.charAt(place + 1) == '"') {
                cell.append('"');
                place++;
            } else if (sign == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && sign == ',') {
                line.add(cell.toString());
                cell.setLength(0);
            } else if (!isQuoted && file.startsWith("\r\n", place)) {
                line.add(cell.toString());
                cell.setLength(0);
                lines.add(line);
                line = new ArrayList<>();
                place++;
            } else {
                cell.append(sign);
            }
        }
        return lines;
    }
}
