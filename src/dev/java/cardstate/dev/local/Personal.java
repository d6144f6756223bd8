package cardstate.dev.local;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Which fields must not be shown, as the schemas mark them with {@code confluent:tags}. Pure. */
final class Personal {

    static final String HIDDEN = "***";

    private Personal() {}

    /** Whether the field is marked. A field that the schema does not have counts as marked. */
    static boolean isMarked(Schema record, String name) {
        Schema.Field field = record.getField(name);
        return field == null || field.getObjectProp("confluent:tags") != null;
    }

    /** The value as it may be shown: empty for none, hidden where the field is marked. */
    static String shown(Schema record, String name, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return isMarked(record, name) ? HIDDEN : value.toString();
    }
}
