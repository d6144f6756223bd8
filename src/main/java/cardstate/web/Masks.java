package cardstate.web;

import org.jspecify.annotations.Nullable;

/** What is left of a sensitive field for those who may not see it: enough to tell two apart, not enough to use. */
final class Masks {

    private static final int SHOWN = 4;
    private static final int COUNTRY = 2;
    private static final String HIDDEN = "****";

    private Masks() {}

    static @Nullable String mask(String field, String value) {
        return switch (field) {
            case "first_name", "last_name" ->
                value.isEmpty() ? "" : value.substring(0, value.offsetByCodePoints(0, 1)) + HIDDEN;
            case "iban" ->
                value.length() <= COUNTRY + SHOWN ? HIDDEN : value.substring(0, COUNTRY) + HIDDEN + end(value);
            case "card_mask" -> value.length() <= SHOWN ? HIDDEN : HIDDEN + end(value);
            case "ips_pan_token" -> null;
            default -> value;
        };
    }

    private static String end(String value) {
        return value.substring(value.length() - SHOWN);
    }
}
