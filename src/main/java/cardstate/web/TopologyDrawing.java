package cardstate.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** A topology as SVG: a box a node, from left to right as records flow, a frame a sub-topology. Pure. */
final class TopologyDrawing {

    private static final int BOX_WIDTH = 230;
    private static final int BOX_HEIGHT = 46;
    private static final int COLUMN = 290;
    private static final int ROW = 66;
    private static final int MARGIN = 30;
    private static final int TITLE = 28;

    private static final String STYLE =
            """
            <style>
            svg { color-scheme: light dark; background: light-dark(#fff, #14171c); font: 12px system-ui, sans-serif }
            .frame { fill: light-dark(#f4f6f8, #1b2027); stroke: light-dark(#c8d0d8, #39424d) }
            .box { fill: light-dark(#fff, #242b34); stroke: light-dark(#5b6b7b, #8494a5) }
            .topic { fill: light-dark(#e8f1fb, #17304a) }
            text { fill: light-dark(#16202a, #e6ebf0) } .faint { fill: light-dark(#52606d, #a6b2be) }
            .edge { fill: none; stroke: light-dark(#5b6b7b, #8494a5) } #tip { fill: light-dark(#5b6b7b, #8494a5) }
            </style>
            <defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
            <path id="tip" d="M0 0 8 4 0 8z"/></marker></defs>
            """;

    private record Place(int x, int y) {}

    private TopologyDrawing() {}

    static String of(TopologyDescription topology) {
        StringBuilder body = new StringBuilder();
        int top = MARGIN;
        int width = 0;
        for (Subtopology part : topology.subtopologies()) {
            Map<Integer, List<Node>> columns = columns(part);
            int rows = columns.values().stream().mapToInt(List::size).max().orElse(0);
            int partWidth = (columns.size() - 1) * COLUMN + BOX_WIDTH + 2 * MARGIN;
            int partHeight = TITLE + rows * ROW + MARGIN;
            draw(part, columns, top, partWidth, partHeight, body);
            width = Math.max(width, partWidth);
            top += partHeight + MARGIN;
        }
        int whole = width + 2 * MARGIN;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 " + whole + " " + top
                + "\" width=\"" + whole + "\" height=\"" + top + "\"><title>Topology</title>\n" + STYLE + body
                + "</svg>\n";
    }

    /** The nodes by how far they are from a source, at the most. */
    private static Map<Integer, List<Node>> columns(Subtopology part) {
        Map<String, Integer> depths = new HashMap<>();
        List<Node> nodes = new ArrayList<>(part.nodes());
        for (int pass = 0; pass < nodes.size(); pass++) {
            for (Node node : nodes) {
                int depth = node.predecessors().stream()
                        .mapToInt(before -> depths.getOrDefault(before.name(), 0) + 1)
                        .max()
                        .orElse(0);
                depths.put(node.name(), Math.min(depth, nodes.size()));
            }
        }
        Map<Integer, List<Node>> columns = new LinkedHashMap<>();
        new TreeSet<>(depths.values()).forEach(depth -> columns.put(depth, new ArrayList<>()));
        nodes.forEach(node -> columns.computeIfAbsent(depths.getOrDefault(node.name(), 0), depth -> new ArrayList<>())
                .add(node));
        return columns;
    }

    private static void draw(
            Subtopology part, Map<Integer, List<Node>> columns, int top, int width, int height, StringBuilder body) {
        body.append("<rect class=\"frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>%n"
                .formatted(MARGIN, top, width, height));
        body.append("<text x=\"%d\" y=\"%d\" class=\"faint\">Sub-topology %d</text>%n"
                .formatted(MARGIN + 12, top + 20, part.id()));
        Map<String, Place> places = new LinkedHashMap<>();
        int x = 2 * MARGIN;
        for (List<Node> column : columns.values()) {
            int y = top + TITLE + 8;
            for (Node node : column) {
                places.put(node.name(), new Place(x, y));
                y += ROW;
            }
            x += COLUMN;
        }
        for (Node node : part.nodes()) {
            node.successors().forEach(next -> edge(place(places, node), place(places, next), body));
        }
        part.nodes().forEach(node -> box(node, place(places, node), body));
    }

    private static Place place(Map<String, Place> places, Node node) {
        return places.getOrDefault(node.name(), new Place(0, 0));
    }

    private static void edge(Place from, Place to, StringBuilder body) {
        int startX = from.x() + BOX_WIDTH;
        int startY = from.y() + BOX_HEIGHT / 2;
        int endY = to.y() + BOX_HEIGHT / 2;
        int bend = (startX + to.x()) / 2;
        body.append("<path class=\"edge\" marker-end=\"url(#arrow)\" d=\"M%d %dC%d %d %d %d %d %d\"/>%n"
                .formatted(startX, startY, bend, startY, bend, endY, to.x(), endY));
    }

    private static void box(Node node, Place place, StringBuilder body) {
        String second = "";
        String kind = "box topic";
        if (node instanceof Source source) {
            second = "from " + String.join(", ", new TreeSet<>(source.topicSet()));
        } else if (node instanceof Sink sink) {
            second = "to " + sink.topic();
        } else {
            kind = "box";
            second = node instanceof Processor processor && !processor.stores().isEmpty()
                    ? "stores " + processor.stores().stream().sorted().collect(Collectors.joining(", "))
                    : "";
        }
        body.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"5\"/>%n"
                .formatted(kind, place.x(), place.y(), BOX_WIDTH, BOX_HEIGHT));
        body.append("<text x=\"%d\" y=\"%d\">%s</text>%n".formatted(place.x() + 10, place.y() + 19, fit(node.name())));
        body.append("<text x=\"%d\" y=\"%d\" class=\"faint\">%s</text>%n"
                .formatted(place.x() + 10, place.y() + 36, fit(second)));
    }

    private static String fit(String text) {
        String shown = text.length() <= 36 ? text : text.substring(0, 35) + "…";
        return shown.replace("&", "&amp;").replace("<", "&lt;");
    }
}
