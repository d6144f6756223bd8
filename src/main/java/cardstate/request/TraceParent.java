package cardstate.request;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The W3C trace context of a request, as it goes on in the HTTP call. */
public final class TraceParent {

    private static final String NAME = "traceparent";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /** The header's value, or an empty string where there is none of the right form. */
    public static String of(Headers headers) {
        Header header = headers.lastHeader(NAME);
        if (header == null || header.value() == null || header.value().length != 55) {
            return "";
        }
        String value = new String(header.value(), StandardCharsets.US_ASCII);
        return FORM.matcher(value).matches() ? value : "";
    }
}
