package cardstate.dev.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JwsCheckTest {

    private static final String PATH = "/v5/card-api/request/status";
    private static final byte[] BODY =
            "{\"request_id\":\"828cf71d-a447-4a67-a149-c1df8bc197ca\"}".getBytes(StandardCharsets.UTF_8);
    private static final String PUBLISHED =
            "eyJ1cmkiOiIvdjUvY2FyZC1hcGkvcmVxdWVzdC9zdGF0dXMiLCJhdXRoX2lkIjoiMTIzNDU2IiwibWV0aG9kIjoiUE9TVCIs"
                    + "InBhcmFtcyI6IiIsImFsZyI6IkhTNTEyIn0..f1sQoeIpX_ZjOaykQzSeylvvKaVrEQV4gNM2ACFbEMkFDUV9Zk5WO1yQ"
                    + "GEWez-vnQMVHodLBDVEyh5Xm2-3MjQ";

    private final JwsCheck check = new JwsCheck("123456", "secret");

    @Test
    void shouldAcceptThePublishedSignature() {
        // when
        String problem = check.problem(PUBLISHED, PATH, null, BODY);

        // then
        assertThat(problem).isNull();
    }

    @Test
    void shouldRefuseThePublishedSignatureOverOtherBytes() {
        // given
        byte[] spaced = (new String(BODY, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);

        // when
        String problem = check.problem(PUBLISHED, PATH, null, spaced);

        // then
        assertThat(problem).contains("bytes of the body");
    }

    @Test
    void shouldRefuseASignatureForAnotherPath() {
        // when
        String problem = check.problem(PUBLISHED, ListHandler.PATH, null, BODY);

        // then
        assertThat(problem).contains(ListHandler.PATH);
    }

    @Test
    void shouldRefuseASignatureOfAnotherPartner() {
        // given
        JwsCheck other = new JwsCheck("654321", "secret");

        // when
        String problem = other.problem(PUBLISHED, PATH, null, BODY);

        // then
        assertThat(problem).contains("654321");
    }

    @Test
    void shouldRefuseACallWithoutASignature() {
        // when
        String problem = check.problem(null, PATH, null, BODY);

        // then
        assertThat(problem).contains("missing");
    }
}
