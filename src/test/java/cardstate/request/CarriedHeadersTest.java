package cardstate.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CarriedHeadersTest {

    @Test
    void shouldCarryAllHeadersInOrder() {
        // given
        Headers headers = headers().add("b", new byte[] {1}).add("a", null).add("b", new byte[0]);

        // then
        assertThat(CarriedHeaders.of(headers)).isEqualTo(headers);
    }

    @Test
    void shouldCarryAllHeadersUpToTheLimit() {
        // given
        Headers headers = headers().add("name", new byte[CarriedHeaders.LIMIT_BYTES - 4]);

        // then
        assertThat(CarriedHeaders.of(headers)).hasSize(1);
    }

    @Test
    void shouldCarryOnlyTheTraceOverTheLimit() {
        // given
        Headers headers = headers()
                .add("traceparent", new byte[] {1})
                .add("name", new byte[CarriedHeaders.LIMIT_BYTES])
                .add("tracestate", new byte[] {2})
                .add("baggage", new byte[] {3});

        // then
        assertThat(CarriedHeaders.of(headers))
                .extracting(Header::key)
                .containsExactly("traceparent", "tracestate", "baggage");
    }

    @Test
    void shouldCountNamesToo() {
        // given
        Headers headers = headers().add("n".repeat(CarriedHeaders.LIMIT_BYTES + 1), null);

        // then
        assertThat(CarriedHeaders.of(headers)).isEmpty();
    }

    @Test
    void shouldKeepTheTraceWhereItsBaggageIsOverTheLimit() {
        // given
        Headers headers = headers()
                .add("baggage", new byte[CarriedHeaders.LIMIT_BYTES])
                .add("tracestate", new byte[] {2})
                .add("traceparent", new byte[] {1});

        // then
        assertThat(CarriedHeaders.of(headers)).extracting(Header::key).containsExactly("traceparent", "tracestate");
    }

    @Test
    void shouldKeepTheBaggageWhereTheTraceStateIsOverTheLimit() {
        // given
        Headers headers = headers()
                .add("traceparent", new byte[] {1})
                .add("tracestate", new byte[CarriedHeaders.LIMIT_BYTES])
                .add("baggage", new byte[] {3});

        // then
        assertThat(CarriedHeaders.of(headers)).extracting(Header::key).containsExactly("traceparent", "baggage");
    }

    @Test
    void shouldCarryNoTraceThatIsOverTheLimitItself() {
        // given
        Headers headers = headers().add("baggage", new byte[CarriedHeaders.LIMIT_BYTES]);

        // then
        assertThat(CarriedHeaders.of(headers)).isEmpty();
    }

    private static Headers headers() {
        return new RecordHeaders();
    }
}
