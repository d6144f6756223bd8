package cardstate.dev.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code X-JWS-Signature} as the provider documents it: a JWS with detached payload, HS512, whose protected header
 * has its members in one order. Written apart from the service's signer. Owned by one thread.
 */
final class JwsCheck {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String authId;
    private final Mac mac;

    JwsCheck(String authId, String secret) {
        this.authId = authId;
        try {
            mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no HmacSHA512", e);
        }
    }

    /** What is wrong with the signature, null where it is right. */
    @Nullable
    String problem(@Nullable String signature, String path, @Nullable String query, byte[] body) {
        if (signature == null) {
            return "X-JWS-Signature is missing";
        }
        int dots = signature.indexOf("..");
        if (dots < 0) {
            return "X-JWS-Signature is not header..signature";
        }
        String header = signature.substring(0, dots);
        String expected = BASE64.encodeToString(header(path, query).getBytes(StandardCharsets.UTF_8));
        if (!header.equals(expected)) {
            return "the protected header is not, BASE64URL: " + header(path, query);
        }
        mac.update((header + ".").getBytes(StandardCharsets.US_ASCII));
        String right = BASE64.encodeToString(mac.doFinal(BASE64.encode(body)));
        boolean same = MessageDigest.isEqual(
                right.getBytes(StandardCharsets.US_ASCII),
                signature.substring(dots + 2).getBytes(StandardCharsets.UTF_8));
        return same ? null : "the signature does not fit the secret and the bytes of the body";
    }

    private String header(String path, @Nullable String query) {
        return "{\"uri\":\"" + path + "\",\"auth_id\":\"" + authId + "\",\"method\":\"POST\",\"params\":\""
                + (query == null ? "" : query) + "\",\"alg\":\"HS512\"}";
    }
}
