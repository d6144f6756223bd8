package cardstate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private final AtomicLong nanos = new AtomicLong();
    private Path file = Path.of("unset");

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        file = folder.resolve("tokens");
        Files.writeString(file, "# support\n\nplain-token\nfull-token sensitive\n");
    }

    @Test
    void shouldLetEverybodySeeAllWithoutAFile() {
        // when
        Tokens tokens = new Tokens(null);

        // then
        assertThat(tokens.access(null)).contains(Tokens.Access.SENSITIVE);
    }

    @Test
    void shouldTellWhoMaySeeSensitiveFields() {
        // when
        Tokens tokens = new Tokens(file);

        // then
        assertThat(tokens.access("Bearer plain-token")).contains(Tokens.Access.MASKED);
        assertThat(tokens.access("bearer full-token")).contains(Tokens.Access.SENSITIVE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer nope",
                "Basic plain-token",
                "plain-token",
                "Bearer #",
                "Bearer sensitive"
            })
    void shouldLetNobodyElseIn(String authorization) {
        // then
        assertThat(new Tokens(file).access(authorization)).isEmpty();
    }

    @Test
    void shouldKeepTheTokensWhileTheFileHoldsNone() throws IOException {
        // given
        Tokens tokens = new Tokens(file, () -> nanos.getAndAdd(2_000_000_000));
        tokens.access("Bearer plain-token");

        // when
        Files.writeString(file, "");

        // then
        assertThat(tokens.access("Bearer plain-token")).isPresent();
    }

    @Test
    void shouldTakeUpATokenThatIsNewAndForgetOneThatIsGone() throws IOException {
        // given
        Tokens tokens = new Tokens(file, () -> nanos.getAndAdd(2_000_000_000));
        tokens.access("Bearer plain-token");

        // when
        Files.writeString(file, "new-token\n");

        // then
        assertThat(tokens.access("Bearer new-token")).isPresent();
        assertThat(tokens.access("Bearer plain-token")).isEmpty();
    }

    @Test
    void shouldShowNoToken() {
        // when
        Tokens tokens = new Tokens(file);
        tokens.access("Bearer plain-token");

        // then
        assertThat(tokens.toString()).doesNotContain("plain-token", "full-token");
    }
}
