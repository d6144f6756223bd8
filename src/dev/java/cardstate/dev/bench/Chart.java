package cardstate.dev.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Horizontal bars, those of one case together, in the rows' order. Immutable.
 *
 * @param measure a bar's length
 * @param mark where a line is drawn beside the bar: N / L as a tick, a high percentile as a whisker
 * @param rows those that have the measure
 */
record Chart(String title, String markLabel, Measure measure, Measure mark, List<Row> rows) {

    private static final int LEFT = 24;
    private static final int BARS = 250;
    private static final int LONGEST = 440;
    private static final int HEIGHT = 15;
    private static final int GAP = 3;
    private static final int CASE_GAP = 12;
    private static final int NUMBER = 45;
    private static final int TITLE = 22;

    private static final Set<String> SATURATED = Set.of("a", "b", "e");
    private static final Set<String> STEADY = Set.of("c");

    static Chart throughput(List<Row> rows) {
        return new Chart(
                "Requests answered in a second",
                "N / L, the most that so many calls in flight can bring",
                Measure.PER_SECOND,
                Measure.LIMIT_PER_SECOND,
                shown(rows, SATURATED, Measure.PER_SECOND));
    }

    static Chart latency(List<Row> rows) {
        return new Chart(
                "Milliseconds added to the provider's latency, median, at 100 requests a second",
                "99th percentile",
                Measure.P50_OVER_MS,
                Measure.P99_OVER_MS,
                shown(rows, STEADY, Measure.P50_OVER_MS));
    }

    /** A case that two workloads have is shown once. */
    private static List<Row> shown(List<Row> rows, Set<String> workloads, Measure measure) {
        Map<Measured, Row> shown = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> workloads.contains(row.workload())
                        && row.figures().get(measure).isPresent())
                .forEach(row -> shown.putIfAbsent(row.figures(), row));
        return List.copyOf(shown.values());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Draws from the y down. Where it ends. */
    int draw(StringBuilder svg, int top) {
        Map<String, List<Row>> cases =
                rows.stream().collect(Collectors.groupingBy(Row::label, LinkedHashMap::new, Collectors.toList()));
        int y = top + TITLE - 8;
        text(svg, LEFT, y, "title", title);
        y = legend(svg, y + TITLE) + CASE_GAP;
        for (Map.Entry<String, List<Row>> one : cases.entrySet()) {
            text(svg, LEFT, y + HEIGHT - 3, "", one.getKey());
            int start = y;
            for (Row row : one.getValue()) {
                bar(svg, y, row);
                y += HEIGHT + GAP;
            }
            limit(svg, start, y - GAP, one.getValue().get(0));
            y += CASE_GAP;
        }
        return y - CASE_GAP;
    }

    private int legend(StringBuilder svg, int y) {
        int x = LEFT;
        List<String> systems = rows.stream().map(Row::system).distinct().toList();
        for (String system : systems) {
            rect(svg, x, y - 10, 11, 11, style(system));
            text(svg, x + 17, y, "soft", system);
            x += 17 + 8 * system.length() + 14;
        }
        svg.append(line(x, y - 4, x + 14, y - 4, isLimit() ? "limit" : "line"));
        text(svg, x + 20, y, "soft", markLabel);
        return y;
    }

    private void bar(StringBuilder svg, int y, Row row) {
        double figure = row.figures().get(measure).orElseThrow();
        int end = x(figure);
        rect(svg, BARS, y, Math.max(1, end - BARS), HEIGHT, style(row.system()));
        OptionalDouble high = row.figures().get(mark);
        if (!isLimit() && high.isPresent()) {
            int to = x(high.getAsDouble());
            int middle = y + HEIGHT / 2;
            svg.append(line(end, middle, to, middle, "line")).append(line(to, y + 3, to, y + HEIGHT - 3, "line"));
            end = Math.max(end, to);
        }
        text(svg, clear(end + 8, row), y + HEIGHT - 3, "", number(figure));
    }

    /** Where the number goes, so that N / L does not strike it through. */
    private int clear(int x, Row row) {
        int limit = limitOf(row);
        return limit > x - 6 && limit < x + NUMBER ? limit + 8 : x;
    }

    /** Where N / L is drawn, 0 where it is not: far beyond the bars. */
    private int limitOf(Row row) {
        OptionalDouble limit = row.figures().get(mark);
        boolean shown = isLimit() && limit.isPresent() && limit.getAsDouble() <= 1.1 * longest();
        return shown ? x(limit.getAsDouble()) : 0;
    }

    /** N / L across the bars of a case, at its first row's. */
    private void limit(StringBuilder svg, int top, int bottom, Row row) {
        int x = limitOf(row);
        if (x > 0) {
            svg.append(line(x, top - 2, x, bottom + 2, "limit"));
        }
    }

    private boolean isLimit() {
        return mark == Measure.LIMIT_PER_SECOND;
    }

    private int x(double figure) {
        return BARS + (int) Math.round(LONGEST * Math.max(0, figure) / longest());
    }

    private double longest() {
        return rows.stream()
                .mapToDouble(row -> Math.max(
                        row.figures().get(measure).orElse(0),
                        isLimit() ? 0 : row.figures().get(mark).orElse(0)))
                .max()
                .orElse(1);
    }

    private String number(double figure) {
        return String.format(Locale.ROOT, isLimit() ? "%,.0f" : "%.1f", figure);
    }

    private static String style(String system) {
        return switch (system) {
            case Case.SERVICE -> "service";
            case Case.PEER -> "peer";
            default -> "plain";
        };
    }

    private static void rect(StringBuilder svg, int x, int y, int width, int height, String style) {
        svg.append(String.format(
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\"/>%n",
                style, x, y, width, height));
    }

    private static void text(StringBuilder svg, int x, int y, String style, String text) {
        svg.append(String.format(
                "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n",
                style, x, y, text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private static String line(int x1, int y1, int x2, int y2, String style) {
        return String.format("<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n", style, x1, y1, x2, y2);
    }
}
