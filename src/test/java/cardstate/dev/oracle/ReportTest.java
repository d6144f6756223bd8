package cardstate.dev.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final OracleTestRig rig = new OracleTestRig();

    @Test
    void shouldNameIdAndCoordinatesAndWhatToDo() {
        // given
        rig.history.request("d", "1");

        // when
        String report = rig.check().report();

        // then
        assertThat(report).contains("client d, request 1, card-list-requested 0@9", "VIOLATED", "->");
    }

    @Test
    void shouldSayThatAllHolds() {
        assertThat(rig.check().report()).contains("holds").doesNotContain("VIOLATED");
    }

    @Test
    void shouldNotQuotePersonalData() {
        // given
        rig.history.request("g", "1");
        rig.history.snapshot("g", "1", "call-7", History.card("G", "00", "1"));
        rig.history.state(4, History.card("X", "00", "77"), "b");

        // when
        String report = rig.check().report();

        // then
        assertThat(List.of(History.FIRST_NAME, History.IBAN, History.MASK, "77"))
                .allSatisfy(planted -> assertThat(report).doesNotContain(planted));
    }

    @Test
    void shouldNotSendAnIdsControlCharactersToATerminal() {
        // given
        rig.history.status("evil\u001b[2J\n", 1, "00", "01");

        // then
        assertThat(rig.check().report()).contains("card evil?[2J?");
    }

    @Test
    void shouldFailATestWithTheReport() {
        // given
        rig.history.request("d", "1");

        // then
        assertThatThrownBy(() -> rig.check().assertHolds())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("client d, request 1");
    }
}
