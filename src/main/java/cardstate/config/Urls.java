package cardstate.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rules for the addresses among the settings. None of them is printed: a URL may hold a password by mistake. */
final class Urls {

    private Urls() {}

    /** What is wrong with a base URL, or null. A path may follow the host. */
    static @Nullable String whatIsWrong(String text) {
        URI uri = parse(text);
        if (uri == null || !isHttp(uri) || uri.getHost() == null) {
            return "must be an http:// or https:// URL with a host";
        }
        if (uri.getRawUserInfo() != null) {
            return "must not carry a user or a password";
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return "must not carry a query or a fragment";
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return "must name a port from 1 to 65535, or none";
        }
        return null;
    }

    /** What is wrong with the address of an HTTP proxy, or null. */
    static @Nullable String whatIsWrongWithProxy(String text) {
        URI uri = parse(text);
        if (uri == null
                || whatIsWrong(text) != null
                || !"http".equalsIgnoreCase(uri.getScheme())
                || uri.getPort() < 1
                || !uri.getRawPath().replace("/", "").isEmpty()) {
            return "must be http://host:port, without a user, a path or a query";
        }
        return null;
    }

    static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    static boolean isPlain(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isHttp(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https");
    }
}
