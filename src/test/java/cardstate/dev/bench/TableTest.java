package cardstate.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void shouldShowOnlyMeasuresThatARowHas() {
        // given
        List<Row> rows = List.of(
                new Row("a", "256 in flight", "service", 3, 0, SomeRows.figure(Measure.PER_SECOND, 4890.4)),
                new Row("a", "9 in flight", "parallel consumer", 3, 0, SomeRows.figure(Measure.PER_SECOND, 71)));

        // when
        String text = Table.text("(a) saturated", rows);

        // then
        assertThat(text)
                .isEqualTo(
                        """
                        (a) saturated
                          case           system               /s
                          256 in flight  service            4890
                          9 in flight    parallel consumer    71
                        """);
    }

    @Test
    void shouldSayWhatIsNotThere() {
        // given
        Row missing = new Row("a", "256 in flight", "parallel consumer", 0, 0, Measured.nothing());

        // then
        assertThat(Table.text("(a)", List.of(missing))).contains("not there");
    }

    @Test
    void shouldSayHowManyRunsAreVoid() {
        // given
        Row spoilt = new Row("a", "256 in flight", "service", 2, 1, SomeRows.figure(Measure.PER_SECOND, 10));

        // then
        assertThat(Table.text("(a)", List.of(spoilt))).contains("1 of 3 runs void");
    }

    @Test
    void shouldGiveEachRowOfTheCsvAsManyFieldsAsTheHead() {
        // when
        String csv = Table.csv(SomeRows.all());

        // then
        assertThat(csv.lines().map(TableTest::fields)).containsOnly(5 + Measure.values().length);
    }

    @Test
    void shouldQuoteACommaInTheCsv() {
        // when
        String csv = Table.csv(SomeRows.all());

        // then
        assertThat(csv).contains("\ni,\"kill -9, 60,000 cards\",service,2,1,");
    }

    private static int fields(String line) {
        return line.replaceAll("\"[^\"]*\"", "").split(",", -1).length;
    }
}
