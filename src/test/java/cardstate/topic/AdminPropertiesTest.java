package cardstate.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminPropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "request.timeout.ms, 30000",
        "admin.request.timeout.ms, 30000",
        "default.api.timeout.ms, 2000",
        "admin.default.api.timeout.ms, 60000",
    })
    void shouldFitTheTimeOutsToTheOneThatIsPassedOn(String name, String millis) {
        // given
        Map<String, String> kafka = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:1", name, millis));

        // when
        Map<String, Object> properties = AdminProperties.of(kafka);

        // then
        assertThat(properties).containsEntry(name.replace("admin.", ""), millis);
        try (Admin admin = Admin.create(properties)) {
            assertThat(admin).isNotNull();
        }
    }
}
