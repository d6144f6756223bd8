package cardstate.provider;

import java.net.URI;

/**
 * Where cards/list is called. Immutable.
 *
 * @param host the host that is connected to, and that the certificate must name
 * @param port its port
 * @param tls whether the call is HTTPS
 * @param path the path as it is sent and signed, with the path of the base URL before it
 */
record Endpoint(String host, int port, boolean tls, String path) {

    private static final String CARDS_LIST = "/v5/card-api/client/cards/list";

    /** Of {@code CARD_API_URL}; an {@link IllegalArgumentException} says what is wrong with it. */
    static Endpoint of(URI base) {
        boolean tls = "https".equalsIgnoreCase(base.getScheme());
        if (base.getHost() == null || !(tls || "http".equalsIgnoreCase(base.getScheme()))) {
            throw new IllegalArgumentException("CARD_API_URL is no http or https URL with a host: give one such as "
                    + "https://test-api.freedompay.kz");
        }
        int port = base.getPort() >= 0 ? base.getPort() : tls ? 443 : 80;
        return new Endpoint(base.getHost(), port, tls, base.getRawPath().replaceFirst("/+$", "") + CARDS_LIST);
    }
}
