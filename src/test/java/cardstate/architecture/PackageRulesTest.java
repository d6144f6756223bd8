package cardstate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages read as the data flows, and each knows only those before it. */
class PackageRulesTest {

    private static final List<String> FLOW = List.of(
            "config",
            "topic",
            "store",
            "meter",
            "request",
            "call",
            "provider",
            "snapshot",
            "card",
            "change",
            "failure",
            "topology",
            "query",
            "watch",
            "web",
            "ops",
            "command");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cardstate");

    @ParameterizedTest
    @MethodSource("packages")
    void shouldKnowOnlyThePackagesBeforeIt(String name) {
        // given
        String[] later = FLOW.subList(FLOW.indexOf(name) + 1, FLOW.size()).stream()
                .map(PackageRulesTest::within)
                .toArray(String[]::new);

        // when
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(within(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(later);

        // then
        check(rule);
    }

    @Test
    void shouldHaveNoPackageOutsideTheFlow() {
        // given
        String[] known = Stream.concat(
                        Stream.of("cardstate", "cardstate.v1"), FLOW.stream().map(PackageRulesTest::within))
                .toArray(String[]::new);

        // when
        ArchRule rule = noClasses().should().resideOutsideOfPackages(known);

        // then
        check(rule);
    }

    @Test
    void shouldKeepKafkaOutOfTheProvider() {
        // when
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(within("provider"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.confluent..");

        // then
        check(rule);
    }

    @Test
    void shouldKeepVertxOutOfCardsAndChanges() {
        // when
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(within("card"), within("change"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx..");

        // then
        check(rule);
    }

    @Test
    void shouldHaveNoPackageNamedUtil() {
        // when
        ArchRule rule = noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..");

        // then
        check(rule);
    }

    @Test
    void shouldHaveNoStaticStateThatChanges() {
        // when
        ArchRule rule = noFields()
                .that()
                .areDeclaredInClassesThat(written())
                .and()
                .areStatic()
                .should()
                .notHaveModifier(JavaModifier.FINAL);

        // then
        check(rule);
    }

    @Test
    void shouldNotSleep() {
        // when
        ArchRule rule = noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod("java.util.concurrent.TimeUnit", "sleep", "long");

        // then
        check(rule);
    }

    @Test
    void shouldPrintToTheConsoleFromNowhereButMain() {
        // when
        ArchRule rule = noClasses()
                .that()
                .doNotHaveFullyQualifiedName("cardstate.Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");

        // then
        check(rule);
    }

    static Stream<String> packages() {
        return IntStream.range(0, FLOW.size() - 1).mapToObj(FLOW::get);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(OURS);
    }

    private static String within(String name) {
        return "cardstate." + name + "..";
    }

    /** Avro's generator has rules of its own. */
    private static DescribedPredicate<JavaClass> written() {
        return DescribedPredicate.describe(
                "were written by hand", type -> !type.getPackageName().startsWith("cardstate.v1"));
    }
}
