package cardstate.topic;

import java.util.StringJoiner;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What every generated record extends, as pom.xml tells Avro's generator. Its text is its type and its ids: a record
 * that gets into a log, an exception or a debugger, however that came, shows no name, IBAN, mask, token or amount (P6).
 */
public abstract class DiscreetRecord extends SpecificRecordBase {

    private static final String ID = "_id";

    @Override
    public final String toString() {
        StringJoiner text = new StringJoiner(", ", getSchema().getName() + "[", "]");
        for (Schema.Field field : getSchema().getFields()) {
            if (field.name().endsWith(ID)) {
                text.add(field.name() + "=" + get(field.pos()));
            }
        }
        return text.toString();
    }
}
