package cardstate.dev.provider;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the simulated provider can do wrong. */
public enum Fault {
    /** HTTP 500. */
    HTTP_500("500"),
    /** HTTP 429 with Retry-After. */
    HTTP_429("429"),
    /** HTTP 401, as for a wrong key. */
    HTTP_401("401"),
    /** No answer until the caller closes the connection. */
    TIMEOUT("timeout"),
    /** The connection is closed instead of an answer. */
    RESET("reset"),
    /** HTTP 200 with an HTML page. */
    INVALID("invalid"),
    /** HTTP 200, not ready yet. */
    PROCESS("process"),
    /** HTTP 200, completed with an error. */
    ERROR("error");

    private final String label;

    Fault(String label) {
        this.label = label;
    }

    /** What options and JSON call it. */
    public String label() {
        return label;
    }

    static Fault of(String label) {
        return Arrays.stream(values())
                .filter(fault -> fault.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fault '" + label + "': take one of "
                        + Arrays.stream(values()).map(Fault::label).collect(Collectors.joining(", "))));
    }
}
