package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.freedompay.kz, api.freedompay.kz, 443, true, /v5/card-api/client/cards/list",
        "https://api.freedompay.kz/, api.freedompay.kz, 443, true, /v5/card-api/client/cards/list",
        "HTTP://localhost:8081/a%20b//, localhost, 8081, false, /a%20b/v5/card-api/client/cards/list",
        "http://localhost, localhost, 80, false, /v5/card-api/client/cards/list"
    })
    void shouldPutThePathBehindTheBase(URI base, String host, int port, boolean tls, String path) {
        // given
        Endpoint expected = new Endpoint(host, port, tls, path);

        // when
        Endpoint endpoint = Endpoint.of(base);

        // then
        assertThat(endpoint).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "localhost:8081", "https:///path", "/path"})
    void shouldNameTheSettingWhenItIsNoHttpUrl(URI base) {
        // given
        URI given = base;

        // when, then
        assertThatThrownBy(() -> Endpoint.of(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CARD_API_URL");
    }
}
