package cardstate.config;

import java.util.List;

/**
 * What was read from the environment.
 *
 * @param settings valid as they stand
 * @param warnings what works but deserves a look, a line each; for the log, free of values
 */
public record LoadedSettings(Settings settings, List<String> warnings) {

    public LoadedSettings {
        warnings = List.copyOf(warnings);
    }
}
