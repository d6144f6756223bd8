package cardstate.dev.local;

import cardstate.dev.check.RequestPublisher;
import java.util.Map;

/**
 * Sample requests to the service that the environment names by {@code KAFKA_BOOTSTRAP_SERVERS} and
 * {@code SCHEMA_REGISTRY_URL}, until it is stopped; for {@code docker-compose.yml}.
 */
public final class SampleRequestsMain {

    private SampleRequestsMain() {}

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        try (RequestPublisher publisher = new RequestPublisher(
                environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                environment.getOrDefault("SCHEMA_REGISTRY_URL", "http://127.0.0.1:8085/apis/ccompat/v7"),
                LocalTopics.TOPICS.requests())) {
            System.out.println("about one request a second, for client-1 to client-" + SampleRequests.CLIENTS);
            new SampleRequests(publisher).run();
        }
    }
}
