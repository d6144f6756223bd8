package cardstate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/**
 * What a reading of the code can tell of discretion (P6). A logger takes any object, so the bytecode of a call does not
 * say whether a generated record is among its arguments. So a record's own text shows its ids alone, which {@link
 * OwnTypesDiscretionTest} holds, and here it is held that nobody turns a record into a text by other means.
 */
class DiscretionRulesTest {

    private static final String RECORDS = "cardstate.v1";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cardstate");

    @Test
    void shouldNeverTurnARecordIntoText() {
        // given
        DescribedPredicate<JavaMethodCall> textOfARecord = DescribedPredicate.describe(
                "toString of a generated record or of Avro's data, or a JSON encoder",
                call -> call.getName().equals("jsonEncoder")
                        || call.getName().equals("toString")
                                && (call.getTargetOwner().getPackageName().equals(RECORDS)
                                        || call.getTargetOwner().isAssignableTo("org.apache.avro.generic.IndexedRecord")
                                        || call.getTargetOwner()
                                                .isAssignableTo("org.apache.avro.generic.GenericData")));

        // when
        ArchRule rule =
                noClasses().that().resideOutsideOfPackage(RECORDS).should().callMethodWhere(textOfARecord);

        // then
        rule.check(OURS);
    }

    @Test
    void shouldNeverLogWhereRecordsAreCompared() {
        // given
        DescribedPredicate<JavaAccess<?>> logging = DescribedPredicate.describe(
                "a logger", access -> access.getTargetOwner().isAssignableTo("org.slf4j.Logger"));

        // when
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage("cardstate.card..", "cardstate.change..")
                .should()
                .accessTargetWhere(logging);

        // then
        rule.allowEmptyShould(true).check(OURS);
    }

    @Test
    void shouldNeverPrintAStackTrace() {
        // when
        ArchRule rule = noClasses().should().callMethod(Throwable.class, "printStackTrace");

        // then
        rule.check(OURS);
    }
}
