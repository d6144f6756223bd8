package cardstate.provider;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;

/**
 * One request of cards/list.
 *
 * @param requestId a UUIDv7 of its own
 * @param body the exact bytes that are signed and sent; not to be altered
 */
record CardsListRequest(String requestId, byte[] body) {

    static CardsListRequest of(String clientId) {
        String requestId = UuidCreator.getTimeOrderedEpoch().toString();
        StringBuilder json = new StringBuilder(128)
                .append("{\"request_id\":\"")
                .append(requestId)
                .append("\",\"client_id\":\"");
        JsonStringEncoder.getInstance().quoteAsString(clientId, json);
        return new CardsListRequest(requestId, json.append("\"}").toString().getBytes(StandardCharsets.UTF_8));
    }
}
