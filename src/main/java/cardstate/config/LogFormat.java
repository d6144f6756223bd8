package cardstate.config;

/** How log lines look: for a person, or one JSON object a line. */
public enum LogFormat {
    TEXT,
    JSON
}
