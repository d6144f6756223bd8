package cardstate.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCheckTest {

    private static final String JSON = "application/json";
    private static final String ACCEPTED =
            """
            {"request_id":"r","client_id":"c","as_of":"2026-11-22T00:00:00.000Z"}""";

    @Test
    void shouldLetPassWhatTheDocumentSays() {
        // then
        assertThatCode(() -> AnswerCheck.check("POST", "/v1/clients/c/refresh", 202, JSON, ACCEPTED))
                .doesNotThrowAnyException();
        assertThatCode(() -> AnswerCheck.check("GET", "/v1/changes", 200, "text/event-stream", null))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v2/other, 200, application/json, the document has no path",
        "PUT, /v1/clients/c/refresh, 202, application/json, the method",
        "POST, /v1/clients/c/refresh, 201, application/json, the status",
        "POST, /v1/clients/c/refresh, 202, text/plain, the content type"
    })
    void shouldFindWhatTheDocumentDoesNotForesee(String method, String path, int status, String type, String found) {
        // when, then
        assertThatThrownBy(() -> AnswerCheck.check(method, path, status, type, ACCEPTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"client_id\":\"c\",|",
                "\"client_id\":\"c\",|\"client_id\":7,",
                "\"client_id\":\"c\",|\"client_id\":null,",
                "\"client_id\":\"c\",|\"client_id\":\"c\",\"more\":1,",
                "2026-11-22T00:00:00.000Z|yesterday"
            })
    void shouldFindABodyThatIsNotOfItsSchema(String part, String instead) {
        // given
        String body = ACCEPTED.replace(part, instead == null ? "" : instead);

        // when, then
        assertThatThrownBy(() -> AnswerCheck.check("POST", "/v1/clients/c/refresh", 202, JSON, body))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void shouldLookIntoWhatASchemaRefersTo() {
        // given
        String body =
                """
                {"as_of":"2026-11-22T00:00:00.000Z","interval_seconds":5,"samples":[{"at":"2026-11-22T00:00:00.000Z"}]}""";

        // when, then
        assertThatThrownBy(() -> AnswerCheck.check("GET", "/v1/history", 200, JSON, body))
                .isInstanceOf(AssertionError.class);
    }
}
