package cardstate.config;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The CARD_API_ variables that say how the provider is reached. */
final class ProviderReader {

    private static final URI NOWHERE = URI.create("http://localhost");
    private static final String URL = "CARD_API_URL";
    private static final String SECRET = "CARD_API_SECRET";
    private static final String AUTHORITIES = "CARD_API_CA_FILE";
    private static final String CERTIFICATE = "CARD_API_CLIENT_CERT_FILE";
    private static final String KEY = "CARD_API_CLIENT_KEY_FILE";

    private final Environment environment;

    ProviderReader(Environment environment) {
        this.environment = environment;
    }

    ProviderSettings read() {
        URI url = url();
        Path authorities = environment.existingFile(AUTHORITIES);
        Path certificate = environment.existingFile(CERTIFICATE);
        Path key = environment.existingFile(KEY);
        checkPair(CERTIFICATE, KEY);
        checkPair(KEY, CERTIFICATE);
        checkContents(authorities, certificate, key);
        if (Urls.isPlain(url) && (authorities != null || certificate != null)) {
            environment.warning(URL + " is http://: the files for TLS are not used");
        }
        return new ProviderSettings(
                url,
                authId(),
                secret(),
                Duration.ofMillis(environment.number("CARD_API_TIMEOUT_MS", 10_000, 1, 600_000)),
                environment.number("CARD_API_MAX_RESPONSE_BYTES", 2_097_152, 1_024, 268_435_456),
                authorities,
                certificate,
                key,
                proxy());
    }

    private URI url() {
        String text = environment.text(URL);
        if (text == null) {
            environment.missing(URL, "set it to the provider's base URL, the part before /v5/card-api");
            return NOWHERE;
        }
        String wrong = Urls.whatIsWrong(text);
        if (wrong != null) {
            environment.problem(URL, wrong + "; a path may follow, the base before /v5/card-api");
            return NOWHERE;
        }
        return URI.create(text);
    }

    private String authId() {
        String id = environment.text("CARD_API_AUTH_ID");
        if (id == null) {
            environment.missing("CARD_API_AUTH_ID", "set it to the partner's id that the provider gave");
        }
        return Objects.requireNonNullElse(id, "");
    }

    /** The secret is taken as it stands: white space within it or around it may belong to it. */
    private SecretSource secret() {
        String first = environment.raw(SECRET);
        if (first == null || first.isBlank()) {
            environment.missing(SECRET, "set it, or set " + SECRET + "_FILE to the file that holds it");
            return new FixedSecret(new Secret(""));
        }
        String file = environment.text(SECRET + Environment.FILE_SUFFIX);
        return file == null
                ? new FixedSecret(new Secret(first))
                : new FileSecret(Path.of(file), new Secret(first), System::nanoTime);
    }

    private void checkPair(String one, String other) {
        if (environment.text(one) != null && environment.text(other) == null) {
            environment.problem(one, "needs " + other + ": a certificate and its key go together");
        }
    }

    private void checkContents(@Nullable Path authorities, @Nullable Path certificate, @Nullable Path key) {
        if (authorities != null) {
            certificates(AUTHORITIES, authorities);
        }
        List<Certificate> own = certificate == null ? List.of() : certificates(CERTIFICATE, certificate);
        if (key != null && !PemFiles.hasKey(key)) {
            environment.problem(
                    KEY,
                    "names the file " + key + ", which holds no private key: write one into it as PEM, not encrypted");
        } else if (key != null && !own.isEmpty() && !PemFiles.belongTogether(own.get(0), key)) {
            environment.problem(
                    KEY,
                    "names the file " + key + ", whose key is not that of the first certificate in " + certificate);
        }
    }

    private List<Certificate> certificates(String name, Path file) {
        List<Certificate> found = PemFiles.certificates(file);
        if (found.isEmpty()) {
            environment.problem(
                    name, "names the file " + file + ", which holds no certificate: write one into it as PEM");
        }
        return found;
    }

    private @Nullable URI proxy() {
        String text = environment.text("CARD_API_PROXY");
        String wrong = text == null ? null : Urls.whatIsWrongWithProxy(text);
        if (wrong != null) {
            environment.problem("CARD_API_PROXY", wrong);
        }
        return text == null || wrong != null ? null : URI.create(text);
    }
}
