package cardstate.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTTP_ variables: where the HTTP server listens, and who may ask it. */
final class HttpReader {

    private static final String HOST = "HTTP_HOST";
    private static final String ADVERTISED = "HTTP_ADVERTISED";
    private static final String TOKENS = "HTTP_TOKEN_FILE";
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?):(\\d{1,5})");

    private final Environment environment;

    HttpReader(Environment environment) {
        this.environment = environment;
    }

    HttpSettings read() {
        String host = host();
        int port = environment.number("HTTP_PORT", 8080, 1, 65_535);
        Path tokens = environment.existingFile(TOKENS);
        if (!isLoopback(host) && environment.text(TOKENS) == null) {
            environment.problem(
                    HOST,
                    "is reachable from other machines: set " + TOKENS + " to a file with bearer tokens, or listen on"
                            + " 127.0.0.1");
        }
        return new HttpSettings(host, port, advertised(host, port), tokens);
    }

    private String host() {
        String host = environment.text(HOST, "127.0.0.1");
        if (HOST_NAME.matcher(host).matches() || IPV6.matcher(host).matches()) {
            return host;
        }
        environment.problem(HOST, "must be a host name or an address, without a port");
        return "127.0.0.1";
    }

    private String advertised(String host, int port) {
        String own = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        String advertised = environment.text(ADVERTISED, own);
        Matcher match = HOST_AND_PORT.matcher(advertised);
        if (!match.matches() || Integer.parseInt(match.group(3)) > 65_535 || Integer.parseInt(match.group(3)) < 1) {
            environment.problem(ADVERTISED, "must be host:port, at which other instances reach this one");
        } else if (advertised.equals(own) && (host.equals("0.0.0.0") || host.equals("::"))) {
            environment.warning(ADVERTISED + " is not set and " + HOST + " is every address of this machine: other"
                    + " instances cannot reach this one; set " + ADVERTISED + " to host:port");
        }
        return advertised;
    }

    /** Names are not looked up: only localhost and literal addresses count as loopback. */
    private static boolean isLoopback(String host) {
        if (!IPV4.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            return host.equalsIgnoreCase("localhost");
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
