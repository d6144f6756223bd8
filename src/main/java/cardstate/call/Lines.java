package cardstate.call;

import cardstate.request.Request;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The lines of all clients that wait for something. Stream thread only. */
final class Lines {

    private final Map<String, ClientLine> byClient = new HashMap<>();

    ClientLine of(String clientId) {
        return byClient.computeIfAbsent(clientId, ClientLine::new);
    }

    boolean has(Request request) {
        ClientLine line = byClient.get(request.clientId());
        return line != null && line.has(request.requestId());
    }

    void remove(ClientLine line) {
        byClient.remove(line.clientId);
    }

    Collection<ClientLine> all() {
        return byClient.values();
    }

    boolean isEmpty() {
        return byClient.isEmpty();
    }
}
