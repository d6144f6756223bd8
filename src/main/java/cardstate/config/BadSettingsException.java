package cardstate.config;

import java.util.List;

/** The environment holds settings that cannot be used: all of them at once. Carries names and mends, never a value. */
public final class BadSettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public BadSettingsException(List<String> problems) {
        super(report(problems));
        this.problems = List.copyOf(problems);
    }

    /** One line a bad setting: its name, what is wrong, and how to mend it. */
    public List<String> problems() {
        return problems;
    }

    private static String report(List<String> problems) {
        String head = problems.size() == 1 ? "1 setting is wrong" : problems.size() + " settings are wrong";
        return head + "; nothing was started:\n  " + String.join("\n  ", problems);
    }
}
