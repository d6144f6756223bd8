package cardstate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.deploy.OperatorKinds.PrometheusRule;
import cardstate.deploy.OperatorKinds.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MonitoringTest {

    private static final Path FOLDER = Manifest.FOLDER.resolve("monitoring");

    static List<String> dashboardQueries() throws IOException {
        return dashboard().findValuesAsText("expr").stream()
                .map(query -> query.replace("$__rate_interval", "1m"))
                .toList();
    }

    static List<Rule> rules() {
        return StrictModels.first(FOLDER.resolve("prometheusrule.yaml"), PrometheusRule.class).spec().groups().stream()
                .flatMap(group -> group.rules().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dashboardQueries")
    void shouldShowOnlyMetersThatExist(String query) throws IOException {
        // then
        assertThat(Queries.series(query)).isNotEmpty().isSubsetOf(KnownMeters.series());
        assertThat(KnownMeters.labels()).containsAll(Queries.labels(query));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldAlertOnlyOnMetersThatExist(Rule rule) throws IOException {
        // then
        assertThat(Queries.series(rule.expr())).isNotEmpty().isSubsetOf(KnownMeters.series());
        assertThat(KnownMeters.labels()).containsAll(Queries.labels(rule.expr()));
    }

    @Test
    void shouldNotKnowAMeterThatNobodyCounts() throws IOException {
        // then
        assertThat(KnownMeters.series())
                .contains("cardstate_snapshots_total", "cardstate_calls_seconds_bucket", "jvm_memory_used_bytes")
                .doesNotContain("cardstate_snapshots", "cardstate_calls_total");
    }

    @Test
    void shouldLeadFromEveryAlertToItsHeading() throws IOException {
        // given
        Set<String> headings = Files.readAllLines(Path.of("docs", "alerts.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .collect(Collectors.toSet());

        // then
        assertThat(rules())
                .extracting(Rule::alert)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(headings);
        assertThat(rules()).allSatisfy(rule -> assertThat(rule.annotations().get("runbook"))
                .isEqualTo("docs/alerts.md#" + rule.alert().toLowerCase(Locale.ROOT)));
    }

    @Test
    void shouldGiveTheOperatorTheRulesThatAreTested() {
        // given
        Object tested = Manifest.of(FOLDER.resolve("alerts.yaml")).get(0).content();

        // when
        Object given = Manifest.of(FOLDER.resolve("prometheusrule.yaml"))
                .get(0)
                .content()
                .get("spec");

        // then
        assertThat(given).isEqualTo(tested);
    }

    @Test
    void shouldTestEveryRule() throws IOException {
        // given
        String tests = Files.readString(FOLDER.resolve("alerts-test.yaml"));

        // then
        assertThat(rules()).allSatisfy(rule -> assertThat(tests).contains("alertname: " + rule.alert() + "\n"));
    }

    @Test
    void shouldPlaceNoPanelOverAnother() throws IOException {
        // when
        List<String> places = dashboard().findValues("gridPos").stream()
                .map(place -> place.get("x") + "/" + place.get("y"))
                .toList();

        // then
        assertThat(places).isNotEmpty().doesNotHaveDuplicates();
        assertThat(dashboard().findValuesAsText("uid")).contains("card-state-streams", "${datasource}");
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(Files.readString(FOLDER.resolve("dashboard.json")));
    }
}
