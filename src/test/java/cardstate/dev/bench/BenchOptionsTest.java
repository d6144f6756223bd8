package cardstate.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {

    @Test
    void shouldRunAllWorkloadsUnlessToldOtherwise() {
        // then
        assertThat(wanted()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i");
    }

    @Test
    void shouldRunTwoWorkloadsWhenQuick() {
        // then
        assertThat(wanted("--quick")).containsExactly("a", "c");
    }

    @Test
    void shouldRunTheNamedWorkloadsAtATenthWhenQuickToo() {
        // then
        assertThat(wanted("--quick", "--workloads", "g,b")).containsExactly("b", "g");
    }

    @Test
    void shouldRunEachCaseAsOftenAsTold() {
        // given
        BenchOptions options = BenchOptions.read(new String[] {"--rounds", "5"});

        // then
        assertThat(catalogue().workloads())
                .allSatisfy(each -> assertThat(options.roundsOf(each)).isEqualTo(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fast", "--rounds", "--rounds 0", "--rounds many", "--workloads z", "--workloads a,,b"})
    void shouldRefuseWhatItDoesNotUnderstand(String arguments) {
        // then
        assertThatIllegalArgumentException().isThrownBy(() -> BenchOptions.read(arguments.split(" ")));
    }

    private static Stream<String> wanted(String... arguments) {
        BenchOptions options = BenchOptions.read(arguments);
        return catalogue().workloads().stream().filter(options::wants).map(Workload::key);
    }

    private static Catalogue catalogue() {
        return new Catalogue(new Scale(1), true);
    }
}
