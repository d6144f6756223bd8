package cardstate.dev.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;

/**
 * What a few lines of Kafka Streams do: each record waits for its call, {@code exactly_once_v2}, a thread for each
 * partition, the raw answer on one topic. No Avro, no state, no signature, no retry.
 */
public final class SyncMain {

    private SyncMain() {}

    /** Takes the broker, the provider's URL, the topics in and out, a state directory, and how many threads. */
    public static void main(String[] args) {
        HttpClient http = HttpClient.newHttpClient();
        URI uri = URI.create(args[1] + "/v5/card-api/client/cards/list");
        StreamsBuilder builder = new StreamsBuilder();
        builder.<String, String>stream(args[2])
                .mapValues((client, request) -> call(http, uri, client))
                .to(args[3]);
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "bootstrap.servers", args[0],
                "application.id", args[2],
                "state.dir", args[4],
                "num.stream.threads", args[5],
                "processing.guarantee", "exactly_once_v2",
                "default.key.serde", Serdes.StringSerde.class.getName(),
                "default.value.serde", Serdes.StringSerde.class.getName()));
        KafkaStreams streams = new KafkaStreams(builder.build(), properties);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close, "close"));
        streams.start();
    }

    private static String call(HttpClient http, URI uri, String client) {
        String body = "{\"request_id\":\"" + UUID.randomUUID() + "\",\"client_id\":\"" + client + "\"}";
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new IllegalStateException("the provider does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
