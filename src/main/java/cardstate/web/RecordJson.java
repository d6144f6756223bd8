package cardstate.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as JSON, with the fields' own names: times in UTC, amounts as text so that no digit is lost, sensitive fields
 * masked unless they may be seen. Immutable.
 */
record RecordJson(boolean sensitive) {

    JsonObject of(SpecificRecord record) {
        JsonObject json = new JsonObject();
        for (Schema.Field field : record.getSchema().getFields()) {
            json.put(field.name(), value(field.name(), record.get(field.pos())));
        }
        return json;
    }

    private @Nullable Object value(String name, @Nullable Object value) {
        if (value instanceof SpecificRecord record) {
            return of(record);
        }
        if (value instanceof Collection<?> items) {
            JsonArray array = new JsonArray();
            items.forEach(item -> array.add(value(name, item)));
            return array;
        }
        if (value instanceof Instant time) {
            return Json.time(time);
        }
        if (value instanceof BigDecimal amount) {
            BigDecimal plain = amount.stripTrailingZeros();
            return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
        }
        if (value instanceof CharSequence text) {
            return sensitive ? text.toString() : Masks.mask(name, text.toString());
        }
        return value;
    }
}
