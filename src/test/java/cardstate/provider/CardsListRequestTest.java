package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CardsListRequestTest {

    @Test
    void shouldHaveExactlyTheProvidersBody() {
        // given
        String clientId = "5b3fa7ba-57d3-4017-a65b-d57dcd2db643";

        // when
        CardsListRequest request = CardsListRequest.of(clientId);

        // then
        assertThat(new String(request.body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"request_id\":\"" + request.requestId() + "\",\"client_id\":\"" + clientId + "\"}");
    }

    @Test
    void shouldCarryAnyPrintableClientIdUnaltered() {
        // given
        StringBuilder printable = new StringBuilder();
        for (char c = ' '; c <= '~'; c++) {
            printable.append(c);
        }

        // when
        CardsListRequest request = CardsListRequest.of(printable.toString());

        // then
        assertThat(Buffer.buffer(request.body()).toJsonObject().getString("client_id"))
                .isEqualTo(printable.toString());
    }

    @Test
    void shouldTakeANewTimeOrderedIdEachTime() {
        // given
        UUID first = UUID.fromString(CardsListRequest.of("c").requestId());

        // when
        UUID second = UUID.fromString(CardsListRequest.of("c").requestId());

        // then
        assertThat(second).isNotEqualTo(first).returns(7, UUID::version);
        assertThat(second.toString()).isGreaterThan(first.toString());
    }
}
