package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftTransactionsTest {

    private static final String IDENTITY = "4db2849a-518c-4ea8-bfcf-efdb78082f36";

    private final Path directory;

    LeftTransactionsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldNameTheTransactionsAsKafkaStreamsDoes() throws IOException {
        // given
        identity("{\"processId\":\"" + IDENTITY + "\"}");

        // when
        var ids = LeftTransactions.ids(directory, "test.cards", 2);

        // then
        assertThat(ids).containsExactly("test.cards-" + IDENTITY + "-1", "test.cards-" + IDENTITY + "-2");
    }

    @Test
    void shouldFindNoneInAFreshDirectory() {
        // when
        var ids = LeftTransactions.ids(directory, "test.cards", 2);

        // then
        assertThat(ids).isEmpty();
    }

    @Test
    void shouldFindNoneWhereTheIdentityIsNotAsKafkaStreamsWritesIt() throws IOException {
        // given
        identity("{\"processId\":null}");

        // when
        var ids = LeftTransactions.ids(directory, "test.cards", 2);

        // then
        assertThat(ids).isEmpty();
    }

    private void identity(String content) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("test.cards"));
        Files.writeString(folder.resolve("kafka-streams-process-metadata"), content);
    }
}
