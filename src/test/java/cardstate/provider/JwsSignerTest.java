package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cardstate.config.Secret;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACVerifier;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JwsSignerTest {

    private static final String LONG_SECRET = "0123456789abcdef".repeat(5);
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void shouldMeetTheProvidersPublishedExample() {
        // given
        JwsSigner signer = new JwsSigner("/v5/card-api/request/status", "123456", () -> new Secret("secret"));
        String body = "{\"request_id\":\"828cf71d-a447-4a67-a149-c1df8bc197ca\"}";

        // when
        String signature = signer.sign(body.getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(signature)
                .isEqualTo("eyJ1cmkiOiIvdjUvY2FyZC1hcGkvcmVxdWVzdC9zdGF0dXMiLCJhdXRoX2lkIjoiMTIzNDU2IiwibWV0aG9kIjoi"
                        + "UE9TVCIsInBhcmFtcyI6IiIsImFsZyI6IkhTNTEyIn0..f1sQoeIpX_ZjOaykQzSeylvvKaVrEQV4gNM2ACFbEMkF"
                        + "DUV9Zk5WO1yQGEWez-vnQMVHodLBDVEyh5Xm2-3MjQ");
    }

    @Test
    void shouldBeVerifiedByAnIndependentLibrary() throws Exception {
        // given
        JwsSigner signer = new JwsSigner("/v5", "partner", () -> new Secret(LONG_SECRET));

        // when
        String signature = signer.sign(BODY);

        // then
        JWSObject parsed = JWSObject.parse(signature, new Payload(BODY));
        assertThat(parsed.verify(new MACVerifier(LONG_SECRET))).isTrue();
    }

    @Test
    void shouldEscapeWhatJsonWantsEscapedInTheHeader() throws Exception {
        // given
        JwsSigner signer = new JwsSigner("/v5", "a\"b\\c", () -> new Secret(LONG_SECRET));

        // when
        String signature = signer.sign(BODY);

        // then
        JWSObject parsed = JWSObject.parse(signature, new Payload(BODY));
        assertThat(parsed.getHeader().getCustomParam("auth_id")).isEqualTo("a\"b\\c");
    }

    @Test
    void shouldSignTheSameAgainAndAgain() {
        // given
        JwsSigner signer = new JwsSigner("/v5", "partner", () -> new Secret("secret"));

        // when
        String first = signer.sign(BODY);
        String second = signer.sign(BODY);

        // then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldSignWithTheNewSecretWhenItRotates() {
        // given
        Secret[] secret = {new Secret("old")};
        JwsSigner signer = new JwsSigner("/v5", "partner", () -> secret[0]);
        signer.sign(BODY);

        // when
        secret[0] = new Secret("new");
        String rotated = signer.sign(BODY);

        // then
        assertThat(rotated).isEqualTo(new JwsSigner("/v5", "partner", () -> new Secret("new")).sign(BODY));
    }

    @Test
    void shouldRecoverWhenAnEmptySecretIsReplaced() {
        // given
        Secret[] secret = {new Secret("")};
        JwsSigner signer = new JwsSigner("/v5", "partner", () -> secret[0]);
        assertThatThrownBy(() -> signer.sign(BODY)).hasMessageContaining("CARD_API_SECRET");

        // when
        secret[0] = new Secret("good");
        String signature = signer.sign(BODY);

        // then
        assertThat(signature).isEqualTo(new JwsSigner("/v5", "partner", () -> new Secret("good")).sign(BODY));
    }
}
