package cardstate.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers of the HTTP server, held against the document that it gives out. Any thread. */
public final class AnswerCheck {

    private static final JsonObject API = read();
    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setBaseUri("https://openapi.invalid")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);

    private AnswerCheck() {}

    /**
     * Fails where the document has no such route, status or content type, or where the body is not of its schema.
     *
     * @param body null where it is not read, as that of a stream of events
     */
    public static void check(HttpResponse<?> answer, @Nullable String body) {
        String method = answer.request().method();
        String path = answer.uri().getRawPath();
        String type = answer.headers().firstValue("content-type").orElse("").replaceAll(";.*", "");
        check(method, path, answer.statusCode(), type, body);
    }

    static void check(String method, String path, int status, String type, @Nullable String body) {
        String what = method + " " + path + ", status " + status + ", " + type;
        JsonObject operation = operation(path).getJsonObject(method.toLowerCase(Locale.ROOT));
        assertThat(operation).as("the method of " + what).isNotNull();
        JsonObject answer = operation.getJsonObject("responses").getJsonObject(Integer.toString(status));
        assertThat(answer).as("the status of " + what).isNotNull();
        JsonObject content = answer.getJsonObject("content").getJsonObject(type);
        assertThat(content).as("the content type of " + what).isNotNull();
        if (body != null && content.containsKey("schema")) {
            OutputUnit found = Validator.create(schema(content.getJsonObject("schema")), OPTIONS)
                    .validate(Json.decodeValue(body));
            assertThat(found.getErrors()).as("what the schema says of " + what).isNullOrEmpty();
            assertThat(found.getValid()).as("that it has the schema of " + what).isTrue();
        }
    }

    /** Of the path that names most; a template's parameter stands for anything but a slash. */
    private static JsonObject operation(String path) {
        JsonObject paths = API.getJsonObject("paths");
        return paths.fieldNames().stream()
                .filter(template -> path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
                .min(Comparator.comparing(template -> template.contains("{")))
                .map(paths::getJsonObject)
                .orElseThrow(() -> new AssertionError("the document has no path like " + path));
    }

    private static JsonSchema schema(JsonObject reference) {
        String definitions =
                API.getJsonObject("components").getJsonObject("schemas").encode();
        return JsonSchema.of(new JsonObject()
                .put("$id", "https://openapi.invalid/answer")
                .put("$ref", defined(reference.getString("$ref")))
                .put("$defs", new JsonObject(defined(definitions))));
    }

    private static String defined(String references) {
        return references.replace("#/components/schemas/", "#/$defs/");
    }

    private static JsonObject read() {
        try (InputStream document = AnswerCheck.class.getResourceAsStream("/web/openapi.json")) {
            if (document == null) {
                throw new IllegalStateException("the document is not on the class path");
            }
            return new JsonObject(new String(document.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
