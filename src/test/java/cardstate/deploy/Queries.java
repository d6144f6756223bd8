package cardstate.deploy;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a PromQL expression names. Pure. */
final class Queries {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?=(\\s*\\()?)");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)\\s*(=~|!~|!=|=)");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    private Queries() {}

    /** The names of the series, without functions, labels and numbers. */
    static Set<String> series(String expression) {
        String bare = GROUPING.matcher(expression).replaceAll(" ");
        bare = SELECTOR.matcher(bare).replaceAll("$1");
        bare = bare.replaceAll("\\[[^\\]]*]", " ");
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(bare);
        while (name.find()) {
            boolean function = name.group(1) != null;
            boolean unit = name.start() > 0 && Character.isDigit(bare.charAt(name.start() - 1));
            if (!function && !unit && !WORDS.contains(name.group())) {
                names.add(name.group());
            }
        }
        return names;
    }

    /** The labels that it chooses, groups or joins by. */
    static Set<String> labels(String expression) {
        Set<String> labels = new TreeSet<>();
        Matcher grouping = GROUPING.matcher(expression);
        while (grouping.find()) {
            for (String label : grouping.group(2).split(",", -1)) {
                labels.add(label.strip());
            }
        }
        Matcher selector = SELECTOR.matcher(expression);
        while (selector.find()) {
            LABEL.matcher(selector.group(2)).results().forEach(label -> labels.add(label.group(1)));
        }
        return labels;
    }
}
