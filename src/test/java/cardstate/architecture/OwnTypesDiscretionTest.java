package cardstate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.topic.AvroTrust;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of a type of ours shows no planted value, whatever it holds (P6): every record, ours and Avro's. */
class OwnTypesDiscretionTest {

    @BeforeAll
    static void trust() {
        AvroTrust.grant();
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldShowNothingThatMayNotBeTold(Class<?> type) {
        // given
        Object planted = new Planting().of(type);

        // when
        String text = String.valueOf(planted);

        // then
        assertThat(planted).isInstanceOf(type);
        assertThat(text).doesNotContain(Planting.MARK).doesNotContain(Planting.AMOUNT.toPlainString());
    }

    static Stream<Class<?>> types() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("cardstate").stream()
                        .filter(type ->
                                type.isRecord() || type.isAssignableTo("org.apache.avro.specific.SpecificRecord"))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::reflect);
    }
}
