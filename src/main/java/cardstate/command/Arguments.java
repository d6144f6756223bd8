package cardstate.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command's words: options with a value, options without, and what is neither, as is all that stands behind {@code --}.
 * Immutable.
 *
 * @param values by option, in their order; none where the option was not given
 */
record Arguments(Set<String> flags, Map<String, List<String>> values, List<String> words) {

    private static final String WORDS_ONLY = "--";

    /** @throws UsageException where an option is not known, or lacks its value */
    static Arguments of(List<String> arguments, Set<String> flags, Set<String> valued) {
        Deque<String> left = new ArrayDeque<>(arguments);
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<String> given = new ArrayList<>();
        List<String> words = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.remove();
            if (next.equals(WORDS_ONLY)) {
                words.addAll(left);
                left.clear();
            } else if (flags.contains(next)) {
                given.add(next);
            } else if (valued.contains(next)) {
                if (left.isEmpty()) {
                    throw new UsageException(next + " needs a value");
                }
                values.computeIfAbsent(next, option -> new ArrayList<>()).add(left.remove());
            } else if (next.startsWith("--")) {
                throw new UsageException("there is no option " + next);
            } else {
                words.add(next);
            }
        }
        return new Arguments(Set.copyOf(given), Map.copyOf(values), List.copyOf(words));
    }

    /** What may be an option: what stands before {@code --}. */
    static List<String> options(List<String> arguments) {
        int end = arguments.indexOf(WORDS_ONLY);
        return end < 0 ? arguments : arguments.subList(0, end);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    String last(String option, String otherwise) {
        List<String> given = all(option);
        return given.isEmpty() ? otherwise : given.get(given.size() - 1);
    }

    /** @throws UsageException where a word is left that means nothing */
    Arguments withoutWords() {
        if (!words.isEmpty()) {
            throw new UsageException("what is " + words.get(0) + "?");
        }
        return this;
    }
}
