package cardstate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSecretTest {

    private final Path directory;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
    private final Path file;
    private final SecretSource secret;

    FileSecretTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        file = Files.writeString(directory.resolve("secret"), "first\n");
        secret = new FileSecret(file, new Secret("first"), nanos::get);
    }

    @Test
    void shouldGiveTheNewSecretASecondLater() throws Exception {
        // given
        Files.writeString(file, "other\n");

        // when
        pass(Duration.ofSeconds(1));

        // then
        assertThat(secret.current().value()).isEqualTo("other");
    }

    @Test
    void shouldNotReadMoreOftenThanOnceASecond() throws Exception {
        // given
        Files.writeString(file, "other\n");

        // when
        pass(Duration.ofMillis(999));

        // then
        assertThat(secret.current().value()).isEqualTo("first");
    }

    @Test
    void shouldKeepTheLastGoodSecretWhileTheFileIsMissing() throws Exception {
        // given
        Files.delete(file);

        // when
        pass(Duration.ofSeconds(2));

        // then
        assertThat(secret.current().value()).isEqualTo("first");
    }

    @Test
    void shouldKeepTheLastGoodSecretWhileTheFileIsEmpty() throws Exception {
        // given
        Files.writeString(file, "\n");

        // when
        pass(Duration.ofSeconds(2));

        // then
        assertThat(secret.current().value()).isEqualTo("first");
    }

    @Test
    void shouldTakeTheSecretOfAFileThatIsBack() throws Exception {
        // given
        Files.delete(file);
        pass(Duration.ofSeconds(2));
        secret.current();
        Files.writeString(file, "back");

        // when
        pass(Duration.ofSeconds(2));

        // then
        assertThat(secret.current().value()).isEqualTo("back");
    }

    @Test
    void shouldFollowALinkThatIsSwapped() throws Exception {
        // given
        Path one = Files.createDirectory(directory.resolve("..one"));
        Path two = Files.createDirectory(directory.resolve("..two"));
        Files.writeString(one.resolve("secret"), "1234");
        Files.writeString(two.resolve("secret"), "5678");
        Path data = Files.createSymbolicLink(directory.resolve("..data"), one);
        Path mounted = Files.createSymbolicLink(directory.resolve("mounted"), Path.of("..data/secret"));
        SecretSource linked = new FileSecret(mounted, new Secret("1234"), nanos::get);

        // when
        Path swapped = Files.createSymbolicLink(directory.resolve("..data_tmp"), two);
        Files.move(swapped, data, StandardCopyOption.ATOMIC_MOVE);
        pass(Duration.ofSeconds(1));

        // then
        assertThat(linked.current().value()).isEqualTo("5678");
    }

    @Test
    void shouldPrintItsFileOnly() {
        // when
        String printed = secret.toString();

        // then
        assertThat(printed).contains(file.toString()).doesNotContain("first");
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
