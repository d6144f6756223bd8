package cardstate.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the HTTP server listens.
 *
 * @param host {@code HTTP_HOST}
 * @param port {@code HTTP_PORT}
 * @param advertised {@code HTTP_ADVERTISED}, host:port at which other instances reach this one
 * @param tokenFile {@code HTTP_TOKEN_FILE}, bearer tokens; null only on loopback
 */
public record HttpSettings(String host, int port, String advertised, @Nullable Path tokenFile) {}
