package cardstate.dev.bench;

import java.util.ArrayList;
import java.util.List;

/** The table as an SVG, for light and dark pages: throughput, and what is added to the provider's latency. Pure. */
final class Picture {

    static final int WIDTH = 860;

    private static final int MARGIN = 24;

    private static final String STYLE =
            """
            <style>
            text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:#1f2933}
            .bg{fill:#fff} .title{font-size:15px;font-weight:600} .soft{fill:#5b6673} .end{text-anchor:end}
            .service{fill:#2f6fb2} .peer{fill:#d08a2e} .plain{fill:#8a94a3} .line{stroke:#5b6673;stroke-width:1.5}
            .limit{stroke:#1f2933;stroke-width:2;stroke-dasharray:3 3}
            @media (prefers-color-scheme:dark){
            text{fill:#e6edf3} .bg{fill:#0d1117} .soft{fill:#9aa6b2} .service{fill:#5aa0e6} .peer{fill:#e0a552}
            .plain{fill:#6e7b8a} .line{stroke:#9aa6b2} .limit{stroke:#e6edf3}
            }
            </style>
            """;

    private Picture() {}

    /** Of the rows that have a throughput or a latency; the others are not shown. */
    static String of(List<Row> rows) {
        List<Chart> charts = new ArrayList<>();
        charts.add(Chart.throughput(rows));
        charts.add(Chart.latency(rows));
        StringBuilder body = new StringBuilder();
        int y = MARGIN;
        for (Chart chart : charts) {
            if (!chart.isEmpty()) {
                y = chart.draw(body, y) + MARGIN;
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + y + "\" role=\"img\""
                + " aria-label=\"Throughput and latency of the service beside others\">\n" + STYLE
                + "<rect class=\"bg\" width=\"" + WIDTH + "\" height=\"" + y + "\" rx=\"8\"/>\n" + body + "</svg>\n";
    }
}
