package cardstate.provider;

import cardstate.config.Secret;
import cardstate.config.SecretSource;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes the value of {@code X-JWS-Signature}: a JWS (RFC 7515) with detached payload, HS512 over the exact bytes of the
 * body. The protected header has the provider's members in the provider's order.
 *
 * <p>The MAC is the JDK's, not nimbus-jose-jwt's: that library refuses a secret shorter than 64 bytes for HS512, as RFC
 * 7518 asks, and orders the header's members itself; the provider's secrets may be short and its header has an order.
 *
 * <p>Owned by one thread.
 */
final class JwsSigner {

    private static final String HMAC = "HmacSHA512";
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final SecretSource secrets;
    private final String detached;
    private final byte[] signedHeader;
    private final Mac mac;
    private @Nullable Secret keyed;

    /**
     * @param path the path that is sent, signed as {@code uri}
     * @param authId the partner's id
     * @param secrets asked at each signature, for the secret may rotate
     */
    JwsSigner(String path, String authId, SecretSource secrets) {
        this.secrets = secrets;
        String header = "{\"uri\":\"" + escaped(path) + "\",\"auth_id\":\"" + escaped(authId)
                + "\",\"method\":\"POST\",\"params\":\"\",\"alg\":\"HS512\"}";
        String encoded = BASE64URL.encodeToString(header.getBytes(StandardCharsets.UTF_8));
        this.detached = encoded + "..";
        this.signedHeader = (encoded + ".").getBytes(StandardCharsets.US_ASCII);
        try {
            this.mac = Mac.getInstance(HMAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC, e);
        }
    }

    /** The signature of a body; throws what {@link SecretSource} throws, and on an empty secret. */
    String sign(byte[] body) {
        key(secrets.current());
        mac.update(signedHeader);
        mac.update(BASE64URL.encode(body));
        return detached + BASE64URL.encodeToString(mac.doFinal());
    }

    private void key(Secret secret) {
        if (secret.equals(keyed)) {
            return;
        }
        keyed = null;
        try {
            mac.init(new SecretKeySpec(secret.bytes(), HMAC));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("CARD_API_SECRET is no key to sign with: it is empty", e);
        }
        keyed = secret;
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }
}
