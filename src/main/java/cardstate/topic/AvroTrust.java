package cardstate.topic;

import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Avro 1.12.2 loads no class that it was not told to trust, generated ones neither. To be called before any use of
 * Avro; calling it again does no harm. Whatever else is trusted, by system property or by default, stays trusted.
 */
public final class AvroTrust {

    private static final String RECORDS = "cardstate.v1.";

    private AvroTrust() {}

    /** Trusts the generated records, for the whole process. */
    public static void grant() {
        if (!(ClassSecurityValidator.getGlobal() instanceof WithRecords)) {
            ClassSecurityValidator.setGlobal(new WithRecords(ClassSecurityValidator.getGlobal()));
        }
    }

    private record WithRecords(ClassSecurityPredicate others) implements ClassSecurityPredicate {
        @Override
        public boolean isTrusted(Class<?> type) {
            return type.getName().startsWith(RECORDS) || others.isTrusted(type);
        }
    }
}
