package cardstate.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Client properties among the variables: PREFIX_SOME_NAME is {@code some.name}. A client's own definitions say which
 * names are known, how each is spelt, and what a value must look like; unknown names are what Kubernetes and others
 * put beside them.
 */
final class PassThrough {

    private final Environment environment;
    private final String prefix;
    private final Map<String, Known> known = new TreeMap<>();
    private final List<String> unknown = new ArrayList<>();

    /** @param shape the definition that a value must meet; null: any text */
    private record Known(String property, ConfigDef.@Nullable ConfigKey shape) {}

    PassThrough(Environment environment, String prefix) {
        this.environment = environment;
        this.prefix = prefix;
    }

    /** Makes a property known, the first spelling of a variable's name winning. */
    void know(String property, ConfigDef.@Nullable ConfigKey shape) {
        know(variable(property), property, shape);
    }

    void know(String variable, String property, ConfigDef.@Nullable ConfigKey shape) {
        known.putIfAbsent(variable, new Known(property, shape));
    }

    /** The known properties that are set, by property; what is wrong with one is noted in the environment. */
    Map<String, String> read() {
        Map<String, String> properties = new TreeMap<>();
        for (String name : environment.namesWithPrefix(prefix)) {
            String suffix = name.substring(prefix.length());
            Known exact = known.get(suffix);
            if (exact == null && suffix.endsWith(Environment.FILE_SUFFIX)) {
                suffix = suffix.substring(0, suffix.length() - Environment.FILE_SUFFIX.length());
                exact = known.get(suffix);
            }
            if (exact == null) {
                unknown.add(name);
            } else if (!properties.containsKey(exact.property())) {
                String value = value(prefix + suffix);
                if (value != null && isWellFormed(prefix + suffix, exact, value)) {
                    properties.put(exact.property(), asChecked(exact, value));
                }
            }
        }
        return properties;
    }

    /** After {@link #read()}: the variables that nobody knows. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** The variable that a property is set with. */
    String nameOf(String property) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().property().equals(property))
                .map(entry -> prefix + entry.getKey())
                .findFirst()
                .orElse(prefix + variable(property));
    }

    /** An empty variable counts as unset, but where emptiness has a meaning: no host name verification. */
    private @Nullable String value(String name) {
        String value = environment.raw(name);
        return value == null && name.endsWith("SSL_ENDPOINT_IDENTIFICATION_ALGORITHM")
                ? environment.variable(name)
                : value;
    }

    private boolean isWellFormed(String name, Known property, String value) {
        ConfigDef.ConfigKey shape = property.shape();
        if (shape == null) {
            return true;
        }
        try {
            Object parsed = ConfigDef.parseType(property.property(), value, shape.type());
            if (shape.validator != null) {
                shape.validator.ensureValid(property.property(), parsed);
            }
            return true;
        } catch (ConfigException e) {
            // the exception's message quotes the value
            environment.problem(name, "is no value for " + property.property() + ": expected " + expectation(shape));
            return false;
        }
    }

    /** Kafka checks a value without the white space around it, all but a password: so it is passed on. */
    private static String asChecked(Known property, String value) {
        ConfigDef.ConfigKey shape = property.shape();
        return shape == null || shape.type() == ConfigDef.Type.PASSWORD ? value : value.trim();
    }

    private static String expectation(ConfigDef.ConfigKey shape) {
        String type = shape.type() == ConfigDef.Type.CLASS
                ? "the name of a class on the class path"
                : shape.type().name().toLowerCase(Locale.ROOT);
        String bounds = String.valueOf(shape.validator);
        return shape.validator == null || bounds.isBlank() ? type : type + ", " + bounds;
    }

    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
