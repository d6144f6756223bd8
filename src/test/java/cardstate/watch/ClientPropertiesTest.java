package cardstate.watch;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {

    @Test
    void shouldMakeAConsumerWhateverGroupProtocolTheStreamHas() {
        // given
        Map<String, Object> properties = ClientProperties.consumer(
                Map.of("bootstrap.servers", "127.0.0.1:9", "group.protocol", "streams"), "reader");

        // then
        assertThatCode(() -> new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .close())
                .doesNotThrowAnyException();
    }
}
