package cardstate.topic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Shows a record to a person without what the schema marks as sensitive: a field with {@code confluent:tags} shows
 * {@code ***} where it has a value, at any depth. What is not marked is shown. Pure; any thread.
 */
public final class Redaction {

    public static final String MASK = "***";

    private static final String TAGS = "confluent:tags";
    private static final JsonFactory JSON = new JsonFactory();

    private Redaction() {}

    /** The record's fields by name, in the schema's order: records as maps, arrays as lists, times as text. */
    public static Map<String, @Nullable Object> masked(IndexedRecord record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            boolean hidden = value != null && field.getObjectProp(TAGS) != null;
            fields.put(field.name(), hidden ? MASK : shown(value));
        }
        return fields;
    }

    /** The same as one line of JSON. */
    public static String json(IndexedRecord record) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, masked(record));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static @Nullable Object shown(@Nullable Object value) {
        if (value instanceof IndexedRecord record) {
            return masked(record);
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> shown = new ArrayList<>();
            items.forEach(item -> shown.add(shown(item)));
            return shown;
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> fields) {
            json.writeStartObject();
            for (var field : fields.entrySet()) {
                json.writeFieldName(String.valueOf(field.getKey()));
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number number) {
            json.writeNumber(number.toString());
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }
}
