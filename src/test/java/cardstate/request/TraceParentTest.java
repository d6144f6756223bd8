package cardstate.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String GOOD = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void shouldBeTheHeaderAsItCame() {
        // then
        assertThat(TraceParent.of(header(GOOD))).isEqualTo(GOOD);
    }

    @Test
    void shouldBeTheLastOfSeveral() {
        // given
        Headers headers = header("other").add("traceparent", GOOD.getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(TraceParent.of(headers)).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0\n",
                "00-4bf92f3577b34da6a3ce929d0e0e4736\r\nX-Injected: yes12345"
            })
    void shouldSendNothingOfAnyOtherForm(String value) {
        // then
        assertThat(TraceParent.of(header(value))).isEmpty();
    }

    @Test
    void shouldBeEmptyWhereThereIsNone() {
        // then
        assertThat(TraceParent.of(new RecordHeaders())).isEmpty();
        assertThat(TraceParent.of(new RecordHeaders().add("traceparent", null))).isEmpty();
    }

    private static Headers header(String value) {
        return new RecordHeaders().add("traceparent", value.getBytes(StandardCharsets.UTF_8));
    }
}
