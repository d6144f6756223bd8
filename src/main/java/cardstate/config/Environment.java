package cardstate.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The variables as they are read, and everything found wrong or odd on the way. A bad value is noted and replaced by
 * a harmless one, so that one reading finds all of them. No note quotes a value: any variable may hold a secret by
 * mistake. For one thread.
 */
final class Environment {

    static final String FILE_SUFFIX = "_FILE";

    private static final int LARGEST_FILE = 1_048_576;

    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    void problem(String name, String whatAndMend) {
        problems.add(name + " " + whatAndMend);
    }

    void warning(String text) {
        warnings.add(text);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    SortedSet<String> namesWithPrefix(String prefix) {
        SortedSet<String> names = new TreeSet<>();
        variables.keySet().stream().filter(name -> name.startsWith(prefix)).forEach(names::add);
        return names;
    }

    /** The value as it stands, from NAME or from the file that NAME_FILE names; an empty variable counts as unset. */
    @Nullable
    String raw(String name) {
        String direct = set(name);
        String file = set(name + FILE_SUFFIX);
        if (direct != null && file != null) {
            problem(name, "and " + name + FILE_SUFFIX + " are both set: keep one of them");
            return direct;
        }
        return file == null ? direct : fileContent(name + FILE_SUFFIX, file);
    }

    /** The value without white space around it. */
    @Nullable
    String text(String name) {
        String value = raw(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    /** Notes that a required setting has no value, but where NAME_FILE is set: that has a note of its own. */
    void missing(String name, String mend) {
        if (set(name + FILE_SUFFIX) == null) {
            problem(name, "is missing: " + mend);
        }
    }

    /** The variable itself, exactly; also where it is empty. */
    @Nullable
    String variable(String name) {
        return variables.get(name);
    }

    int number(String name, int otherwise, int least, int most) {
        return optionalNumber(name, least, most).orElse(otherwise);
    }

    OptionalInt optionalNumber(String name, int least, int most) {
        String value = text(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // told below, with the bounds
        }
        problem(name, "must be a whole number from " + least + " to " + most + injected(value));
        return OptionalInt.empty();
    }

    boolean flag(String name, boolean otherwise) {
        String value = text(name, Boolean.toString(otherwise));
        if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(value);
        }
        problem(name, "must be true or false");
        return otherwise;
    }

    /** The path of a file that must be there, be readable and hold something: the setting's value is its path. */
    @Nullable
    Path existingFile(String name) {
        String value = text(name);
        return value == null ? null : existing(name, value);
    }

    /** What the file holds, without the newline at its end; what is wrong with it is noted under the name. */
    @Nullable
    String fileContent(String name, String file) {
        Path path = existing(name, file);
        if (path == null) {
            return null;
        }
        try {
            String content = withoutNewlineAtEnd(Files.readString(path));
            if (!content.isBlank()) {
                return content;
            }
            problem(name, "names the file " + path + ", which is empty: write the value into it");
        } catch (IOException e) {
            problem(name, "names the file " + path + ", which cannot be read as text: correct its content");
        }
        return null;
    }

    static String withoutNewlineAtEnd(String content) {
        int end = content.length();
        while (end > 0 && (content.charAt(end - 1) == '\n' || content.charAt(end - 1) == '\r')) {
            end--;
        }
        return content.substring(0, end);
    }

    private @Nullable Path existing(String name, String file) {
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                problem(name, "names the file " + path + ", which is not there: create it or correct the path");
            } else if (!Files.isReadable(path)) {
                problem(name, "names the file " + path + ", which cannot be read: let this user read it");
            } else if (Files.size(path) == 0) {
                problem(name, "names the file " + path + ", which is empty: write the value into it");
            } else if (Files.size(path) > LARGEST_FILE) {
                problem(name, "names the file " + path + ", which is larger than 1 MiB: correct the path");
            } else {
                return path;
            }
        } catch (InvalidPathException e) {
            problem(name, "is not a path of this system: correct it");
        } catch (IOException e) {
            problem(name, "names the file " + file + ", which cannot be read: let this user read it");
        }
        return null;
    }

    private @Nullable String set(String name) {
        String value = variables.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static String injected(String value) {
        return value.startsWith("tcp://")
                ? "; this looks like a variable that Kubernetes injects for a service: set enableServiceLinks to false"
                : "";
    }
}
