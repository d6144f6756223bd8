package cardstate.dev.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a cards/list call. */
record ListRequest(String requestId, String clientId) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Null where the body is no JSON object of two strings. */
    static @Nullable ListRequest parse(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    return null;
                }
                fields.put(name, parser.getText());
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                return null;
            }
        } catch (IOException e) {
            return null;
        }
        String requestId = fields.get("request_id");
        String clientId = fields.get("client_id");
        return requestId == null || clientId == null || requestId.isEmpty() || clientId.isEmpty()
                ? null
                : new ListRequest(requestId, clientId);
    }
}
