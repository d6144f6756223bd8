package cardstate.dev.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lays rows out for a console and as CSV. Pure. */
final class Table {

    private static final List<String> LABELS = List.of("case", "system");

    private Table() {}

    /** The rows of one workload under its title, with the columns that any of them has a figure for. */
    static String text(String title, List<Row> rows) {
        List<Measure> measures = Arrays.stream(Measure.values())
                .filter(measure ->
                        rows.stream().anyMatch(row -> row.figures().get(measure).isPresent()))
                .toList();
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(LABELS);
        measures.forEach(measure -> head.add(measure.head()));
        lines.add(head);
        for (Row row : rows) {
            List<String> line = new ArrayList<>(List.of(row.label(), row.system()));
            measures.forEach(measure -> line.add(row.text(measure)));
            line.add(row.note());
            lines.add(line);
        }
        return title + "\n" + aligned(lines);
    }

    /** All rows with a column for each measure, in words; a row that has no figure for it has nothing there. */
    static String csv(List<Row> rows) {
        StringBuilder csv = new StringBuilder("workload,case,system,runs,void");
        for (Measure measure : Measure.values()) {
            csv.append(',').append(quoted(measure.label()));
        }
        csv.append('\n');
        for (Row row : rows) {
            csv.append(row.workload())
                    .append(',')
                    .append(quoted(row.label()))
                    .append(',')
                    .append(quoted(row.system()));
            csv.append(',').append(row.runs()).append(',').append(row.voided());
            for (Measure measure : Measure.values()) {
                csv.append(',').append(row.text(measure));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    /** Columns as wide as their widest cell: words to the left, figures to the right. */
    static String aligned(List<List<String>> lines) {
        int columns = lines.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns)
                .map(column -> lines.stream()
                        .mapToInt(line -> cell(line, column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return lines.stream()
                .map(line -> "  "
                        + IntStream.range(0, line.size())
                                .mapToObj(column -> padded(line.get(column), widths[column], column < LABELS.size()))
                                .collect(Collectors.joining("  "))
                                .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String cell(List<String> line, int column) {
        return column < line.size() ? line.get(column) : "";
    }

    private static String padded(String cell, int width, boolean left) {
        String space = " ".repeat(width - cell.length());
        return left ? cell + space : space + cell;
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
