package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What examples/ shows is run as a reader would, against an installation of its own. */
@ExtendWith(RealStack.class)
class ExamplesIT {

    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String TRUSTED = "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=cardstate.v1";
    private static final String JAR =
            Path.of("target", "card-state-streams.jar").toString();

    private final Path output;
    private final Installation installation;
    private final Child service;

    ExamplesIT(RealStack.Up stack, @TempDir Path directory) {
        output = directory.resolve("output");
        installation = new Installation(stack, Behaviour.flawless(), Map.of());
        service = installation.start("one");
        installation.askForAll(1);
        installation.awaitWork();
    }

    @AfterEach
    void stop() {
        service.close();
        installation.close();
    }

    @Test
    void shouldPublishARequestFromJavaAndReadWhatComesOfIt() throws Exception {
        // when
        String published =
                run(Path.of(""), JAVA, TRUSTED, "-cp", JAR, example("RequestProducer"), "client-3", "from-java");
        await().atMost(SOON).until(() -> installation.outcomes() == 2);
        String read = run(Path.of(""), JAVA, TRUSTED, "-cp", JAR, example("ChangesConsumer"), installation.prefix, "5");

        // then
        int cards = installation.provider.truth("client-3").size();
        assertThat(cards).isPositive();
        assertThat(published).contains("published request from-java for client-3");
        assertThat(read)
                .contains("client client-3: " + cards + " cards, request from-java")
                .contains("listed by [client-3]", "status null -> ", "appeared");
    }

    private static String example(String name) {
        return EXAMPLES.resolve("java").resolve(name + ".java").toString();
    }

    @Test
    void shouldPublishARequestFromNodeAndReadWhatComesOfIt() throws Exception {
        // given
        assumeTrue(installed("node") && installed("npm"), "there is no node and npm on the PATH");
        Path node = EXAMPLES.resolve("node");
        if (!Files.exists(node.resolve("node_modules"))) {
            run(node, "npm", "install", "--no-audit", "--no-fund");
        }

        // when
        String printed = run(node, "node", "request.mjs", "client-3");

        // then
        assertThat(printed)
                .contains("for client-3", "client-cards-snapshot  key client-3", "card-state", "card-status-changed");
    }

    @Test
    void shouldShowADeadLetterWithKcat() throws Exception {
        // given
        assumeTrue(installed("kcat"), "there is no kcat on the PATH");
        String kcat = EXAMPLES.resolve("kcat.sh").toString();

        // when
        run(Path.of(""), kcat, "bad-record");
        await().atMost(SOON).until(() -> installation.count(installation.topics.deadLetters()) == 1);

        // then
        assertThat(run(Path.of(""), kcat, "card-list-requested-dlq"))
                .contains("key client-1", "x-example=kcat", "reason=DECODE", "10 bytes");
        assertThat(run(Path.of(""), kcat, "client-cards-snapshot")).contains("key client-0");
    }

    private static boolean installed(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    /** What it prints; it must end well. */
    private String run(Path folder, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", installation.stack.broker().bootstrapServers(),
                        "SCHEMA_REGISTRY_URL", installation.stack.registry().url(),
                        "TOPIC_PREFIX", installation.prefix));
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            String printed = Files.readString(output);
            assertThat(ended).as(printed).isTrue();
            assertThat(process.exitValue()).as(printed).isZero();
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}
